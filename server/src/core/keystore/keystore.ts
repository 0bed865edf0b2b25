// What a keystore file holds, as plain data that may cross to a worker and back.

/** What the bytes are, whatever the file is called. */
export type KeystoreType = 'JKS' | 'JCEKS' | 'PKCS12';

/** One certificate. Texts come from the file and are to be escaped before they are shown. */
export interface Certificate {
  readonly subject: string;
  readonly issuer: string;
  /** Lower-case hex, as are all fingerprints. */
  readonly serial: string;
  /** ISO 8601, UTC, to the second. */
  readonly notBefore: string;
  readonly notAfter: string;
  /** `RSA`, `RSASSA-PSS`, `EC`, `DSA`, `Ed25519`, `Ed448`, or the object identifier. */
  readonly keyAlgorithm: string;
  /** In bits; undefined where the algorithm is not known. */
  readonly keySize: number | undefined;
  /** In the JDK's spelling, `SHA256withRSA`. */
  readonly signatureAlgorithm: string;
  readonly sha1: string;
  readonly sha256: string;
  /** SHA-256 of the SubjectPublicKeyInfo. */
  readonly publicKey: string;
  /** SHA-256 of the name as the JDK compares names, without case and outer blanks: equal names, equal text. */
  readonly subjectId: string;
  readonly issuerId: string;
  /** Undefined without the extension. */
  readonly keyUsage: readonly KeyUsage[] | undefined;
  readonly keyUsageCritical: boolean;
  /** Names as in `serverAuth`, else object identifiers; undefined without the extension. */
  readonly extendedKeyUsage: readonly string[] | undefined;
  /** `DNS:localhost`, `IP:127.0.0.1`, `email:…`, `URI:…`, `dirName:…`. */
  readonly subjectAltNames: readonly string[];
  /** The values of every CN of the subject, last written first. */
  readonly commonNames: readonly string[];
  /** Subject and issuer are the same, and the signature (where it can be checked) is its own. */
  readonly selfSigned: boolean;
  readonly ca: boolean;
  readonly der: Uint8Array;
}

export type KeyUsage =
  | 'digitalSignature' | 'nonRepudiation' | 'keyEncipherment' | 'dataEncipherment' | 'keyAgreement'
  | 'keyCertSign' | 'cRLSign' | 'encipherOnly' | 'decipherOnly';

export interface Entry {
  /** As the JDK lists it. */
  readonly alias: string;
  readonly kind: 'key' | 'certificate' | 'secret';
  /** ISO 8601, UTC; undefined where the file does not say. */
  readonly created: string | undefined;
  /** Leaf first; a trusted certificate is a chain of one. Unreadable certificates are left out. */
  readonly chain: readonly Certificate[];
  /** Whether the key password opens it; undefined where none was given, or where it cannot be known. */
  readonly keyOpens: boolean | undefined;
}

/** What came of opening a file. `opening`: a worker is at it. */
export type OpenedState = 'open' | 'locked' | 'damaged' | 'unsupported' | 'unreadable' | 'opening';

/** Why a file is not opened, in a few words that stand in sentences. */
export type Reason =
  | 'none of the known formats' | 'empty' | 'cut short' | 'cut short or altered' | 'passed through a text filter'
  | 'of a version that does not exist' | 'with an entry of a kind that does not exist'
  | 'certificates without a keystore (PKCS #7)' | 'a certificate, not a keystore'
  | 'PEM' | 'BCFKS' | 'BKS or UBER' | 'a pointer of Git LFS: the file itself has not been fetched' | 'encrypted by git-crypt' | 'encrypted by Ansible Vault'
  | 'in a form that cannot be read' | 'larger than 16 MiB' | 'over 16 MiB' | 'more work than is allowed' | 'takes too long to open' | 'could not be read'
  | 'protected with a public key' | 'protected with an algorithm that is not known' | 'with a secret key in a form that is not known'
  | 'the password is right, but Java takes only printable ASCII in the password of a PKCS12';

export interface Opened {
  readonly state: OpenedState;
  /** For `damaged`, `unsupported`, and for a right password that Java refuses: why, in a few words, without a secret. */
  readonly reason?: Reason;
  readonly type?: KeystoreType;
  /** Entries that could be listed; of a locked PKCS12 often none. */
  readonly entries: readonly Entry[];
  /** Whether `entries` are all there are: false for a locked PKCS12 that hides them. */
  readonly complete: boolean;
}
