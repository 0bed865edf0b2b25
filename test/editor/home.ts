// Small homes on the disk for the tests in VS Code; every password in them is a canary that must never show up anywhere.

import { copyFileSync, mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Every password of these homes begins so: no log, hover or message may hold it. */
export const canary = 'canary-';
/** Opens fixture/wso2carbon.jks. */
export const rightPassword = `${canary}opens`;
export const wrongPassword = `${canary}wrong`;

const keystoreElement = (name: string, location: string, password: string) => `    <${name}>
      <Location>${location}</Location>
      <Type>JKS</Type>
      <Password>${password}</Password>
      <KeyAlias>wso2carbon</KeyAlias>
      <KeyPassword>${rightPassword}</KeyPassword>
    </${name}>`;

const carbon = (primary: string, internal: string) => `<?xml version="1.0" encoding="UTF-8"?>
<Server xmlns="http://wso2.org/projects/carbon/carbon.xml">
  <Name>WSO2 API Manager</Name>
  <ServerKey>AM</ServerKey>
  <Version>2.6.0</Version>
  <Security>
${primary}
${internal}
  </Security>
</Server>
`;

const security = '${carbon.home}/repository/resources/security';

/** Writes one file, and the folders above it. */
export function write(file: string, text: string): void {
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, text);
}

/** A temporary folder without symbolic links in its path; the caller removes it. */
export const temporaryFolder = (): string => realpathSync(mkdtempSync(join(tmpdir(), 'wso2-config-')));

/**
 * A home: its primary keystore is there and its password right; the location of its internal keystore is given.
 * Below it are configuration files that other levels of opening need.
 */
export function makeHome(home: string, { keystore, internal = `${security}/missing.jks`, internalPassword = wrongPassword }: {
  /** The keystore file to copy. */
  keystore: string;
  internal?: string;
  internalPassword?: string;
}): void {
  const conf = join(home, 'repository', 'conf');
  const primary = keystoreElement('KeyStore', `${security}/wso2carbon.jks`, rightPassword);
  write(join(conf, 'carbon.xml'), carbon(primary, keystoreElement('InternalKeyStore', internal, internalPassword)));
  write(join(conf, 'axis2', 'axis2.xml'), '<axisconfig name="AxisJava2.0"/>\n');
  write(join(conf, 'tomcat', 'catalina-server.xml'), '<Server port="8005" shutdown="SHUTDOWN"/>\n');
  write(join(conf, 'sec.policy'), `keystore "file:\${user.dir}/repository/resources/security/wso2carbon.jks", "JKS";\n`);
  const folder = join(home, 'repository', 'resources', 'security');
  mkdirSync(folder, { recursive: true });
  copyFileSync(keystore, join(folder, 'wso2carbon.jks'));
}
