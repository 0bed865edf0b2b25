// Rows of the identity components: identity.xml, EndpointConfig.properties, authenticators.

import type { Row } from './row.ts';

const identityFiles = ['conf/identity/identity.xml', 'conf/identity.xml'];
const thrift = 'Server/EntitlementSettings/ThirftBasedEntitlementConfig';
const webapp = 'repository/deployment/server/webapps/authenticationendpoint';
const openId = 'ApplicationAuthentication/AuthenticatorConfigs/AuthenticatorConfig[@name=\'OpenIDAuthenticator\']';

const client = {
  role: 'client', title: 'Keystore of the login pages', at: '', base: 'home', placeholders: 'none',
  fields: { location: 'client.keyStore', password: 'Carbon.Security.KeyStore.Password' },
} as const;
const clientTrust = {
  role: 'truststore', title: 'Truststore of the login pages', at: '', base: 'home', placeholders: 'none',
  fields: { location: 'client.trustStore', password: 'Carbon.Security.TrustStore.Password' },
} as const;
const conf = { files: ['conf/identity/EndpointConfig.properties'] };
const copies = {
  files: [`${webapp}/EndpointConfig.properties`, `${webapp}/WEB-INF/classes/EndpointConfig.properties`],
  read: ['no-endpoint-config-in-conf'],
} as const;

export const identity: readonly Row[] = [
  {
    // Thirft is how the product spells it. It reads no type.
    id: 'identity/thrift', title: 'Keystore of the Thrift entitlement service', files: identityFiles, role: 'thrift', side: 'server', at: `${thrift}/KeyStore`,
    fields: { location: 'Location', password: 'Password' },
    base: 'home', placeholders: 'system', single: 'in-file', read: [{ at: `/${thrift}/EnableThriftService`, is: 'true' }],
  },
  {
    // Of the time of information cards: no pack holds the file, and nothing reads it any more.
    id: 'identity/user-rp', title: 'Keystore of trusted relying parties', files: identityFiles, role: 'truststore',
    at: 'Server/Security/UserTrustedRPStore', fields: { location: 'Location', type: 'Type', password: 'Password', keyPassword: 'KeyPassword' },
    base: 'home', placeholders: 'system', read: ['never'], dead: ['${carbon.home}/repository/resources/security/userRP.jks'],
  },
  { ...client, ...conf, id: 'identity/endpoint' },
  { ...clientTrust, ...conf, id: 'identity/endpoint-truststore' },
  { ...client, ...copies, id: 'identity/endpoint-copy' },
  { ...clientTrust, ...copies, id: 'identity/endpoint-copy-truststore' },
  {
    // The product puts carbon.home in front, whatever the value starts with.
    id: 'identity/openid', title: 'Truststore of the OpenID authenticator', role: 'truststore',
    files: ['conf/identity/application-authentication.xml', 'conf/security/application-authentication.xml'], at: openId,
    fields: { location: "Parameter[@name='TrustStorePath']", password: "Parameter[@name='TrustStorePassword']" },
    base: 'home-rooted', placeholders: 'system', trims: true, read: [{ at: './@enabled', is: 'true' }],
  },
  {
    id: 'identity/saml-authenticator', title: 'Certificate of the identity provider of the console', files: ['conf/security/authenticators.xml'],
    role: 'sso', at: "Authenticators/Authenticator[@name='SAML2SSOAuthenticator']/Config", fields: { alias: "Parameter[@name='IdPCertAlias']" },
    base: 'home', placeholders: 'system', trims: true, fallback: 'carbon/primary', certificateIsEnough: true,
    read: [{ at: "/Authenticators/Authenticator[@name='SAML2SSOAuthenticator']/@disabled", isNot: 'true' }],
  },
  {
    // A service provider of another tenant has its certificate in that tenant's keystore.
    id: 'identity/service-provider', title: 'Certificate of a service provider', files: ['conf/identity/sso-idp-config.xml'], role: 'sso',
    at: 'SSOIdentityProviderConfig/ServiceProviders/ServiceProvider', fields: { alias: 'CertAlias' },
    base: 'home', placeholders: 'system', trims: true, fallback: 'carbon/primary', certificateIsEnough: true,
    read: [{ at: './TenantDomain', is: 'carbon.super', absent: true }],
  },
  {
    id: 'identity/certificate-validation', title: 'Truststore for the validation of certificates', files: ['conf/security/certificate-validation.xml'],
    role: 'truststore', at: 'CertificateValidation/TrustStores/TrustStore',
    fields: { location: '@truststoreFile', type: '@type', password: '@truststorePass' },
    base: 'home', placeholders: 'system', trims: true,
  },
];
