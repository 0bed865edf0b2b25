// What is in wso2-config.vsix: all that the extension needs, nothing else, and not much.

import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const vsix = join(resolve(import.meta.dirname, '..', '..'), 'wso2-config.vsix');

/** The names in a zip file, from the directory at its end. */
function namesIn(file: string): string[] {
  const bytes = readFileSync(file);
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  let at = bytes.readUInt32LE(end + 16);
  return Array.from({ length: bytes.readUInt16LE(end + 10) }, () => {
    const [name, extra, comment] = [28, 30, 32].map(offset => bytes.readUInt16LE(at + offset)) as [number, number, number];
    const text = bytes.toString('utf8', at + 46, at + 46 + name);
    at += 46 + name + extra + comment;
    return text;
  });
}

describe('wso2-config.vsix', () => {
  const names = namesIn(vsix).filter(name => name.startsWith('extension/')).map(name => name.slice('extension/'.length));

  it('holds what the extension needs', () => {
    expect(names).toEqual(expect.arrayContaining([
      'package.json', 'package.nls.json', 'package.nls.de.json', 'l10n/bundle.l10n.de.json', 'readme.md', 'changelog.md', 'LICENSE.txt', 'client/media/icon.png', 'client/media/wso2-config.schema.json', 'dist/client.js', 'dist/keystore.css', 'dist/keystore.js', 'dist/server.js', 'dist/vscode-languageserver.js', 'dist/serve.js', 'dist/worker.js', 'dist/cli.js',
      'dist/third-party.txt', 'dist/sample/repository/conf/carbon.xml', 'dist/sample/repository/resources/security/gateway.jks', 'docs/pipelines.md',
      'syntaxes/java-policy.tmLanguage.json', 'syntaxes/java-policy.language-configuration.json',
      'syntaxes/placeholders.tmLanguage.json',
    ]));
  });

  it('holds nothing else', () => {
    const expected = /^(package(\.nls(\.\w+)?)?\.json|l10n\/bundle\.l10n\.\w+\.json|readme\.md|changelog\.md|LICENSE\.txt|client\/media\/icon\.png|client\/media\/wso2-config\.schema\.json|dist\/(client|server|serve|worker|vscode-languageserver|cli|keystore)\.js|dist\/keystore\.css|dist\/third-party\.txt|dist\/rules\/[\w-]+\.md|dist\/sample\/(bin|repository)\/[\w./-]+|docs\/pipelines\.md|client\/media\/walkthrough\/[\w-]+\.(png|md)|syntaxes\/[\w.-]+\.json)$/;
    expect(names.filter(name => !expected.test(name))).toEqual([]);
  });

  it('is under a megabyte', () => {
    expect(statSync(vsix).size).toBeLessThan(1_000_000);
  });
});
