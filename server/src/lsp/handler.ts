// What an answer to a request is; each group of requests has its own file of them, and `handlers.ts` joins them.

import type { Server } from './server.ts';
import type { At } from './session.ts';
import { pathOf } from './uris.ts';

export interface Handler {
  readonly method: string;
  readonly answer: (server: Server, params: never) => unknown;
}

/** Pairs a method with its answer; the method decides what the parameters are. */
export const handler = <P>(method: string, answer: (server: Server, params: P) => unknown): Handler => ({ method, answer });

/** The home and the file that a document belongs to; undefined for what lies in no home. */
export function atOf({ session }: Server, uri: string): At | undefined {
  const path = pathOf(uri);
  return path === undefined ? undefined : session.at(path);
}
