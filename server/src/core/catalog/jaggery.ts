// Rows of the Jaggery applications: single sign-on of Publisher, Store, Admin, dashboards and portals.

import type { Row } from './row.ts';

const apps = 'repository/deployment/server/jaggeryapps';

/** Portals name an alias alone; their code looks it up in carbon.xml's TrustStore. */
const portal = {
  role: 'sso', at: 'authentication/methods/sso/attributes', fields: { alias: 'identityAlias' },
  base: 'home', placeholders: 'none', trims: true, fallback: 'carbon/truststore', certificateIsEnough: true,
  read: [{ at: '/authentication/activeMethod', is: 'sso' }],
} as const;

export const jaggery: readonly Row[] = [
  {
    id: 'jaggery/site', title: 'Keystore of the single sign-on', files: [`${apps}/*/site/conf/site.json`], role: 'sso', at: 'ssoConfiguration',
    fields: { location: 'keyStoreName', password: 'keyStorePassword', alias: 'identityAlias' },
    base: 'name', placeholders: 'none', trims: true, fallback: 'carbon/primary', certificateIsEnough: true,
    read: [{ at: '/ssoConfiguration/enabled', is: 'true' }],
  },
  {
    id: 'jaggery/cloud', title: 'Keystore of the cloud management', files: [`${apps}/*/site/conf/cloud_mgt.json`], role: 'sso', at: 'SSORelyingParty',
    fields: { location: 'keyStoreName', password: 'keyStorePassword', alias: 'identityKeyAlias' },
    base: 'file', placeholders: 'none', trims: true, read: ['never'],
  },
  {
    id: 'jaggery/dashboard', title: 'Keystore of the dashboard', files: [`${apps}/*/authentication/auth_config.json`], role: 'sso', at: 'saml_config',
    fields: {
      location: 'SAML.KeyStore', password: 'SAML.KeyStorePassword', alias: 'SAML.PrivateKeyAlias', keyPassword: 'SAML.PrivateKeyPassword',
    },
    base: 'home', placeholders: 'braces', trims: true, read: [{ at: '/EnableSAMLSSOLogin', is: 'true' }],
  },
  {
    id: 'jaggery/dashboard-certificate', title: 'Certificate of the identity provider of the dashboard', role: 'sso',
    files: [`${apps}/*/authentication/auth_config.json`], at: 'saml_config', fields: { alias: 'SAML.IdPCertAlias' },
    base: 'home', placeholders: 'braces', trims: true, fallback: 'jaggery/dashboard', certificateIsEnough: true,
    read: [{ at: '/EnableSAMLSSOLogin', is: 'true' }],
  },
  {
    ...portal, id: 'jaggery/portal', title: 'Certificate of the identity provider of the portal',
    files: [`${apps}/*/designer.json`, `${apps}/*/configs/designer.json`],
  },
  {
    ...portal, id: 'jaggery/governance', title: 'Certificate of the identity provider of Publisher and Store',
    files: [`${apps}/publisher/config/publisher.json`, `${apps}/store/config/store.json`],
  },
];
