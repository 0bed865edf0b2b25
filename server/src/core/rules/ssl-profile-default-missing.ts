// The SSL profiles of an API Manager have none for all other backends.

import { defaultProfile } from '../blocks/documented.ts';
import type { HomeModel } from '../model/build.ts';
import { dynamicProfiles, profilesOf, serversOf } from '../model/dynamic-ssl.ts';
import { isWhole } from '../model/element.ts';
import type { Node } from '../syntax/node.ts';
import { intoElement } from './block-edits.ts';
import { dynamicSsl } from './documentation.ts';
import { fix } from './mend.ts';
import { words, type Fix, type Rule } from './rule.ts';
import { profileValuesOf, unknownValues } from './ssl-profile-blocks.ts';

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
      yield {
        at: { file, range: node.nameRange }, message: words('There is no profile for *: certificates that are uploaded in the Publisher have no effect'),
        fixes: insertProfile(model, file, node),
      };
    }
  },
};

/** The documented profile, with the keystores of the sender that loads the file, or places to type them. */
function insertProfile(model: HomeModel, file: string, node: Node): readonly Fix[] {
  const loading = dynamicProfiles(model).find((each) => each.file === file && each.transport.kind === 'sender');
  const values = (loading && profileValuesOf(model, loading.transport)) ?? unknownValues;
  return fix(words('Insert a profile for *'), intoElement(model, { file, node }, [defaultProfile(values.keystore, values.truststore)]), true);
}
