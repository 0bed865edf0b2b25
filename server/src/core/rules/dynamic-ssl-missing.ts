// The HTTPS sender of an API Manager does not load certificates while it runs, though it could.

import { dynamicSsl as parameter, sslProfiles, sslProfilesPath } from '../blocks/documented.ts';
import { hasFolder } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import { classOf, tlsTransports, type Transport } from '../model/dynamic-ssl.ts';
import { isWhole, parameterOf } from '../model/element.ts';
import type { Home } from '../model/home.ts';
import { compareVersions } from '../model/product.ts';
import type { World } from '../model/world.ts';
import { join } from '../text/path.ts';
import { dynamicSsl } from './documentation.ts';
import { intoElement, newFile } from './block-edits.ts';
import { fix } from './mend.ts';
import { words, type Fix, type Rule } from './rule.ts';
import { profileValuesOf } from './ssl-profile-blocks.ts';

export const dynamicSslMissing: Rule = {
  id: 'dynamic-ssl-missing',
  severity: 'hint',
  summary: 'The HTTPS sender does not load certificates while the server runs',
  documentation: dynamicSsl,

  *check(model) {
    if (!hasDynamicSsl(model.home, model.world)) return;
    for (const transport of tlsTransports(model)) {
      const { file, kind, node } = transport;
      if (kind !== 'sender' || !classOf(transport)?.endsWith('.PassThroughHttpSSLSender') || !isWhole(model.world, file)) continue;
      const isHttps = node.children.some(({ name, value }) => name === '@name' && value?.text === 'https');
      // Profiles that stand in axis2.xml would be overridden.
      if (!isHttps || parameterOf(node, 'dynamicSSLProfilesConfig') || parameterOf(node, 'customSSLProfiles')) continue;
      yield {
        at: { file, range: node.nameRange }, message: words('Without dynamicSSLProfilesConfig, certificates of backends need a restart of the server'),
        fixes: insertParameter(model, transport),
      };
    }
  },
};

/** API Manager 2.2 to 2.6, and 2.1 where it was added. */
function hasDynamicSsl({ path, serverKey, productVersion }: Home, world: World): boolean {
  if (serverKey !== 'AM' || productVersion === undefined || compareVersions(productVersion, '3.0') >= 0) return false;
  if (compareVersions(productVersion, '2.2') >= 0) return true;
  return compareVersions(productVersion, '2.1') >= 0 && world.look(join(path, sslProfilesPath)).kind === 'file';
}

/** The documented parameter, and the file that it names where that is missing, with the sender's keystores. */
function insertParameter(model: HomeModel, transport: Transport): readonly Fix[] {
  const profiles = join(model.home.path, sslProfilesPath);
  const edits = intoElement(model, { file: transport.file, node: transport.node }, [parameter]);
  if (model.world.look(profiles).kind !== 'missing') return fix(words('Insert dynamicSSLProfilesConfig'), edits, true);
  const values = profileValuesOf(model, transport);
  if (edits.length === 0 || !values || !hasFolder(model, profiles)) return [];
  const made = newFile(profiles, sslProfiles(values.keystore, values.truststore));
  return made.length === 0 ? [] : fix(words('Insert dynamicSSLProfilesConfig, and make {0}', sslProfilesPath), [...edits, ...made], true);
}
