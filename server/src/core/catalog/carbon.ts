// Rows of carbon.xml: the keystores of the server itself.

import type { Row } from './row.ts';

const files = ['conf/carbon.xml'];
const fields = { location: 'Location', type: 'Type', password: 'Password', alias: 'KeyAlias', keyPassword: 'KeyPassword' };

export const carbon: readonly Row[] = [
  {
    id: 'carbon/primary', title: 'Primary keystore', files, role: 'primary', at: 'Server/Security/KeyStore', fields,
    base: 'home', placeholders: 'carbon', single: 'in-file',
    needs: ['location', 'type', 'password', 'alias'],
  },
  {
    // The cipher tool reads it, too, also where no Crypto Service does.
    id: 'carbon/internal', title: 'Internal keystore', files, role: 'internal', at: 'Server/Security/InternalKeyStore', fields,
    base: 'home', placeholders: 'carbon', single: 'in-file',
    needs: ['location', 'type', 'password', 'alias', 'keyPassword'],
  },
  {
    id: 'carbon/registry', title: 'Registry keystore', files, role: 'registry', at: 'Server/Security/RegistryKeyStore', fields,
    base: 'home', placeholders: 'carbon', single: 'in-file',
  },
  {
    id: 'carbon/truststore', title: 'System truststore', files, role: 'truststore', at: 'Server/Security/TrustStore',
    fields: { location: 'Location', type: 'Type', password: 'Password' },
    base: 'home', placeholders: 'carbon', single: 'in-file',
    needs: ['location'],
  },
  {
    // Newer templates render the block with the folder alone where nothing is set.
    id: 'carbon/saml-sign', title: 'SAML signing keystore', files, role: 'sso', at: 'Server/Security/SAMLSignKeyStore', fields,
    base: 'home', placeholders: 'carbon', single: 'in-file', fallback: 'carbon/primary',
    dead: ['${carbon.home}/repository/resources/security/'],
  },
];
