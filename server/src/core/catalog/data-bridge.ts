// Rows of what sends and receives events: data-bridge, data agents, analytics.

import type { Row } from './row.ts';

export const dataBridge: readonly Row[] = [
  {
    // Without values of its own it takes the primary keystore. A type is read where deployment.toml rules alone.
    id: 'data-bridge/receiver', title: 'Keystore of the event receiver', files: ['conf/data-bridge/data-bridge-config.xml'], role: 'data-bridge', side: 'server',
    at: 'dataBridgeConfiguration', fields: { location: 'keyStoreLocation', password: 'keyStorePassword' },
    base: 'home', placeholders: 'system', trims: true, fallback: 'carbon/primary',
  },
  {
    // TrustSore is how the product spells it; the right spelling is ignored.
    id: 'data-bridge/agent', title: 'Truststore of the event publisher', files: ['conf/data-bridge/data-agent-config.xml'], role: 'truststore',
    at: 'DataAgentsConfiguration/Agent', fields: { location: 'TrustSore', password: 'TrustSorePassword' },
    base: 'home', placeholders: 'system', trims: true, fallback: 'carbon/truststore',
  },
  {
    id: 'data-bridge/msf4j-agent', title: 'Truststore of the event publisher of MSF4J', files: ['wso2/msf4j/conf/data-bridge/data-agent-config.xml'],
    role: 'truststore', at: 'DataAgentsConfiguration/Agent', fields: { location: 'TrustSore', password: 'TrustSorePassword' },
    base: { below: 'wso2/msf4j' }, placeholders: 'system', trims: true,
  },
  {
    id: 'data-bridge/thrift-agent', title: 'Truststore of the event publisher', files: ['conf/data-bridge/thrift-agent-config.xml'], role: 'truststore',
    at: 'thriftAgentConfiguration', fields: { location: 'trustStore', password: 'trustStorePassword' },
    base: 'home', placeholders: 'system', trims: true, fallback: 'carbon/truststore',
  },
  {
    id: 'analytics/data', title: 'Truststore of the analytics client', files: ['conf/analytics/analytics-data-config.xml'], role: 'truststore',
    at: 'AnalyticsDataConfiguration', fields: { location: 'TrustStoreLocation', password: 'TrustStorePassword' },
    base: 'home', placeholders: 'system', trims: true, fallback: 'carbon/truststore',
    read: [{ at: './Mode', isNot: 'LOCAL' }],
  },
];
