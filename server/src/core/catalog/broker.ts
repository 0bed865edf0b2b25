// Rows of broker.xml and qpid-config.xml: the message broker's own TLS.

import type { Row } from './row.ts';

const title = { amqp: 'AMQP', mqtt: 'MQTT' } as const;

function transportRows(protocol: keyof typeof title): readonly Row[] {
  const transport = `broker/transports/${protocol}`;
  const common = {
    files: ['conf/broker.xml'], base: 'home', placeholders: 'none', trims: true,
    fields: { location: 'location', password: 'password' },
    // The broker knows no type but JKS. Its default locations are swapped, so that both have to be written.
    defaults: { type: 'JKS', password: 'wso2carbon' }, needs: ['location'], single: 'in-file',
    // Stock files keep an enabled sslConnection below a disabled transport.
    read: [{ at: `/${transport}/@enabled`, isNot: 'false' }, { at: `/${transport}/sslConnection/@enabled`, isNot: 'false' }],
  } as const;
  return [
    { ...common, id: `broker/${protocol}`, title: `Keystore of ${title[protocol]}`, role: 'broker', side: 'server', at: `${transport}/sslConnection/keyStore` },
    {
      ...common, id: `broker/${protocol}-truststore`, title: `Truststore of ${title[protocol]}`, role: 'truststore', side: 'server',
      at: `${transport}/sslConnection/trustStore`,
    },
  ];
}

export const broker: readonly Row[] = [
  ...transportRows('amqp'),
  ...transportRows('mqtt'),
  {
    id: 'broker/qpid-management', title: 'Keystore of the management of Qpid', files: ['conf/advanced/qpid-config.xml'], role: 'broker',
    at: 'broker/management/ssl', fields: { location: 'keyStorePath', password: 'keyStorePassword' },
    base: 'home', placeholders: 'system', trims: true,
    read: [{ at: './enabled', is: 'true' }], dead: ['${conf}/qpid.keystore'],
  },
];
