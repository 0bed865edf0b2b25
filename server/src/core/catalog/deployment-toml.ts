// Rows of deployment.toml: what newer products write their XML from. Its homes are listed, not judged.

import type { Field, Row } from './row.ts';

/** The five names of a keystore's table. */
const names = { type: 'type', password: 'password', alias: 'alias', keyPassword: 'key_password' };
const fileNamed = { location: 'file_name', ...names };
const located = { location: 'location', type: 'type', password: 'password', keyPassword: 'key_password' };
const trusted = { location: 'location', type: 'type', password: 'password' };

const common = { files: ['conf/deployment.toml'], base: 'home', placeholders: 'toml' } as const;

type Given = Pick<Row, 'id' | 'title' | 'role' | 'at'> & Partial<Row>;

/** A keystore whose `file_name` the templates put behind `repository/resources/security/`, but for Micro Integrator's. */
const fileNameRow = (given: Given): Row => ({ ...common, fields: fileNamed, base: 'file-name', ...given });

/** A keystore of a transport; without a location it follows the one that all transports follow. */
const keystoreRow = (given: Given): Row => ({ ...common, fields: located, fallback: 'toml/keystore-tls', ...given });

const truststoreRow = (given: Omit<Given, 'role'>): Row => ({ ...common, role: 'truststore', fields: trusted, fallback: 'toml/truststore', ...given });

const inParameters = (store: 'keystore' | 'truststore'): Partial<Record<Field, string>> =>
  ({ location: `${store}_location`, type: `${store}_type`, password: `${store}_password` });

/** RabbitMQ's connections are lists of tables, blocking ones apart. */
const rabbitRows = ['transport', 'transport/blocking'].flatMap((transport): Row[] => {
  const id = transport === 'transport' ? 'toml/rabbitmq' : 'toml/blocking-rabbitmq';
  const parameters = `${transport}/rabbitmq/listener|sender/parameter`;
  return [
    { ...common, id, title: 'Keystore of RabbitMQ', role: 'transport', at: `${parameters}[keystore_location]`, fields: inParameters('keystore') },
    {
      ...common, id: `${id}-truststore`, title: 'Truststore of RabbitMQ', role: 'truststore', at: `${parameters}[truststore_location]`,
      fields: inParameters('truststore'),
    },
  ];
});

const ownRows: readonly Row[] = [
  fileNameRow({
    id: 'toml/keystore-primary', title: 'Primary keystore', role: 'primary', at: 'keystore/primary',
    defaults: { password: 'wso2carbon', alias: 'wso2carbon', keyPassword: 'wso2carbon' },
  }),
  fileNameRow({ id: 'toml/keystore-internal', title: 'Internal keystore', role: 'internal', at: 'keystore/internal', fallback: 'toml/keystore-primary' }),
  fileNameRow({ id: 'toml/keystore-tls', title: 'Keystore of TLS', role: 'tls', at: 'keystore/tls', fallback: 'toml/keystore-primary' }),
  fileNameRow({ id: 'toml/keystore-saml', title: 'SAML signing keystore', role: 'sso', at: 'keystore/saml', fallback: 'toml/keystore-primary' }),
  fileNameRow({ id: 'toml/keystore-custom', title: 'Custom keystore', role: 'sso', at: 'keystore/custom' }),
  fileNameRow({
    id: 'toml/keystore-mapping', title: 'Keystore of a protocol', role: 'sso', at: 'keystore/mapping/*[keystore_file_name]',
    fields: { location: 'keystore_file_name' },
  }),
  fileNameRow({
    id: 'toml/truststore', title: 'System truststore', role: 'truststore', at: 'truststore',
    // MI's `alias` there is the name of a symmetric key of the secure vault.
    fields: { location: 'file_name', type: 'type', password: 'password' }, defaults: { password: 'wso2carbon' },
  }),
  fileNameRow({
    id: 'toml/keystore-receiver', title: 'Keystore of the event receiver', role: 'data-bridge', at: 'transport/receiver/keystore',
    fields: { location: 'file_name', password: 'password' }, fallback: 'toml/keystore-tls',
  }),
];

const gatewayRows: readonly Row[] = [
  keystoreRow({ id: 'toml/passthru', title: 'Keystore of the HTTPS transport', role: 'transport', at: 'transport/passthru_https/listener|sender/key_store' }),
  truststoreRow({ id: 'toml/passthru-truststore', title: 'Truststore of the HTTPS transport', at: 'transport/passthru_https/listener|sender/trust_store' }),
  keystoreRow({ id: 'toml/ssl-profile', title: 'Keystore of an SSL profile', role: 'ssl-profile', at: 'keystore/ssl_profile/custom/keystore' }),
  truststoreRow({ id: 'toml/ssl-profile-truststore', title: 'Truststore of an SSL profile', at: 'keystore/ssl_profile/custom/truststore' }),
  keystoreRow({
    id: 'toml/websocket', title: 'Keystore of WebSocket APIs', role: 'transport', at: 'apim/wss/keystore',
    fields: { location: 'location', password: 'password', keyPassword: 'key_password' },
  }),
  truststoreRow({
    id: 'toml/wss-truststore', title: 'Truststore of the WebSocket transport', at: 'transport/wss/sender/trust_store',
    fields: { location: 'location', password: 'password' },
  }),
  keystoreRow({ id: 'toml/webhooks', title: 'Keystore of webhooks', role: 'transport', at: 'apim/webhooks/https/key_store' }),
  truststoreRow({ id: 'toml/webhooks-truststore', title: 'Truststore of webhooks', at: 'apim/webhooks/https/trust_store' }),
  keystoreRow({
    // `cert_type` is the name of an algorithm, not the type of the keystore.
    id: 'toml/amqp', title: 'Keystore of AMQP', role: 'broker', at: 'broker/transport/amqp/ssl_connection/keystore',
    fields: { location: 'location', password: 'password' },
  }),
  truststoreRow({
    id: 'toml/amqp-truststore', title: 'Truststore of AMQP', at: 'broker/transport/amqp/ssl_connection/truststore',
    fields: { location: 'location', password: 'password' },
  }),
  {
    ...common, id: 'toml/qpid', title: 'Keystore of the management of Qpid', role: 'broker', at: 'qpid/management[keystore_path]',
    fields: { location: 'keystore_path', password: 'keystore_password' },
  },
  {
    ...common, id: 'toml/analytics', title: 'Keystore of the analytics connection', role: 'transport', at: 'apim/analytics/properties[keystore_location]',
    fields: { location: 'keystore_location', password: 'keystore_password' },
  },
  {
    ...common, id: 'toml/analytics-truststore', title: 'Truststore of the analytics connection', role: 'truststore',
    at: 'apim/analytics/properties[truststore_location]', fields: { location: 'truststore_location', password: 'truststore_password' },
  },
];

const tomcatRows: readonly Row[] = [
  {
    ...common, id: 'toml/tomcat', title: 'Keystore of the management console', role: 'tls', base: 'catalina', fallback: 'toml/keystore-tls',
    at: 'transport/https/sslHostConfig/certificate/properties',
    fields: {
      location: 'certificateKeystoreFile', type: 'certificateKeystoreType', password: 'certificateKeystorePassword',
      alias: 'certificateKeyAlias', keyPassword: 'certificateKeyPassword',
    },
  },
  {
    ...common, id: 'toml/tomcat-truststore', title: 'Truststore of the management console', role: 'truststore', base: 'catalina',
    at: 'transport/https/sslHostConfig/properties[truststoreFile]',
    fields: { location: 'truststoreFile', type: 'truststoreType', password: 'truststorePassword' },
  },
  {
    ...common, id: 'toml/certificate-validation', title: 'Truststore of the certificate validation', role: 'truststore',
    at: 'certificate_validation/truststore', fields: { location: 'file_path' },
  },
];

/** Micro Integrator has one keystore for all: without a location, it is the primary one. */
const primary = { fallback: 'toml/keystore-primary' };

const microIntegratorRows: readonly Row[] = [
  keystoreRow({ ...primary, id: 'toml/http', title: 'Keystore of the HTTPS transport', role: 'transport', at: 'transport/http/listener|sender/keystore' }),
  truststoreRow({ id: 'toml/http-truststore', title: 'Truststore of the HTTPS transport', at: 'transport/http/listener|sender/truststore' }),
  keystoreRow({ ...primary, id: 'toml/netty', title: 'Keystore of the Netty transport', role: 'transport', at: 'transport/netty/https/sender/keystore' }),
  truststoreRow({ id: 'toml/netty-truststore', title: 'Truststore of the Netty transport', at: 'transport/netty/https/sender/truststore' }),
  keystoreRow({
    ...primary, id: 'toml/vfs', title: 'Keystore of the VFS transport', role: 'transport', at: 'transport/vfs/listener/keystore',
    fields: { location: 'location', ...names },
  }),
  {
    ...common, id: 'toml/wss-sender-truststore', title: 'Truststore of the WebSocket transport', role: 'truststore',
    at: 'transport/wss/sender[truststore_location]', fields: { location: 'truststore_location', password: 'truststore_password' },
  },
  keystoreRow({ ...primary, id: 'toml/internal-api', title: 'Keystore of the internal APIs', role: 'transport', at: 'internal_api_ssl_config/key_store' }),
  truststoreRow({ id: 'toml/internal-api-truststore', title: 'Truststore of the internal APIs', at: 'internal_api_ssl_config/trust_store' }),
  { ...common, id: 'toml/custom-transport', title: 'Keystore of a custom transport', role: 'transport', at: 'custom_transport/listener|sender/keystore', fields: located },
  {
    ...common, id: 'toml/custom-transport-truststore', title: 'Truststore of a custom transport', role: 'truststore',
    at: 'custom_transport/listener|sender/truststore', fields: trusted,
  },
  ...rabbitRows,
  {
    ...common, id: 'toml/external-vault', title: 'Keystore of the connection to the external vault', role: 'transport', at: 'external_vault[keyStoreFile]',
    fields: { location: 'keyStoreFile', password: 'keyStorePassword' },
  },
  {
    ...common, id: 'toml/external-vault-truststore', title: 'Truststore of the connection to the external vault', role: 'truststore',
    at: 'external_vault[trustStoreFile]', fields: { location: 'trustStoreFile' },
  },
];

export const deploymentToml: readonly Row[] = [...ownRows, ...gatewayRows, ...tomcatRows, ...microIntegratorRows];
