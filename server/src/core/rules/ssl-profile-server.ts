// An SSL profile is for a server that is written in another way than the sender looks for.

import { profilesOf, serversOf } from '../model/dynamic-ssl.ts';
import { childOf, valueRange } from '../model/element.ts';
import { dynamicSsl } from './documentation.ts';
import { words, type Rule } from './rule.ts';

export const sslProfileServer: Rule = {
  id: 'ssl-profile-server',
  severity: 'error',
  summary: 'A server of an SSL profile is neither * nor host:port',
  documentation: dynamicSsl,

  *check(model) {
    for (const { file, profiles } of profilesOf(model).filter(({ kind }) => kind === 'sender')) {
      for (const profile of profiles) {
        const wrong = (serversOf(profile) ?? []).filter((server) => server !== '' && !isServer(server));
        if (wrong.length === 0) continue;
        yield {
          at: { file, range: valueRange(childOf(profile, 'servers')!) },
          message: words('{0}: a server has to be * or host:port, and the profile serves no other', wrong.join(', ')),
        };
      }
    }
  },
};

/** As the sender looks for it, with the port even where it is the usual one. */
function isServer(text: string): boolean {
  const port = /^(?:\[[\da-f:.%]+\]|[^\s:/]+):(\d+)$/i.exec(text)?.[1];
  return text === '*' || (port !== undefined && Number(port) > 0 && Number(port) < 65_536);
}
