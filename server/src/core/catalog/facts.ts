// What rules and the model ask of a home besides its keystores: single values, by name.

export interface FactRow {
  /** As in `Row.files`; the first file that exists counts. */
  readonly files: readonly string[];
  readonly at: string;
}

export const factRows = {
  server: { files: ['conf/carbon.xml'], at: 'Server' },
  name: { files: ['conf/carbon.xml'], at: 'Server/Name' },
  hostName: { files: ['conf/carbon.xml'], at: 'Server/HostName' },
  managementHostName: { files: ['conf/carbon.xml'], at: 'Server/MgtHostName' },
  cryptoService: { files: ['conf/carbon.xml'], at: 'Server/CryptoService/Enabled' },
  internalProvider: { files: ['conf/carbon.xml'], at: 'Server/CryptoService/InternalCryptoProviderClassName' },
  /** The product spells it Thirft, and ignores the right spelling. */
  thriftRightlySpelled: {
    files: ['conf/identity/identity.xml', 'conf/identity.xml'],
    at: "Server/EntitlementSettings/ThriftBasedEntitlementConfig[EnableThriftService='true']",
  },
  secretRepositories: { files: ['conf/security/secret-conf.properties'], at: 'secretRepositories' },
  secretFile: { files: ['conf/security/secret-conf.properties'], at: 'secretRepositories.file.location' },
  secretAlgorithm: { files: ['conf/security/secret-conf.properties'], at: 'secretRepositories.file.algorithm' },
  secretEncryptionMode: { files: ['conf/security/secret-conf.properties'], at: 'secretRepositories.file.encryptionMode' },
  secretProvider: { files: ['conf/security/secret-conf.properties'], at: 'carbon.secretProvider' },
  axis2File: { files: ['conf/carbon.xml'], at: 'Server/Axis2Config/ConfigurationFile' },
} as const satisfies Record<string, FactRow>;

export type FactName = keyof typeof factRows;
