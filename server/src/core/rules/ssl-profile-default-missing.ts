// The SSL profiles of an API Manager have none for all other backends.

import { profilesOf, serversOf } from '../model/dynamic-ssl.ts';
import { isWhole } from '../model/element.ts';
import { dynamicSsl } from './documentation.ts';
import { words, type Rule } from './rule.ts';

export const sslProfileDefaultMissing: Rule = {
  id: 'ssl-profile-default-missing',
  severity: 'warning',
  summary: 'The SSL profiles have none for *, which certificates of the Publisher need',
  documentation: dynamicSsl,

  *check(model) {
    if (model.home.serverKey !== 'AM') return;
    for (const { file, kind, isDynamic, node, profiles } of profilesOf(model)) {
      if (kind !== 'sender' || !isDynamic || !isWhole(model.world, file)) continue;
      const servers = profiles.map(serversOf);
      if (servers.some((each) => each === undefined || each.includes('*'))) continue;
      yield { at: { file, range: node.nameRange }, message: words('There is no profile for *: certificates that are uploaded in the Publisher have no effect') };
    }
  },
};
