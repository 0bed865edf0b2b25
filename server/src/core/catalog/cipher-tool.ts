// The lines that products ship in cipher-tool.properties: alias, then file (below the configuration directory), XPath and flag.

const carbon = 'carbon.xml//Server/Security';
const datasource = 'datasources/master-datasources.xml//datasources-configuration/datasources/datasource';
const broker = 'broker.xml//broker/transports';

/** Several products ship the same alias with another flag. Lines that are shipped as comments are not among these. */
export const shippedLines: Readonly<Record<string, readonly string[]>> = {
  'Carbon.Security.KeyStore.Password': [`${carbon}/KeyStore/Password,false`, `${carbon}/KeyStore/Password,true`],
  'Carbon.Security.KeyStore.KeyPassword': [`${carbon}/KeyStore/KeyPassword,false`, `${carbon}/KeyStore/KeyPassword,true`],
  'Carbon.Security.TrustStore.Password': [`${carbon}/TrustStore/Password,false`, `${carbon}/TrustStore/Password,true`],
  'UserManager.AdminUser.Password': [
    'user-mgt.xml//UserManager/Realm/Configuration/AdminUser/Password,false',
    'user-mgt.xml//UserManager/Realm/Configuration/AdminUser/Password,true',
  ],
  'Datasources.WSO2_CARBON_DB.Configuration.Password': [
    `${datasource}[name='WSO2_CARBON_DB']/definition[@type='RDBMS']/configuration/password,false`,
  ],
  'Datasources.WSO2_MB_STORE_DB.Configuration.Password': [`${datasource}[name='WSO2_MB_STORE_DB']/definition/configuration/password,false`],
  'Server.Service.Connector.keystorePass': ['tomcat/catalina-server.xml//Server/Service/Connector[@keystorePass],true'],
  // Here the flag has no effect, for what stands before it is no attribute.
  'transports.amqp.sslConnection.keyStore.password': [`${broker}/amqp/sslConnection/keyStore/password,true`],
  'transports.amqp.sslConnection.trustStore.password': [`${broker}/amqp/sslConnection/trustStore/password,true`],
  'transports.mqtt.sslConnection.keyStore.password': [`${broker}/mqtt/sslConnection/keyStore/password,true`],
  'transports.mqtt.sslConnection.trustStore.password': [`${broker}/mqtt/sslConnection/trustStore/password,true`],
  'ThirftBasedEntitlementConfig.KeyStore.Password': [
    'identity/identity.xml//Server/EntitlementSettings/ThirftBasedEntitlementConfig/KeyStore/Password,true',
  ],
  'Analytics.Data.Config.Password': ['analytics/analytics-data-config.xml//AnalyticsDataConfiguration/Password,false'],
  'Management.Api.AdminUser.Password': [
    "internal-apis.xml//internalApis/apis/api[@name='ManagementApi']/handlers/handler[@name='BasicSecurityHandler']/UserStore/users/user[username='admin']/password,true",
  ],
};
