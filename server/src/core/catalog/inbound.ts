// Rows of inbound endpoints: listeners and consumers that a Synapse configuration starts, and the listener of internal APIs.

import type { Condition, Field, Role, Row } from './row.ts';

const inbound = 'inboundEndpoint/parameters';
const started: Condition = { at: '/inboundEndpoint/@suspend', isNot: 'true' };
const common = {
  files: ['repository/deployment/server/synapse-configs/*/inbound-endpoints/*.xml'],
  base: 'home', placeholders: 'axis2', trims: true, single: 'in-parent', read: [started],
} as const;

/** A consumer whose settings stand side by side as parameters. */
interface Flat {
  readonly id: string;
  readonly title: string;
  readonly role: Role;
  readonly names: Partial<Readonly<Record<Field, string>>>;
}

const flat: readonly Flat[] = [
  {
    id: 'wss', title: 'Keystore of a secure WebSocket endpoint', role: 'transport',
    names: { location: 'wss.ssl.key.store.file', password: 'wss.ssl.key.store.pass', keyPassword: 'wss.ssl.cert.pass' },
  },
  {
    id: 'wss-truststore', title: 'Truststore of a secure WebSocket endpoint', role: 'truststore',
    names: { location: 'wss.ssl.trust.store.file', password: 'wss.ssl.trust.store.pass' },
  },
  {
    id: 'mqtt', title: 'Keystore of an MQTT endpoint', role: 'transport',
    names: { location: 'mqtt.ssl.keystore.location', type: 'mqtt.ssl.keystore.type', password: 'mqtt.ssl.keystore.password' },
  },
  {
    id: 'mqtt-truststore', title: 'Truststore of an MQTT endpoint', role: 'truststore',
    names: { location: 'mqtt.ssl.truststore.location', type: 'mqtt.ssl.truststore.type', password: 'mqtt.ssl.truststore.password' },
  },
  {
    id: 'rabbitmq', title: 'Keystore of a RabbitMQ endpoint', role: 'transport',
    names: {
      location: 'rabbitmq.connection.ssl.keystore.location', type: 'rabbitmq.connection.ssl.keystore.type',
      password: 'rabbitmq.connection.ssl.keystore.password',
    },
  },
  {
    id: 'rabbitmq-truststore', title: 'Truststore of a RabbitMQ endpoint', role: 'truststore',
    names: {
      location: 'rabbitmq.connection.ssl.truststore.location', type: 'rabbitmq.connection.ssl.truststore.type',
      password: 'rabbitmq.connection.ssl.truststore.password',
    },
  },
];

const switches: Readonly<Record<string, string>> = { mqtt: 'mqtt.ssl.enable', rabbitmq: 'rabbitmq.connection.ssl.enabled' };

function flatRow({ id, title, role, names }: Flat): Row {
  const parameter = (name: string): string => `parameter[@name='${name}']`;
  const fields = Object.fromEntries(Object.entries(names).map(([field, name]) => [field, parameter(name)]));
  const on = switches[id.replace('-truststore', '')];
  const read = on === undefined ? [started] : [started, { at: `./${parameter(on)}`, is: 'true' }];
  return { ...common, id: `inbound/${id}`, title, role, at: inbound, fields, read };
}

const store = { location: 'Location', type: 'Type', password: 'Password' };
const internal = { files: ['conf/internal-apis.xml'], base: 'home', placeholders: 'axis2', trims: true, single: 'in-parent' } as const;

export const inboundEndpoints: readonly Row[] = [
  ...flat.map(flatRow),
  {
    // Built like the listener of axis2.xml, and opened by the same code.
    ...common, id: 'inbound/https', title: 'Keystore of an HTTPS endpoint', role: 'transport', side: 'server',
    at: `${inbound}/parameter[@name='keystore']/KeyStore`,
    fields: { ...store, keyPassword: 'KeyPassword' },
    needs: ['location', 'type', 'password', 'keyPassword'], allKeys: true,
  },
  {
    ...common, id: 'inbound/https-truststore', title: 'Truststore of an HTTPS endpoint', role: 'truststore', side: 'server',
    at: `${inbound}/parameter[@name='truststore']/TrustStore`, fields: store,
    aside: { verifyClient: `/${inbound}/parameter[@name='SSLVerifyClient']` },
    needs: ['location', 'type', 'password'],
  },
  {
    ...internal, id: 'internal-apis/https', title: 'Keystore of the internal APIs', role: 'transport', side: 'server',
    at: "internalApis/sslConfig/parameter[@name='keystore']/KeyStore", fields: { ...store, keyPassword: 'KeyPassword' }, allKeys: true,
  },
  {
    ...internal, id: 'internal-apis/https-truststore', title: 'Truststore of the internal APIs', role: 'truststore', side: 'server',
    at: "internalApis/sslConfig/parameter[@name='truststore']/TrustStore", fields: store,
  },
];
