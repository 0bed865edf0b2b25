// Rows of catalina-server.xml: the management console's connectors, in the words of Tomcat 7 and of Tomcat 9.

import type { Row } from './row.ts';

const files = ['conf/tomcat/catalina-server.xml'];
const secure = "/Server/Service/Connector[@SSLEnabled='true']";
/** Tomcat ignores the keystore attributes of a connector without SSLEnabled. */
const isSecure = { at: './@SSLEnabled', is: 'true' };
const host = 'Server/Service/Connector/SSLHostConfig';

export const tomcat: readonly Row[] = [
  {
    // Tomcat 7 opens the whole keystore with one key password.
    id: 'tomcat/connector', title: 'Keystore of the management console', files, role: 'tls', side: 'server', at: 'Server/Service/Connector[@keystoreFile]',
    fields: { location: '@keystoreFile', type: '@keystoreType', password: '@keystorePass', alias: '@keyAlias', keyPassword: '@keyPass' },
    aside: { proxyName: '@proxyName', proxyPort: '@proxyPort', clientAuth: '@clientAuth', protocols: '@sslEnabledProtocols' },
    defaults: { type: 'JKS' },
    base: 'catalina', placeholders: 'system', allKeys: 'tomcat-7', read: [isSecure],
  },
  {
    id: 'tomcat/connector-truststore', title: 'Truststore of the management console', files, role: 'truststore', side: 'server',
    at: 'Server/Service/Connector[@truststoreFile]',
    fields: { location: '@truststoreFile', type: '@truststoreType', password: '@truststorePass' },
    aside: { clientAuth: '@clientAuth' },
    base: 'catalina', placeholders: 'system', read: [isSecure],
  },
  {
    id: 'tomcat/certificate', title: 'Keystore of the management console', files, role: 'tls', side: 'server', at: `${host}/Certificate[@certificateKeystoreFile]`,
    fields: {
      location: '@certificateKeystoreFile', type: '@certificateKeystoreType', password: '@certificateKeystorePassword',
      alias: '@certificateKeyAlias', keyPassword: '@certificateKeyPassword',
    },
    aside: {
      proxyName: `${secure}/@proxyName`, proxyPort: `${secure}/@proxyPort`,
      clientAuth: `${secure}/SSLHostConfig/@certificateVerification`, protocols: `${secure}/SSLHostConfig/@protocols`,
    },
    base: 'catalina', placeholders: 'system',
  },
  {
    id: 'tomcat/host-truststore', title: 'Truststore of the management console', files, role: 'truststore', side: 'server', at: `${host}[@truststoreFile]`,
    fields: { location: '@truststoreFile', type: '@truststoreType', password: '@truststorePassword' },
    aside: { clientAuth: '@certificateVerification' },
    base: 'catalina', placeholders: 'system',
  },
];
