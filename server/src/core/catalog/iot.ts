// Rows of IoT Server and the process server: certificate authority, app manager, clean-up tool.

import type { Row } from './row.ts';

const certificates = {
  files: ['conf/certificate-config.xml'], role: 'certificate-authority', at: 'CertificateConfigurations/CertificateKeystore',
  base: 'home', placeholders: 'system', trims: true, single: 'in-file',
} as const;
const store = { location: 'CertificateKeystoreLocation', type: 'CertificateKeystoreType', password: 'CertificateKeystorePassword' };

export const iot: readonly Row[] = [
  {
    ...certificates, id: 'iot/certificate-authority', title: 'Key of the certificate authority for devices',
    fields: { ...store, alias: 'CACertAlias', keyPassword: 'CAPrivateKeyPassword' },
  },
  {
    ...certificates, id: 'iot/registration-authority', title: 'Key of the registration authority for devices',
    fields: { ...store, alias: 'RACertAlias', keyPassword: 'RAPrivateKeyPassword' },
  },
  {
    id: 'iot/app-manager', title: 'Certificate of the identity provider of App Manager', files: ['conf/app-manager.xml'], role: 'sso',
    at: 'AppManager/SSOConfiguration', fields: { alias: 'ResponseSigningKeyAlias' },
    base: 'home', placeholders: 'system', trims: true, fallback: 'carbon/primary', certificateIsEnough: true,
  },
  {
    // A tool of the command line reads it, from a working directory of its own.
    id: 'process/clean-up', title: 'Truststore of the clean-up tool for processes', files: ['conf/process-cleanup.properties'], role: 'truststore', at: '',
    fields: { location: 'clientTrustStorePath', type: 'clientTrustStoreType', password: 'clientTrustStorePassword' },
    base: 'home', placeholders: 'none', read: ['never'], dead: ['/home/repository/resources/security/wso2carbon.jks'],
  },
];
