// The blocks that WSO2 documents, with the values of a home in them.

import type { Block, Placeholder } from './block.ts';

type Text = string | Placeholder;

/** What a block says of a keystore. */
export interface StoreValues {
  readonly location: Text;
  readonly type: Text;
  readonly password: Text;
  readonly alias?: Text;
  readonly keyPassword?: Text;
}

const leaf = (name: string, text: Text): Block => ({ name, text });

function store(name: string, { location, type, password, alias, keyPassword }: StoreValues): Block {
  return {
    name,
    children: [
      leaf('Location', location), leaf('Type', type), leaf('Password', password),
      ...(alias === undefined ? [] : [leaf('KeyAlias', alias)]), ...(keyPassword === undefined ? [] : [leaf('KeyPassword', keyPassword)]),
    ],
  };
}

export const cryptoProviders = [
  { name: 'InternalCryptoProviderClassName', text: 'org.wso2.carbon.crypto.provider.KeyStoreBasedInternalCryptoProvider', keep: true },
  { name: 'ExternalCryptoProviderClassName', text: 'org.wso2.carbon.core.encryption.KeyStoreBasedExternalCryptoProvider', keep: true },
] as const;

export const keyResolver = 'org.wso2.carbon.crypto.defaultProvider.resolver.ContextIndependentKeyResolver';

export const keyResolvers: Block = { name: 'KeyResolvers', children: [{ name: 'KeyResolver', attributes: { className: keyResolver, priority: '-1' } }] };

/** The CryptoService block of carbon.xml. */
export const cryptoService: Block = { name: 'CryptoService', children: [leaf('Enabled', 'true'), ...cryptoProviders, keyResolvers] };

/** The names in a CryptoService block, and in carbon.xml's Security, in the order of the documentation. */
export const cryptoServiceOrder = ['Enabled', 'InternalCryptoProviderClassName', 'ExternalCryptoProviderClassName', 'Secret', 'KeyResolvers'];
export const securityOrder = ['KeyStore', 'InternalKeyStore', 'TrustStore'];

/** The InternalKeyStore block of carbon.xml. */
export const internalKeyStore = (values: StoreValues): Block => store('InternalKeyStore', values);

/** The TrustStore block of carbon.xml. */
export const trustStore = (values: Omit<StoreValues, 'alias' | 'keyPassword'>): Block => store('TrustStore', values);

export const sslProfilesPath = 'repository/resources/security/sslprofiles.xml';
export const profilesInterval = '600000';

/** The parameter of the https sender that has it load certificates while the server runs. */
export const dynamicSsl: Block = {
  name: 'parameter', attributes: { name: 'dynamicSSLProfilesConfig' },
  children: [{ name: 'filePath', text: sslProfilesPath, keep: true }, { name: 'fileReadInterval', text: profilesInterval, keep: true }],
};

/** The profile for all backends. */
export const defaultProfile = (keystore: StoreValues, truststore: StoreValues): Block =>
  ({ name: 'profile', children: [leaf('servers', '*'), store('KeyStore', keystore), store('TrustStore', truststore)] });

/** A whole sslprofiles.xml with that profile. */
export const sslProfiles = (keystore: StoreValues, truststore: StoreValues): Block =>
  ({ name: 'parameter', attributes: { name: 'customSSLProfiles' }, children: [defaultProfile(keystore, truststore)] });
