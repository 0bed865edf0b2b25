// Settings that take one of a few words, and what each word means: data, in plain sentences.

import { words, type Words } from '../text/words.ts';

export interface Choice {
  readonly text: string;
  readonly means: Words;
}

export interface ChoiceRow {
  /** Name of the file, or its end behind `*`. */
  readonly files: readonly string[];
  /** Paths of the setting in the tree. */
  readonly at: readonly string[];
  readonly values: readonly Choice[];
  /** Whether the setting is a list, with commas between the words. */
  readonly isList?: true;
}

const verifyClient: readonly Choice[] = [
  { text: 'require', means: words('Every client has to show a certificate that the truststore trusts.') },
  { text: 'optional', means: words('A client may show a certificate; one that does is checked.') },
  { text: 'none', means: words('No client is asked for a certificate. Any other word means this, too.') },
];

const protocols: readonly Choice[] = [
  { text: 'TLSv1.2', means: words('Every supported version of the products knows it.') },
  { text: 'TLSv1.3', means: words('Needs a Java that knows it, and clients that do.') },
];

const verifiers: readonly Choice[] = [
  { text: 'Strict', means: words('The certificate has to name the host; a wildcard stands for one label.') },
  { text: 'DefaultAndLocalhost', means: words('As the default, and any certificate will do for localhost.') },
  { text: 'AllowAll', means: words('Any certificate will do for any host: no check of the host name.') },
];

const axis2 = ['*axis2.xml'];
const profiles = ['sslprofiles.xml', 'listenerprofiles.xml', 'senderprofiles.xml'];
const connector = 'Server/Service/Connector';
const parameter = (element: string, name: string): string => `axisconfig/${element}/parameter[@name='${name}']`;

export const choices: readonly ChoiceRow[] = [
  { files: axis2, at: [parameter('transportReceiver', 'SSLVerifyClient')], values: verifyClient },
  { files: profiles, at: ["parameter[@name='SSLProfiles']/profile/SSLVerifyClient"], values: verifyClient },
  { files: axis2, at: [parameter('transportSender', 'HostnameVerifier')], values: verifiers },
  { files: axis2, at: [parameter('transportReceiver', 'HttpsProtocols'), parameter('transportSender', 'HttpsProtocols')], values: protocols, isList: true },
  { files: profiles, at: ["parameter[@name='SSLProfiles']/profile/HttpsProtocols"], values: protocols, isList: true },
  {
    files: axis2, at: ['transportSender', 'transportReceiver'].map((element) => `${parameter(element, 'dynamicSSLProfilesConfig')}/fileReadInterval`),
    values: [{ text: '600000', means: words('Ten minutes, in milliseconds; the profiles are read again that often. Below 60000 it has no effect.') }],
  },
  { files: ['catalina-server.xml'], at: [`${connector}/@sslEnabledProtocols`, `${connector}/SSLHostConfig/@protocols`], values: protocols, isList: true },
  {
    files: ['catalina-server.xml'], at: [`${connector}/@clientAuth`],
    values: [
      { text: 'false', means: words('No client is asked for a certificate.') },
      { text: 'want', means: words('A client may show a certificate; one that does is checked.') },
      { text: 'true', means: words('Every client has to show a certificate that the truststore trusts.') },
    ],
  },
  {
    files: ['catalina-server.xml'], at: [`${connector}/SSLHostConfig/@certificateVerification`],
    values: [
      { text: 'none', means: words('No client is asked for a certificate.') },
      { text: 'optional', means: words('A client may show a certificate; one that does is checked.') },
      { text: 'required', means: words('Every client has to show a certificate that the truststore trusts.') },
      { text: 'optionalNoCA', means: words('A client may show a certificate; nobody checks who issued it.') },
    ],
  },
  {
    files: ['carbon.xml'], at: ['Server/CryptoService/Enabled'],
    values: [{ text: 'true', means: words('The Crypto Service is on. Any other text means the same to the product: to be without it, leave the block out.') }],
  },
];
