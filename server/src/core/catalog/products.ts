// The products: how they name themselves, and the kernels that their versions stand on.

export interface Product {
  /** As carbon.xml and version.txt spell it. */
  readonly name: string;
  readonly serverKey: string;
  /** What updates/product.txt calls it. */
  readonly pack: string;
  /** A role of carbon.xml's ServerRoles that no other product has. */
  readonly role?: string;
  /** The kernel's line by the product's versions, oldest first: from this version on. */
  readonly kernels?: readonly (readonly [from: string, line: string])[];
}

export const products: readonly Product[] = [
  {
    name: 'WSO2 API Manager', serverKey: 'AM', pack: 'wso2am', role: 'APIManager',
    kernels: [['1.0', '4.2'], ['1.10', '4.4'], ['3.0', '4.5'], ['3.1', '4.6'], ['4.2', '4.8'], ['4.3', '4.9'], ['4.7', '4.11']],
  },
  { name: 'WSO2 API Control Plane', serverKey: 'ACP', pack: 'wso2am-acp' },
  { name: 'WSO2 Universal Gateway', serverKey: 'APIM-GW', pack: 'wso2am-universal-gw' },
  { name: 'WSO2 Traffic Manager', serverKey: 'APIM-TM', pack: 'wso2am-tm' },
  { name: 'WSO2 API Manager Analytics Server', serverKey: 'AM-Analytics', pack: 'wso2am-analytics', kernels: [['2.0', '4.4']] },
  {
    name: 'WSO2 Identity Server', serverKey: 'IS', pack: 'wso2is', role: 'IdentityServer',
    kernels: [['4.0', '4.2'], ['5.1', '4.4'], ['5.9', '4.5'], ['5.10', '4.6'], ['6.0', '4.7'], ['6.1', '4.9'], ['7.0', '4.10'], ['7.3', '4.12']],
  },
  { name: 'WSO2 Identity Server as Key Manager', serverKey: 'IS', pack: 'wso2is-km', kernels: [['5.1', '4.4'], ['5.9', '4.5'], ['5.10', '4.6']] },
  {
    name: 'WSO2 Enterprise Integrator', serverKey: 'EI', pack: 'wso2ei', role: 'EnterpriseIntegrator',
    kernels: [['6.0', '4.4'], ['6.6', '4.5']],
  },
  { name: 'WSO2 Micro Integrator', serverKey: 'MI', pack: 'wso2mi' },
  { name: 'WSO2 Business Process Server', serverKey: 'BPS', pack: 'wso2bps', role: 'BusinessProcessServer', kernels: [['3.0', '4.2'], ['3.5', '4.4']] },
  { name: 'WSO2 Message Broker', serverKey: 'MB', pack: 'wso2mb', role: 'MessageBroker', kernels: [['2.0', '4.2'], ['3.0', '4.4']] },
  {
    name: 'WSO2 Enterprise Service Bus', serverKey: 'ESB', pack: 'wso2esb', role: 'EnterpriseServiceBus', kernels: [['4.0', '4.2'], ['4.9', '4.4']],
  },
  { name: 'WSO2 Data Analytics Server', serverKey: 'DAS', pack: 'wso2das', role: 'DataAnalyticsServer', kernels: [['3.0', '4.4']] },
  { name: 'WSO2 IoT Server', serverKey: 'IoT', pack: 'wso2iot', role: 'IoTServer', kernels: [['3.0', '4.4']] },
  { name: 'WSO2 Governance Registry', serverKey: 'Greg', pack: 'wso2greg', role: 'GovernanceRegistry', kernels: [['4.0', '4.2'], ['5.1', '4.4']] },
  { name: 'WSO2 Machine Learner', serverKey: 'ML', pack: 'wso2ml', role: 'MachineLearner', kernels: [['1.0', '4.4']] },
  { name: 'WSO2 Carbon Kernel', serverKey: 'Carbon', pack: 'wso2carbon', role: 'CarbonServer' },
];

/** Products that ship the CryptoService block: from a version, before another. */
export const cryptoServiceShipped: readonly { readonly key: string; readonly from: string; readonly before: string }[] = [
  { key: 'AM', from: '2.6', before: '3.0' },
  { key: 'IS', from: '5.7', before: '5.9' },
  { key: 'EI', from: '6.4', before: '7.0' },
  { key: 'Carbon', from: '4.4.34', before: '5.0' },
];

/** Products that got the block by update 2792 of 8 July 2018: these versions exactly. */
export const cryptoServiceByUpdate: readonly { readonly key: string; readonly version: string }[] = [
  { key: 'IS', version: '5.5.0' },
  { key: 'AM', version: '2.2.0' },
  { key: 'DAS', version: '3.2.0' },
  { key: 'EI', version: '6.2.0' },
];
