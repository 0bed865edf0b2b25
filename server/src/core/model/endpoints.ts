// The servers that a home's endpoints call by HTTPS.

import type { HomeModel } from './build.ts';
import { expand } from './files.ts';

const patterns = ['endpoints', 'api', 'proxy-services', 'sequences'].map((folder) => `repository/deployment/server/synapse-configs/default/${folder}/*.xml`);

/** Somebody waits for the answer. */
const mostFiles = 200;

const address = /\buri(?:-template)?\s*=\s*["']https:\/\/([A-Za-z0-9.-]+)(?::(\d{1,5}))?(?=[/"'?#])/g;

/** Each server as `host:port`, with the first file that names it. */
export function httpsServers({ home, world }: HomeModel): readonly { readonly server: string; readonly file: string }[] {
  const files = patterns.flatMap((pattern) => expand(pattern, home, world)).slice(0, mostFiles);
  const servers = new Map<string, string>();
  for (const file of files) {
    for (const [, host, port = '443'] of (world.text(file)?.text ?? '').matchAll(address)) {
      const server = `${host!.toLowerCase()}:${port}`;
      if (!servers.has(server)) servers.set(server, file);
    }
  }
  return [...servers].map(([server, file]) => ({ server, file })).sort((a, b) => (a.server < b.server ? -1 : 1));
}
