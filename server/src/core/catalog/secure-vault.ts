// Rows of secure vault: the keys that the passwords of the configuration are encrypted with.

import type { Row } from './row.ts';

// The store and key passwords of this file are names of secrets, never passwords: the server asks for those when it starts.
const files = ['conf/security/secret-conf.properties'];

export const secureVault: readonly Row[] = [
  {
    id: 'secure-vault/identity', title: 'Keystore of the secure vault', files, role: 'secure-vault', at: '',
    fields: { location: 'keystore.identity.location', type: 'keystore.identity.type', alias: 'keystore.identity.alias' },
    base: 'home', placeholders: 'none', trims: true,
  },
  {
    id: 'secure-vault/trust', title: 'Truststore of the secure vault', files, role: 'truststore', at: '',
    fields: { location: 'keystore.trust.location', type: 'keystore.trust.type', alias: 'keystore.trust.alias' },
    base: 'home', placeholders: 'none', trims: true, certificateIsEnough: true,
  },
  {
    // The cipher tool alone reads it, and where there is no carbon.xml.
    id: 'secure-vault/standalone', title: 'Keystore of the cipher tool', files: ['conf/cipher-standalone-config.properties'], role: 'secure-vault',
    at: '', fields: { location: 'primary.key.location', type: 'primary.key.type', alias: 'primary.key.alias' },
    base: 'home', placeholders: 'none', read: ['never'],
  },
];
