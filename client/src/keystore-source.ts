// How the server gets at the bytes of a keystore that the viewer shows.

import { type Uri, workspace } from 'vscode';
import type { KeystoreSource } from '../../server/src/lsp/protocol.ts';

const mostBytes = 16 * 1024 * 1024;

/** What the server is told of a file: it reads those of this machine itself, and takes the bytes of others, as old revisions are. */
export async function sourceOf(uri: Uri, password?: string): Promise<KeystoreSource> {
  const source = { uri: uri.toString(), ...(password === undefined ? {} : { password }) };
  if (uri.scheme === 'file') return source;
  if ((await workspace.fs.stat(uri)).size > mostBytes) return source;
  return { ...source, bytes: Buffer.from(await workspace.fs.readFile(uri)).toString('base64') };
}
