// Rows of axis2.xml and its siblings: listeners (transportReceiver) and senders (transportSender).

import type { Condition, Field, Row } from './row.ts';

// All siblings and their copies; which of them is read, carbon.xml says.
const files = ['conf/axis2/*axis2*'];
const read: readonly Condition[] = ['axis2-file-of-carbon'];
const common = { files, base: 'home', placeholders: 'axis2', read } as const;

const keystore = { location: 'Location', type: 'Type', password: 'Password', keyPassword: 'KeyPassword' };
const truststore = { location: 'Location', type: 'Type', password: 'Password' };
const needsAll: readonly Field[] = ['location', 'type', 'password', 'keyPassword'];

interface Transport {
  readonly name: string;
  readonly kind: 'listener' | 'sender';
  readonly title: string;
}

const transports: readonly Transport[] = [
  { name: 'https', kind: 'listener', title: 'HTTPS listener' },
  { name: 'https', kind: 'sender', title: 'HTTPS sender' },
  { name: 'multi-https', kind: 'listener', title: 'HTTPS listener with several profiles' },
  { name: 'wss', kind: 'listener', title: 'secure WebSocket listener' },
  { name: 'wss', kind: 'sender', title: 'secure WebSocket sender' },
  { name: 'httpswss', kind: 'sender', title: 'HTTPS and WebSocket sender' },
];

const element = { listener: 'transportReceiver', sender: 'transportSender' } as const;
const sides = { listener: 'server', sender: 'client' } as const;

function transportRows({ name, kind, title }: Transport): readonly Row[] {
  const side = sides[kind];
  const transport = `axisconfig/${element[kind]}[@name='${name}']`;
  const parameter = (of: string): string => `/${transport}/parameter[@name='${of}']`;
  const aside = {
    profiles: `${parameter('dynamicSSLProfilesConfig')}/filePath`,
    interval: `${parameter('dynamicSSLProfilesConfig')}/fileReadInterval`,
    verifyClient: parameter('SSLVerifyClient'),
    protocols: parameter('HttpsProtocols'),
    hostnameVerifier: parameter('HostnameVerifier'),
  };
  return [
    {
      // The listener and the sender open every key of the store with the one key password; there is no alias.
      ...common, id: `axis2/${name}-${kind}`, title: `Keystore of the ${title}`, role: 'transport', side,
      at: `${transport}/parameter[@name='keystore']/KeyStore`, fields: keystore, aside,
      needs: needsAll, allKeys: true, single: 'in-parent',
    },
    {
      ...common, id: `axis2/${name}-${kind}-truststore`, title: `Truststore of the ${title}`, role: 'truststore', side,
      at: `${transport}/parameter[@name='truststore']/TrustStore`, fields: truststore,
      aside: { verifyClient: aside.verifyClient },
      needs: ['location', 'type', 'password'], single: 'in-parent',
    },
  ];
}

/** Profiles inside axis2.xml, which dynamicSSLProfilesConfig overrides. */
function inlineProfiles(kind: Transport['kind'], parameter: string): readonly Row[] {
  const transport = `axisconfig/${element[kind]}[@name='${kind === 'listener' ? 'multi-https' : 'https'}']`;
  const notOverridden = { at: `/${transport}/parameter[@name='dynamicSSLProfilesConfig']/filePath`, is: '', absent: true };
  const profile = `${transport}/parameter[@name='${parameter}']/profile`;
  return [
    {
      ...common, id: `axis2/${kind}-profile`, title: `Keystore of an SSL profile of the ${kind}`, role: 'ssl-profile', side: sides[kind], at: `${profile}/KeyStore`,
      fields: keystore, needs: needsAll, allKeys: true, read: [...read, notOverridden],
    },
    {
      ...common, id: `axis2/${kind}-profile-truststore`, title: `Truststore of an SSL profile of the ${kind}`, role: 'truststore', side: sides[kind],
      at: `${profile}/TrustStore`, fields: truststore, needs: ['location', 'type', 'password'], read: [...read, notOverridden],
    },
  ];
}

function rabbitmqRows(kind: Transport['kind']): readonly Row[] {
  const factory = `axisconfig/${element[kind]}[@name='rabbitmq']/parameter`;
  const ssl = (of: string): string => `parameter[@name='rabbitmq.connection.ssl.${of}']`;
  const enabled = { at: `./${ssl('enabled')}`, is: 'true' };
  return [
    {
      ...common, id: `axis2/rabbitmq-${kind}`, title: `Keystore of the RabbitMQ ${kind}`, role: 'transport', at: factory,
      fields: { location: ssl('keystore.location'), type: ssl('keystore.type'), password: ssl('keystore.password') }, read: [...read, enabled],
    },
    {
      ...common, id: `axis2/rabbitmq-${kind}-truststore`, title: `Truststore of the RabbitMQ ${kind}`, role: 'truststore', at: factory,
      fields: { location: ssl('truststore.location'), type: ssl('truststore.type'), password: ssl('truststore.password') },
      read: [...read, enabled],
    },
  ];
}

const identity = (of: string): string => `parameter[@name='keystore.identity.${of}']`;

export const axis2: readonly Row[] = [
  ...transports.flatMap(transportRows),
  ...inlineProfiles('listener', 'SSLProfiles'),
  ...inlineProfiles('sender', 'customSSLProfiles'),
  {
    // The capital P is the product's own.
    ...common, id: 'axis2/wss-sender-trust', title: 'Truststore of the secure WebSocket sender', role: 'truststore',
    at: "axisconfig/transportSender[@name='wss']/parameter[@name='ws.trust.store']",
    fields: { location: 'ws.trust.store.location', password: 'ws.trust.store.Password' },
  },
  {
    ...common, id: 'axis2/vfs-listener', title: 'Keystore that decrypts the passwords of VFS addresses', role: 'transport',
    at: "axisconfig/transportReceiver[@name='vfs']",
    fields: {
      location: identity('location'), type: identity('type'), password: identity('store.password'),
      alias: identity('alias'), keyPassword: identity('key.password'),
    },
  },
  ...rabbitmqRows('listener'),
  ...rabbitmqRows('sender'),
];
