// The names of algorithms and curves, in the JDK's spelling.

interface SignatureAlgorithm {
  readonly name: string;
  /** OpenSSL's name of the digest; null where the signature brings its own; undefined where we cannot check it. */
  readonly digest: string | null | undefined;
}

const signed = (name: string, digest: string | null | undefined): SignatureAlgorithm => ({ name, digest });

/** By object identifier. */
export const signatureAlgorithms: Readonly<Record<string, SignatureAlgorithm>> = {
  '1.2.840.113549.1.1.2': signed('MD2withRSA', undefined),
  '1.2.840.113549.1.1.4': signed('MD5withRSA', 'md5'),
  '1.2.840.113549.1.1.5': signed('SHA1withRSA', 'sha1'),
  '1.3.14.3.2.29': signed('SHA1withRSA', 'sha1'),
  '1.2.840.113549.1.1.14': signed('SHA224withRSA', 'sha224'),
  '1.2.840.113549.1.1.11': signed('SHA256withRSA', 'sha256'),
  '1.2.840.113549.1.1.12': signed('SHA384withRSA', 'sha384'),
  '1.2.840.113549.1.1.13': signed('SHA512withRSA', 'sha512'),
  '1.2.840.113549.1.1.15': signed('SHA512/224withRSA', 'sha512-224'),
  '1.2.840.113549.1.1.16': signed('SHA512/256withRSA', 'sha512-256'),
  '1.2.840.113549.1.1.10': signed('RSASSA-PSS', undefined),
  '1.2.840.10040.4.3': signed('SHA1withDSA', 'sha1'),
  '1.3.14.3.2.13': signed('SHA1withDSA', 'sha1'),
  '1.3.14.3.2.27': signed('SHA1withDSA', 'sha1'),
  '2.16.840.1.101.3.4.3.1': signed('SHA224withDSA', 'sha224'),
  '2.16.840.1.101.3.4.3.2': signed('SHA256withDSA', 'sha256'),
  '2.16.840.1.101.3.4.3.3': signed('SHA384withDSA', 'sha384'),
  '2.16.840.1.101.3.4.3.4': signed('SHA512withDSA', 'sha512'),
  '1.2.840.10045.4.1': signed('SHA1withECDSA', 'sha1'),
  '1.2.840.10045.4.3.1': signed('SHA224withECDSA', 'sha224'),
  '1.2.840.10045.4.3.2': signed('SHA256withECDSA', 'sha256'),
  '1.2.840.10045.4.3.3': signed('SHA384withECDSA', 'sha384'),
  '1.2.840.10045.4.3.4': signed('SHA512withECDSA', 'sha512'),
  '1.3.101.112': signed('Ed25519', null),
  '1.3.101.113': signed('Ed448', null),
};

/** Algorithms of public keys, by object identifier. */
export const keyAlgorithms: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.1': 'RSA',
  '1.2.840.113549.1.1.10': 'RSASSA-PSS',
  '1.2.840.10040.4.1': 'DSA',
  '1.3.14.3.2.12': 'DSA',
  '1.2.840.10045.2.1': 'EC',
  '1.3.101.112': 'Ed25519',
  '1.3.101.113': 'Ed448',
};

/** Bits of the order of each named curve of the JDK, which is what it calls the size of the key; it reads keys on no other. */
export const curveSizes: Readonly<Record<string, number>> = {
  '1.2.840.10045.3.1.1': 192, '1.2.840.10045.3.1.2': 192, '1.2.840.10045.3.1.3': 192,
  '1.2.840.10045.3.1.4': 239, '1.2.840.10045.3.1.5': 239, '1.2.840.10045.3.1.6': 239, '1.2.840.10045.3.1.7': 256,
  '1.2.840.10045.3.0.5': 191, '1.2.840.10045.3.0.6': 190, '1.2.840.10045.3.0.7': 189, '1.2.840.10045.3.0.11': 238,
  '1.2.840.10045.3.0.12': 237, '1.2.840.10045.3.0.13': 236, '1.2.840.10045.3.0.18': 353, '1.2.840.10045.3.0.20': 418,
  '1.3.132.0.1': 163, '1.3.132.0.2': 162, '1.3.132.0.3': 238, '1.3.132.0.4': 113, '1.3.132.0.5': 113, '1.3.132.0.6': 112,
  '1.3.132.0.7': 110, '1.3.132.0.8': 161, '1.3.132.0.9': 161, '1.3.132.0.10': 256, '1.3.132.0.15': 163,
  '1.3.132.0.16': 281, '1.3.132.0.17': 282, '1.3.132.0.22': 131, '1.3.132.0.23': 131, '1.3.132.0.24': 193, '1.3.132.0.25': 193,
  '1.3.132.0.26': 232, '1.3.132.0.27': 233, '1.3.132.0.28': 128, '1.3.132.0.29': 126, '1.3.132.0.30': 161, '1.3.132.0.31': 192,
  '1.3.132.0.32': 225, '1.3.132.0.33': 224, '1.3.132.0.34': 384, '1.3.132.0.35': 521, '1.3.132.0.36': 407, '1.3.132.0.37': 409,
  '1.3.132.0.38': 570, '1.3.132.0.39': 570,
  '1.3.36.3.3.2.8.1.1.1': 160, '1.3.36.3.3.2.8.1.1.3': 192, '1.3.36.3.3.2.8.1.1.5': 224, '1.3.36.3.3.2.8.1.1.7': 256,
  '1.3.36.3.3.2.8.1.1.9': 320, '1.3.36.3.3.2.8.1.1.11': 384, '1.3.36.3.3.2.8.1.1.13': 512,
};

/** Purposes of an ExtendedKeyUsage, by object identifier. */
export const purposes: Readonly<Record<string, string>> = {
  '2.5.29.37.0': 'anyExtendedKeyUsage',
  '1.3.6.1.5.5.7.3.1': 'serverAuth',
  '1.3.6.1.5.5.7.3.2': 'clientAuth',
  '1.3.6.1.5.5.7.3.3': 'codeSigning',
  '1.3.6.1.5.5.7.3.4': 'emailProtection',
  '1.3.6.1.5.5.7.3.5': 'ipsecEndSystem',
  '1.3.6.1.5.5.7.3.6': 'ipsecTunnel',
  '1.3.6.1.5.5.7.3.7': 'ipsecUser',
  '1.3.6.1.5.5.7.3.8': 'timeStamping',
  '1.3.6.1.5.5.7.3.9': 'OCSPSigning',
};
