// What an answer to a request is; each group of requests has its own file of them, and `handlers.ts` joins them.

import type { Position } from 'vscode-languageserver/node';
import { isOpeningAt } from '../core/index.ts';
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

/** How long an answer waits for a keystore that is being opened. */
const patience = 2000;

/** A place once the keystore that it names is open, or has taken too long. */
export async function openedAt(server: Server, uri: string, position: Position): Promise<At | undefined> {
  const isOver = new Promise<true>((resolve) => setTimeout(resolve, patience, true).unref());
  for (;;) {
    const at = atOf(server, uri);
    if (!at || !isOpeningAt(at.model, at.file, server.files.lines(at.file).offset(position))) return at;
    if (await Promise.race([isOver, server.session.nextOpened()])) return atOf(server, uri);
  }
}
