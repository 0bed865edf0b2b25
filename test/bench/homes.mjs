// Makes 50 homes of several products in a folder, from the small ones of test/homes, as large as real ones.

import fs from 'node:fs';
import path from 'node:path';
import { filler, firstCertificate, growJks, growProperties, growXml } from './grow.mjs';

const homes = path.join(import.meta.dirname, '../homes');

/** How large these files are in real homes, in thousands of bytes. */
const sizes = {
  'carbon.xml': 26, 'axis2.xml': 50, 'axis2_pt.xml': 50, 'axis2.xml_NHTTP': 50, 'identity.xml': 40, 'broker.xml': 28, 'user-mgt.xml': 17,
  'application-authentication.xml': 12, 'catalina-server.xml': 6, 'EndpointConfig.properties': 2, 'cipher-tool.properties': 4,
  'qpid-config.xml': 7, 'sslprofiles.xml': 2, 'data-bridge-config.xml': 4, 'data-agent-config.xml': 4,
};

/** Files of real homes that name no keystore, with their sizes. */
const others = {
  'tomcat/web.xml': 53, 'claim-config.xml': 60, 'api-manager.xml': 36, 'registry.xml': 20, 'axis2/axis2_client.xml': 16, 'axis2/tenant-axis2.xml': 19,
  'axis2/axis2_blocking_client.xml': 25, 'identity/saml1-assertion-config.xml': 16, 'log4j.properties': 12, 'security/Owasp.CsrfGuard.properties': 28,
  'datasources/master-datasources.xml': 5, 'etc/jmx.xml': 3, 'etc/logging-config.xml': 6,
};

/** Where the configuration directories of a home are, and how many homes it is. */
const kinds = [
  { name: 'stock-api-manager', configuration: ['repository/conf'], count: 28 },
  { name: 'identity-server', configuration: ['repository/conf'], count: 10 },
  { name: 'site-json', configuration: ['repository/conf'], count: 3 },
  { name: 'enterprise-integrator', configuration: ['conf', 'wso2/broker/conf', 'wso2/analytics/conf'], count: 3 },
];

/** Makes the homes below a folder; gives the paths of their outermost folders. */
export function makeHomes(folder) {
  let number = 0;
  const made = [];
  for (const { name, configuration, count } of kinds) {
    for (let index = 0; index < count; index += 1) {
      const home = path.join(folder, `${name}-${index + 1}`);
      fs.cpSync(path.join(homes, name, 'home'), home, { recursive: true });
      for (const place of configuration) {
        number += 1;
        addFiles(path.join(home, place));
      }
      grow(home, number);
      made.push(home);
    }
  }
  if (number !== 50) throw new Error(`${number} homes instead of 50`);
  return made;
}

function addFiles(configuration) {
  for (const [name, size] of Object.entries(others)) write(path.join(configuration, name), name.endsWith('.xml') ? xml(size * 1000) : growProperties('', size * 1000, 'setting.number'));
  // Some eighty small ones complete a real directory.
  for (let at = 0; at < 80; at += 1) write(path.join(configuration, at % 2 ? 'identity/service-providers' : 'etc', `setting-${at}.xml`), xml(2500, at));
}

const xml = (bytes, number = 0) => `<?xml version="1.0" encoding="UTF-8"?>\n<settings>\n${filler(bytes, number)}</settings>\n`;

function write(file, text) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
}

/** Real stores of the XML era: a truststore of 100 KB, a keystore of 33 KB. */
const stores = { 'client-truststore.jks': 110, 'wso2carbon.jks': 36 };

function grow(home, number) {
  for (const file of filesBelow(home)) {
    const name = path.basename(file);
    const bytes = (sizes[name] ?? 0) * 1000;
    if (stores[name]) fs.writeFileSync(file, growStore(fs.readFileSync(file), stores[name], Math.ceil(number / clusterSize)));
    // To the cipher tool every line is a secret's.
    else if (bytes > 0 && name.endsWith('.properties')) fs.writeFileSync(file, growProperties(fs.readFileSync(file, 'utf8'), bytes, name === 'cipher-tool.properties' ? undefined : 'setting.number'));
    else if (bytes > 0) fs.writeFileSync(file, growXml(fs.readFileSync(file, 'latin1'), bytes, number), 'latin1');
  }
}

const filesBelow = folder => fs.readdirSync(folder, { withFileTypes: true, recursive: true }).filter(each => each.isFile()).map(each => path.join(each.parentPath, each.name));

const certificate = firstCertificate(fs.readFileSync(path.join(homes, 'identity-server/home/repository/resources/security/client-truststore.jks')));

/** Nodes of a cluster have the same keystores, as WSO2 recommends; this many homes make one. */
const clusterSize = 4;

/** A store of public CAs beside what it holds: those of one of four releases, so that clusters differ in their stores, but have most certificates in common. */
export const growStore = (bytes, count, number) => growJks(bytes, { password: 'wso2carbon', certificate, count, generation: number % 4, number });
