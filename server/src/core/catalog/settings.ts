// What each setting of the catalogue means, for whoever points at it: data, in plain sentences.

import { asWords, joined, type Words } from '../text/words.ts';
import type { Field, Role, Row } from './row.ts';

/** What the server uses a keystore for. */
const purposes: Readonly<Record<Role, string>> = {
  primary: 'The server encrypts the passwords in its configuration and database with this keystore, and signs messages to others with it.',
  internal: 'The Crypto Service encrypts internal data with this keystore, apart from the primary one that signs for others.',
  registry: 'Carbon before 4.4 encrypted registry data with this keystore; later kernels do not use it.',
  tls: 'The management console and the web applications serve HTTPS with the key in this keystore.',
  transport: 'This transport takes its TLS keys from this keystore.',
  'ssl-profile': 'Connections to or from the addresses of this profile take their TLS keys from this keystore.',
  broker: 'The message broker serves TLS with the key in this keystore.',
  'data-bridge': 'The receiver of events serves TLS with the key in this keystore.',
  thrift: 'The Thrift entitlement service serves TLS with the key in this keystore.',
  sso: 'Single sign-on messages are signed with, or checked against, what this keystore holds.',
  client: 'The login pages authenticate themselves to the server with the key in this keystore.',
  policy: 'The signers of code are looked up in this keystore when the Java security manager is on.',
  'secure-vault': 'The encrypted passwords of the configuration are decrypted with the key in this keystore.',
  'certificate-authority': 'Certificates for devices are issued with the key in this keystore.',
  'ws-security': 'Messages of this service are signed and encrypted as WS-Security asks, with the key in this keystore.',
  truststore: 'The other side of a TLS connection is trusted if its certificate, or that of its issuer, is in this truststore.',
};

/** What the value of a field has to be, where nothing more particular is known. */
const values: Readonly<Record<Field, string>> = {
  location: 'The path of the keystore file.',
  type: 'The format of the keystore file: `JKS`, `JCEKS` or `PKCS12`.',
  password: 'The password that opens the keystore.',
  alias: 'The name of the entry in the keystore.',
  keyPassword: 'The password that opens the private key.',
};

/** What is particular to a file or a row, by the beginning of the row's id: the longest that has a word to say counts. */
const particulars: Readonly<Record<string, Partial<Readonly<Record<Field, string>>>>> = {
  'carbon/': {
    location: 'The path of the keystore file. `${carbon.home}` is the home; blanks and line breaks around the path are taken as part of it.',
    alias: 'The name of the key in the keystore. Part of the product compares it exactly: spell it as the keystore does, in lower case.',
  },
  'carbon/primary': {
    password: 'The password that opens the keystore. The kernel opens the private key with it, too.',
    keyPassword: 'The password of the private key. The kernel never reads it and takes the keystore\'s password instead: let them be the same.',
  },
  'carbon/internal': {
    keyPassword: 'The password of the private key. The Crypto Service does not start without it.',
  },
  'carbon/truststore': {
    location: 'The path of the truststore file. It holds for the whole Java virtual machine, wherever nothing else is configured.',
    password: 'The password that opens the truststore. It holds for the whole Java virtual machine.',
  },
  'tomcat/': {
    location: 'The path of the keystore file. A relative path starts at `lib/tomcat`, not at the home: put `${carbon.home}/` in front.',
    alias: 'The name of the key to serve. Without it, and with several keys in the keystore, it is not defined which one is served.',
    keyPassword: 'The password of the private key. Without it Tomcat takes the keystore\'s password.',
    type: 'The format of the keystore file, `JKS` if it is left out.',
  },
  'tomcat/connector': {
    keyPassword: 'The password of the private key. Without it Tomcat takes the keystore\'s password; Tomcat 7 opens every key of the keystore with it.',
  },
  'tomcat/certificate': {
    alias: 'The name of the key to serve. Without it Tomcat serves the first key of the keystore.',
  },
  'tomcat/connector-truststore': {
    location: 'The path of the truststore file. Without it Tomcat takes carbon.xml\'s TrustStore; a relative path starts at `lib/tomcat`.',
  },
  'tomcat/host-truststore': {
    location: 'The path of the truststore file. Without it Tomcat takes carbon.xml\'s TrustStore; a relative path starts at `lib/tomcat`.',
  },
  'axis2/': {
    location: 'The path of the keystore file, from the home. Old versions of the transport know no placeholders here.',
    keyPassword: 'The password of the private keys. There is no alias: every key of the keystore has to open with this one password.',
  },
  'axis2/wss-sender-trust': {
    password: 'The password that opens the truststore. The capital P in the element\'s name is right.',
  },
  'axis2/vfs': {
    keyPassword: 'The password that opens the private key.',
    alias: 'The name of the key that the passwords in VFS addresses are decrypted with.',
  },
  'ssl-profiles/': {
    location: 'The path of the keystore file, from the home. A changed keystore is read again only when the profiles file itself changes.',
    keyPassword: 'The password of the private keys. There is no alias: every key of the keystore has to open with this one password.',
  },
  'broker/': {
    location: 'The path of the keystore file, from the home. No placeholders; write it in both blocks, for the product\'s defaults are swapped.',
    password: 'The password that opens the keystore and its key.',
  },
  'broker/amqp-truststore': { password: 'The password that opens the truststore.' },
  'broker/mqtt-truststore': { password: 'The password that opens the truststore.' },
  'data-bridge/receiver': {
    location: 'The path of the keystore file. Without it the receiver takes the primary keystore of carbon.xml.',
    password: 'The password that opens the keystore and its key.',
  },
  'data-bridge/agent': {
    location: 'The path of the truststore file; the element really is called `TrustSore`. Without it carbon.xml\'s TrustStore is taken.',
    password: 'The password that opens the truststore; the element really is called `TrustSorePassword`.',
  },
  'data-bridge/msf4j-agent': {
    location: 'The path of the truststore file, from `wso2/msf4j`; the element really is called `TrustSore`.',
    password: 'The password that opens the truststore; the element really is called `TrustSorePassword`.',
  },
  'analytics/': { location: 'The path of the truststore file, from the home. Without it carbon.xml\'s TrustStore is taken.' },
  'identity/endpoint': {
    location: 'The path of the keystore file, from the home.',
    password: 'The password that opens the keystore and its key.',
  },
  'identity/endpoint-truststore': { location: 'The path of the truststore file, from the home.', password: 'The password that opens the truststore.' },
  'identity/endpoint-copy': { location: 'The path of the keystore file. This copy counts only where `conf/identity` has no EndpointConfig.properties.' },
  'identity/endpoint-copy-truststore': { password: 'The password that opens the truststore.' },
  'identity/thrift': { password: 'The password that opens the keystore and its key.' },
  'identity/user-rp': { keyPassword: 'The password that opens its keys.' },
  'identity/openid': { location: 'The path of the truststore file, from the home, also with a slash in front.' },
  'identity/saml-authenticator': { alias: 'The name of the identity provider\'s certificate in the primary keystore.' },
  'identity/service-provider': { alias: 'The name of the service provider\'s certificate in the primary keystore.' },
  'jaggery/site': {
    location: 'The file name of the primary keystore, or the name of a keystore in the registry. If it is empty, the primary keystore is taken.',
    alias: 'The name of the identity provider\'s certificate in the keystore.',
  },
  'jaggery/cloud': { location: 'The path of the keystore file, from the folder of this file.' },
  'jaggery/dashboard': { location: 'The path of the keystore file. `{carbon.home}`, without a dollar, is the home.' },
  'jaggery/dashboard-certificate': { alias: 'The name of the identity provider\'s certificate in the keystore.' },
  'jaggery/portal': { alias: 'The name of the identity provider\'s certificate in carbon.xml\'s TrustStore.' },
  'jaggery/governance': { alias: 'The name of the identity provider\'s certificate in carbon.xml\'s TrustStore.' },
  'secure-vault/': {
    location: 'The path of the keystore file. It has to be the keystore that the cipher tool encrypted with.',
    type: 'The format of the keystore file, in capital letters: `JKS`, `PKCS12`.',
    alias: 'The name of the key that the passwords were encrypted with.',
  },
  'secure-vault/trust': {
    location: 'The path of the truststore file.',
    alias: 'The name of the trusted certificate in the truststore.',
  },
  'policy/keystore': {
    location: 'The URL of the keystore file. `${user.dir}` is the home; Java needs no password to read the certificates.',
  },
  'policy/signer': { alias: 'The name of the certificate in the policy\'s keystore that the code has to be signed with.' },
  'inbound/wss': { keyPassword: 'The password of the private key.' },
  'inbound/https': {
    keyPassword: 'The password of the private keys. There is no alias: every key of the keystore has to open with this one password.',
  },
  'internal-apis/': {
    keyPassword: 'The password of the private keys. There is no alias: every key of the keystore has to open with this one password.',
  },
  'iot/certificate-authority': {
    alias: 'The name of the certificate authority\'s key in the keystore.',
    keyPassword: 'The password that opens the certificate authority\'s private key.',
  },
  'iot/registration-authority': {
    alias: 'The name of the registration authority\'s key in the keystore.',
    keyPassword: 'The password that opens the registration authority\'s private key.',
  },
  'iot/app-manager': { alias: 'The name of the identity provider\'s certificate in the primary keystore.' },
  'toml/': {
    location: 'The path of the keystore file, from the home.',
  },
  'toml/keystore-': {
    location: 'The name of the keystore file in `repository/resources/security`; in Micro Integrator its path from the home.',
  },
  'toml/keystore-primary': {
    alias: 'The name of the key in the keystore, `wso2carbon` if it is left out.',
    password: 'The password that opens the keystore, `wso2carbon` if it is left out.',
    keyPassword: 'The password of the private key, `wso2carbon` if it is left out, whatever the keystore\'s own password is.',
  },
  'toml/keystore-internal': {
    location: 'The name of the keystore file in `repository/resources/security`; in Micro Integrator its path from the home. Without it, it is the primary one.',
  },
  'toml/keystore-tls': {
    location: 'The name of the keystore file in `repository/resources/security`. Without it, it is the primary one. Micro Integrator does not know this table.',
  },
  'toml/keystore-receiver': {
    password: 'The password that opens the keystore and its key.',
  },
  'toml/truststore': {
    location: 'The name of the truststore file in `repository/resources/security`; in Micro Integrator its path from the home.',
    password: 'The password that opens the truststore, `wso2carbon` if it is left out.',
  },
  'toml/tomcat': {
    location: 'The path of the keystore file. A relative path starts at `lib/tomcat`, not at the home: put `${carbon.home}/` in front.',
  },
  'ws-security/': {
    location: 'The file name of the primary keystore, or the name of a keystore in the registry.',
    alias: 'The name of the key that messages are signed with.',
  },
};

const isTruststore = (row: Row): boolean => row.role === 'truststore';

/** What a setting of a row means: what the server uses the keystore for, and what the value has to be. */
export function meanings(row: Row, field: Field): readonly Words[] {
  const beginnings = Object.keys(particulars).filter((id) => row.id.startsWith(id) && particulars[id]?.[field] !== undefined);
  const longest = beginnings.reduce<string | undefined>((best, id) => (best !== undefined && best.length >= id.length ? best : id), undefined);
  const particular = longest === undefined ? undefined : particulars[longest]?.[field];
  const value = particular ?? values[field];
  const inWords = isTruststore(row) ? value.replaceAll('keystore', 'truststore') : value;
  return [asWords(purposes[row.role]), asWords(inWords)];
}

/** The same, sentence after sentence. */
export const describe = (row: Row, field: Field): Words => joined(meanings(row, field), ' ');
