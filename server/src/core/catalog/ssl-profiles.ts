// Rows of sslprofiles.xml and listenerprofiles.xml: keystores for single backends and bind addresses, read again while the server runs.

import type { Row } from './row.ts';

const names = ['sslprofiles.xml', 'listenerprofiles.xml', 'senderprofiles.xml'];
// axis2.xml may name any other file; the usual places are looked at in any case.
const files = ['repository/resources/security', 'conf', 'conf/axis2', 'conf/sslprofiles'].flatMap((folder) => names.map((name) => `${folder}/${name}`));
const common = { files, base: 'home', placeholders: 'axis2', read: ['ssl-profiles-of-axis2'] } as const;
const profile = { sender: "parameter[@name='customSSLProfiles']/profile", listener: "parameter[@name='SSLProfiles']/profile" };
const sides = { sender: 'client', listener: 'server' } as const;

function profileRows(kind: keyof typeof profile): readonly Row[] {
  return [
    {
      ...common, id: `ssl-profiles/${kind}`, title: `Keystore of an SSL profile of the ${kind}`, role: 'ssl-profile', side: sides[kind], at: `${profile[kind]}/KeyStore`,
      fields: { location: 'Location', type: 'Type', password: 'Password', keyPassword: 'KeyPassword' },
      needs: ['location', 'type', 'password', 'keyPassword'], allKeys: true,
    },
    {
      ...common, id: `ssl-profiles/${kind}-truststore`, title: `Truststore of an SSL profile of the ${kind}`, role: 'truststore', side: sides[kind],
      at: `${profile[kind]}/TrustStore`, fields: { location: 'Location', type: 'Type', password: 'Password' },
      needs: ['location', 'type', 'password'],
    },
  ];
}

export const sslProfiles: readonly Row[] = [...profileRows('sender'), ...profileRows('listener')];
