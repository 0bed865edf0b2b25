// Secrets in a text that is to be shown: none is left, and everything else is.

import { expect, test } from 'vitest';
import { maskSecrets } from '../../server/src/core/features/mask.ts';

const hidden = (path: string, text: string, known: readonly string[] = []): string => maskSecrets(`/home/repository/conf/${path}`, text, known);

test('several passwords on one line, as attributes and as elements', () => {
  expect(hidden('a.xml', '<a><Connector keystorePass="canary1" keyAlias="k" keyPass=\'canary2\' port="1"/><Password>canary3</Password><KeyPassword x="y">canary&lt;4</KeyPassword></a>'))
    .toBe('<a><Connector keystorePass="********" keyAlias="k" keyPass=\'********\' port="1"/><Password>********</Password><KeyPassword x="y">********</KeyPassword></a>');
});

test('parameters and properties that are called passwords', () => {
  expect(hidden('a.xml', '<a><parameter name="wss.ssl.key.store.pass">canary</parameter><Property value="canary" name="ConnectionPassword"/><Secret><![CDATA[canary]]></Secret></a>'))
    .not.toContain('canary');
});

test('comments, addresses, and what is not well-formed', () => {
  const text = '<a><!-- <Password>canary</Password> keystorePass="canary" --><url>jdbc:x://user:canary@host/?password=canary&amp;b=1</url><b><KeyPassword>canary</KeyPassword>';
  expect(hidden('a.xml', text)).not.toContain('canary');
});

test('a password over several lines leaves as many lines', () => {
  expect(hidden('a.xml', '<a>\r\n<Password>ca\r\nnary</Password>\r\n</a>')).toBe('<a>\r\n<Password>********\r\n********</Password>\r\n</a>');
});

test('properties, with escapes, continued and commented out', () => {
  expect(hidden('e.properties', 'client.keyStore=x.jks\nCarbon.Security.KeyStore.Password = can\\u0061ry\\\n  canary\n#key.password=canary\n'))
    .toBe('client.keyStore=x.jks\nCarbon.Security.KeyStore.Password = ********\n********\n#key.password=********\n');
});

test('every line of cipher-text.properties', () => {
  expect(hidden('security/cipher-text.properties', 'A.B=[canary]\nC=Y2FuYXJ5\n')).toBe('A.B=********\nC=********\n');
});

test('JSON', () => {
  expect(hidden('site.json', '{ "keyStoreName": "x.jks", "keyStorePassword": "can\\"ary" }')).toBe('{ "keyStoreName": "x.jks", "keyStorePassword": "********" }');
});

test('a known password wherever it stands, in every spelling; the published one only where it is a password', () => {
  expect(hidden('a.xml', '<a>ca&amp;nary "ca&nary" wso2carbon.jks<Password>wso2carbon</Password></a>', ['ca&nary', 'wso2carbon']))
    .toBe('<a>******** "********" wso2carbon.jks<Password>********</Password></a>');
});

test('where secrets come from is no secret', () => {
  const text = [
    'secretRepositories=file', 'secretRepositories.file.location=repository/conf/security/cipher-text.properties',
    'carbon.secretProvider=org.wso2.securevault.secret.handler.SecretManagerSecretCallbackHandler', 'keystore.identity.store.password=canary',
  ].join('\n');
  expect(maskSecrets('/home/repository/conf/security/secret-conf.properties', text, [])).toBe(text.replace('canary', '********'));
});

test('names of secrets, and everything else, stay', () => {
  const text = '<a xmlns:svns="http://x"><Location>x.jks</Location><b svns:secretAlias="Carbon.Security.KeyStore.Password">x</b><Class>PassThroughHttpSSLSender</Class></a>';
  expect(hidden('a.xml', text)).toBe(text);
});
