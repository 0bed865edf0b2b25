// Rows of WS-Security policies: the keystores that services sign and encrypt their messages with.

import type { Row } from './row.ts';

const server = 'repository/deployment/server';
const files = [`${server}/synapse-configs/*/local-entries/*.xml`, `${server}/servicemetafiles/*.xml`];

/** Where Rampart's configuration stands: in a policy or one of its alternatives, by itself, in a local entry, in a service's file. */
const places = {
  policy: 'Policy',
  'policy-alternative': 'Policy/ExactlyOne/All',
  entry: 'localEntry/Policy',
  'entry-alternative': 'localEntry/Policy/ExactlyOne/All',
  service: 'serviceGroup/service/policies/policy/Policy',
  'service-alternative': 'serviceGroup/service/policies/policy/Policy/ExactlyOne/All',
} as const;

// encryptionCypto is what Rampart calls it; the right spelling is what the products write.
const crypto = 'RampartConfig/signatureCrypto|encryptionCrypto|encryptionCypto|decryptionCrypto|stsCrypto/crypto';
const own = (name: string): string => `property[@name='org.wso2.carbon.security.crypto.${name}']`;
const merlin = (name: string): string => `property[@name='org.apache.ws.security.crypto.merlin.${name}']`;

function rowsIn([place, policy]: readonly [string, string]): readonly Row[] {
  const common = { files, at: `${policy}/${crypto}`, placeholders: 'none', trims: true } as const;
  return [
    {
      ...common, id: `ws-security/${place}-keystore`, title: 'Keystore of a WS-Security policy', role: 'ws-security', base: 'name',
      fields: { location: own('privatestore'), alias: own('alias') },
    },
    {
      ...common, id: `ws-security/${place}-truststore`, title: 'Truststore of a WS-Security policy', role: 'truststore', base: 'name',
      fields: { location: own('truststores') },
    },
    {
      // Rampart looks for the file among the service's classes first, which cannot be seen here.
      ...common, id: `ws-security/${place}-merlin`, title: 'Keystore of a WS-Security policy', role: 'ws-security', base: 'home',
      fields: { location: merlin('file'), type: merlin('keystore.type'), password: merlin('keystore.password') }, read: ['never'],
    },
  ];
}

export const wsSecurity: readonly Row[] = Object.entries(places).flatMap(rowsIn);
