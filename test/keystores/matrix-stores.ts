// The stores of the matrix: how each is made, by keytool or openssl, and with which passwords it is asked for.

/** A command: `keytool` and its kin run in one JVM, `openssl` by itself. */
export type Step = readonly string[];

export interface Sample {
  readonly name: string;
  readonly steps: readonly Step[];
  readonly password: string;
  /** Where it is not the store's. */
  readonly keyPassword?: string;
  /** Made with algorithms that OpenSSL 3 has in its legacy provider only. */
  readonly isLegacy?: true;
  /** Protects this with an algorithm that the JDK does not have: we say that we do not know, and not that the password is wrong. */
  readonly unknown?: 'store' | 'key';
  /** The sample that this one is written from, with open lengths. */
  readonly ber?: string;
  /** The password is right and not ASCII: JDKs differ, and we say what those up to 21 say. */
  readonly isNotAscii?: true;
}

const password = 'changeit';

interface Made {
  readonly password?: string;
  readonly keyPassword?: string;
  readonly alias?: string;
  readonly key?: readonly string[];
  readonly properties?: readonly string[];
  readonly name?: string;
}

const rootName = 'CN=Example Root, O=Example, C=DE';
const rsa = ['-keyalg', 'RSA', '-keysize', '1024', '-sigalg', 'SHA256withRSA'];

function generate(type: string, file: string, made: Made = {}): Step {
  const store = made.password ?? password;
  return [
    '-genkeypair', '-storetype', type, '-keystore', file, '-storepass', store, '-alias', made.alias ?? 'wso2carbon',
    ...(type === 'PKCS12' ? [] : ['-keypass', made.keyPassword ?? store]),
    '-dname', made.name ?? 'CN=localhost, O="Example, Inc.", L=Köln, C=DE', '-validity', '400',
    ...(made.key ?? rsa), ...(made.properties ?? []).map((one) => `-J-D${one}`),
  ];
}

const withKey = (name: string, type: string, made: Made = {}): Sample => ({
  name,
  steps: [generate(type, name, made)],
  password: made.password ?? password,
  ...(made.keyPassword === undefined ? {} : { keyPassword: made.keyPassword }),
});

const trusting = (name: string, type: string, storePassword = password, properties: readonly string[] = []): Sample => ({
  name,
  steps: ['Alpha', 'beta'].map((alias) => [
    '-importcert', '-noprompt', '-storetype', type, '-keystore', name, '-storepass', storePassword, '-alias', alias,
    '-file', 'root.pem', ...properties.map((one) => `-J-D${one}`),
  ]),
  password: storePassword,
});

const emptied = (name: string, type: string): Sample => ({
  name,
  steps: [generate(type, name), ['-delete', '-storetype', type, '-keystore', name, '-storepass', password, '-alias', 'wso2carbon']],
  password,
});

const secret = (name: string, type: string, keyAlgorithm: string): Sample => ({
  name,
  steps: [[
    '-genseckey', '-storetype', type, '-keystore', name, '-storepass', password, '-alias', 'Secret', '-keyalg', keyAlgorithm,
    ...(keyAlgorithm === 'AES' ? ['-keysize', '128'] : []), ...(type === 'PKCS12' ? [] : ['-keypass', password]),
  ]],
  password,
});

const chained = (name: string, type: string, made: Made = {}): Sample => {
  const common = ['-storetype', type, '-keystore', name, '-storepass', password, '-alias', 'wso2carbon'];
  const authority = ['-storetype', 'PKCS12', '-keystore', 'root.p12', '-storepass', password, '-alias', 'root'];
  return {
    name,
    steps: [
      generate(type, name, made),
      ['-certreq', ...common, '-file', `${name}.csr`],
      [
        '-gencert', ...authority, '-infile', `${name}.csr`, '-outfile', `${name}.pem`, '-rfc', '-validity', '300',
        '-ext', 'san=dns:localhost,ip:127.0.0.1,email:a@example.com,uri:https://example.com/', '-ext', 'eku=serverAuth,clientAuth', '-ext', 'ku:c=digitalSignature,dataEncipherment',
      ],
      ['-importcert', '-noprompt', ...common.slice(0, -1), 'authority', '-file', 'root.pem'],
      ['-importcert', '-noprompt', ...common, '-file', `${name}.pem`],
    ],
    password,
  };
};

const legacy = 'keystore.pkcs12.legacy';

/** Needed by the others. */
export const roots: readonly Step[] = [
  [...generate('PKCS12', 'root.p12', { alias: 'root', name: rootName }), '-ext', 'bc:c', '-ext', 'ku:c=keyCertSign'],
  ['-exportcert', '-rfc', '-keystore', 'root.p12', '-storepass', password, '-alias', 'root', '-file', 'root.pem'],
];

const keytoolSamples: readonly Sample[] = [
  withKey('rsa.jks', 'JKS'),
  withKey('key-password.jks', 'JKS', { keyPassword: 'keysecret' }),
  withKey('ec.jks', 'JKS', { key: ['-keyalg', 'EC', '-groupname', 'secp256r1'] }),
  withKey('dsa.jks', 'JKS', { key: ['-keyalg', 'DSA', '-keysize', '1024'] }),
  withKey('ed25519.jks', 'JKS', { key: ['-keyalg', 'Ed25519'] }),
  withKey('upper-case.jks', 'JKS', { alias: 'MyKey' }),
  withKey('umlaut.jks', 'JKS', { alias: 'Schlüssel' }),
  withKey('cyrillic.jks', 'JKS', { alias: 'КЛЮЧ' }),
  withKey('beyond-bmp.jks', 'JKS', { alias: 'key😀' }),
  withKey('password-umlaut.jks', 'JKS', { password: 'pässwörd' }),
  withKey('password-cyrillic.jks', 'JKS', { password: 'пароль', keyPassword: 'другой' }),
  { ...withKey('two-keys.jks', 'JKS'), steps: [generate('JKS', 'two-keys.jks'), generate('JKS', 'two-keys.jks', { alias: 'other', keyPassword: 'keysecret' })] },
  chained('chain.jks', 'JKS'),
  trusting('trust.jks', 'JKS'),
  emptied('empty.jks', 'JKS'),
  withKey('rsa.jceks', 'JCEKS'),
  withKey('key-password.jceks', 'JCEKS', { keyPassword: 'keysecret' }),
  chained('chain.jceks', 'JCEKS'),
  secret('aes.jceks', 'JCEKS', 'AES'),
  secret('des.jceks', 'JCEKS', 'DESede'),
  { ...secret('mixed.jceks', 'JCEKS', 'AES'), steps: [...secret('mixed.jceks', 'JCEKS', 'AES').steps, generate('JCEKS', 'mixed.jceks')] },
  trusting('trust-umlaut.jceks', 'JCEKS', 'pässwörd'),
  emptied('empty.jceks', 'JCEKS'),
  withKey('rsa.p12', 'PKCS12'),
  withKey('ec.p12', 'PKCS12', { key: ['-keyalg', 'EC', '-groupname', 'secp384r1'] }),
  withKey('dsa.p12', 'PKCS12', { key: ['-keyalg', 'DSA', '-keysize', '2048'] }),
  withKey('ed25519.p12', 'PKCS12', { key: ['-keyalg', 'Ed25519'] }),
  withKey('ed448.p12', 'PKCS12', { key: ['-keyalg', 'Ed448'] }),
  withKey('pss.p12', 'PKCS12', { key: ['-keyalg', 'RSA', '-keysize', '1024', '-sigalg', 'RSASSA-PSS'] }),
  withKey('upper-case.p12', 'PKCS12', { alias: 'MyKey' }),
  withKey('umlaut.p12', 'PKCS12', { alias: 'Schlüssel' }),
  withKey('cyrillic.p12', 'PKCS12', { alias: 'КЛЮЧ' }),
  { ...withKey('two-keys.p12', 'PKCS12'), steps: [generate('PKCS12', 'two-keys.p12'), generate('PKCS12', 'two-keys.p12', { alias: 'other' })] },
  chained('chain.p12', 'PKCS12'),
  // The leaf bears the name of its issuer and is not self-signed all the same.
  chained('chain-of-one-name.p12', 'PKCS12', { name: rootName }),
  trusting('trust.p12', 'PKCS12'),
  emptied('empty.p12', 'PKCS12'),
  secret('aes.p12', 'PKCS12', 'AES'),
  withKey('legacy.p12', 'PKCS12', { properties: [legacy] }),
  trusting('legacy-trust.p12', 'PKCS12', password, [legacy]),
  withKey('mac-512.p12', 'PKCS12', { properties: ['keystore.pkcs12.macAlgorithm=HmacPBESHA512', 'keystore.pkcs12.macIterationCount=2000'] }),
  withKey('aes-128.p12', 'PKCS12', { properties: ['keystore.pkcs12.certProtectionAlgorithm=PBEWithHmacSHA512AndAES_128'] }),
  withKey('rc4.p12', 'PKCS12', { properties: ['keystore.pkcs12.certProtectionAlgorithm=PBEWithSHA1AndRC4_128'] }),
  withKey('rc2-128.p12', 'PKCS12', { properties: ['keystore.pkcs12.certProtectionAlgorithm=PBEWithSHA1AndRC2_128'] }),
  withKey('no-mac.p12', 'PKCS12', { properties: ['keystore.pkcs12.macAlgorithm=NONE'] }),
  withKey('open-certificates.p12', 'PKCS12', { properties: ['keystore.pkcs12.certProtectionAlgorithm=NONE'] }),
  withKey('passwordless.p12', 'PKCS12', { properties: ['keystore.pkcs12.macAlgorithm=NONE', 'keystore.pkcs12.certProtectionAlgorithm=NONE'] }),
  { ...withKey('key-password.p12', 'PKCS12', {}), keyPassword: 'keysecret', steps: [generate('PKCS12', 'key-password.p12'), ['rekey', 'key-password.p12', 'PKCS12', password, 'wso2carbon', password, 'keysecret']] },
  { ...withKey('empty-password.p12', 'PKCS12'), password: '', steps: [generate('PKCS12', 'empty-password.p12'), ['restore', 'empty-password.p12', 'PKCS12', password, '']] },
  { ...withKey('empty-password.jks', 'JKS'), password: '', steps: [generate('JKS', 'empty-password.jks'), ['restore', 'empty-password.jks', 'JKS', password, '']] },
];

function exported(name: string, storePassword: string, ...options: readonly string[]): Sample {
  const inputs = options.includes('-nokeys') ? ['-in', 'root.pem'] : ['-in', 'certificate.pem', '-inkey', 'key.pem'];
  const step = ['openssl', 'pkcs12', '-export', ...inputs, '-out', name, '-passout', `pass:${storePassword}`, ...options];
  return { name, steps: [step], password: storePassword };
}

const opensslSamples: readonly Sample[] = [
  exported('openssl.p12', password, '-name', 'MyKey'),
  exported('openssl-no-name.p12', password),
  { ...exported('openssl-legacy.p12', password, '-legacy', '-name', 'old'), isLegacy: true },
  { ...exported('openssl-rc4.p12', password, '-legacy', '-name', 'old', '-certpbe', 'PBE-SHA1-RC4-40', '-keypbe', 'PBE-SHA1-RC4-128'), isLegacy: true },
  { ...exported('openssl-2des.p12', password, '-legacy', '-name', 'old', '-certpbe', 'PBE-SHA1-2DES'), isLegacy: true, unknown: 'store' },
  exported('openssl-chain.p12', password, '-name', 'leaf', '-certfile', 'root.pem'),
  exported('openssl-no-mac.p12', password, '-nomac', '-name', 'key'),
  exported('openssl-open.p12', password, '-certpbe', 'NONE', '-nomac', '-name', 'key'),
  exported('openssl-open-key.p12', password, '-keypbe', 'NONE', '-name', 'key'),
  exported('openssl-certificates-only.p12', password, '-nokeys'),
  { ...exported('openssl-aes-192.p12', password, '-certpbe', 'AES-192-CBC', '-name', 'key'), unknown: 'store' },
  { ...exported('openssl-aes-192-key.p12', password, '-keypbe', 'AES-192-CBC', '-name', 'key'), unknown: 'key' },
  { ...exported('openssl-3des.p12', password, '-certpbe', 'DES-EDE3-CBC', '-name', 'key'), unknown: 'store' },
  exported('openssl-mac-512.p12', password, '-macalg', 'sha512', '-name', 'key'),
  exported('openssl-mac-384.p12', password, '-macalg', 'sha384', '-name', 'key'),
  { ...exported('openssl-mac-md5.p12', password, '-macalg', 'md5', '-name', 'key'), unknown: 'store' },
  exported('openssl-slow.p12', password, '-iter', '300000', '-name', 'key'),
  exported('openssl-quick.p12', password, '-noiter', '-nomaciter', '-name', 'key'),
  exported('openssl-empty-password.p12', '', '-name', 'key'),
  { ...exported('openssl-umlaut-password.p12', 'pässwörd', '-name', 'key'), isNotAscii: true },
  exported('openssl-umlaut-alias.p12', password, '-name', 'Schlüssel'),
];

const berSamples: readonly Sample[] = ['rsa.p12', 'chain.p12', 'passwordless.p12', 'openssl.p12'].map(
  (name) => ({ name: `ber-${name}`, steps: [], password, ber: name }));

export const samples: readonly Sample[] = [...keytoolSamples, ...opensslSamples, ...berSamples];

/** The key and certificate that openssl packs. */
export const opensslRoot: Step = [
  'openssl', 'req', '-x509', '-newkey', 'rsa:1024', '-nodes', '-keyout', 'key.pem', '-out', 'certificate.pem', '-days', '400',
  '-subj', '/C=DE/O=Example/CN=localhost',
];
