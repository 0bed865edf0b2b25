// A real Emacs with the set-up that the page about editors shows: problems, hover, definition and quick fix through Eglot.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isInstalled, place, setUps, type Place } from './editors.ts';

const start = ['--batch', '--eval', '(package-initialize)'] as const;
const isHere = isInstalled('emacs', ...start, '--eval', "(require 'eglot)");
if (!isHere) test.skip('there is no Emacs with Eglot here', () => undefined);

describe.runIf(isHere)('Emacs', () => {
  let at: Place;
  let seen: unknown;
  beforeAll(async () => {
    at = await place();
    const init = at.setUp('init.el', setUps('elisp')[0]!);
    seen = at.run(['emacs', ...start, '-l', init, '-l', join(import.meta.dirname, 'emacs.el')], 'n\ny\n');
  }, 120_000);
  afterAll(() => at.remove());

  test('complains about nothing, and shows no password', () => {
    expect(seen).not.toHaveProperty('failure');
    expect(JSON.stringify(seen)).not.toMatch(/4(gateway|internal)-2026/);
    expect(seen).toMatchObject({ messages: expect.not.stringMatching(/error|warning/i) as string });
  });

  test('shows the problems of a file, each at its text, with one server for all files', () => {
    expect(seen).toMatchObject({ here: true, marked: 'wso2carbon', properties: true, servers: 1 });
  });

  test('shows what a keystore holds', () => {
    expect(seen).toMatchObject({ hover: expect.stringContaining('JKS · 1 key · the password opens it') as string });
  });

  test('makes a quick fix once it is agreed to, and keeps the encoding of the file', () => {
    expect(seen).toMatchObject({ declined: true, actions: expect.arrayContaining(['Use internal', 'Silence alias-not-found on this line']) as string[], mended: true });
    const mended = at.before.replace(/(internal\.jks.*?<KeyAlias>)wso2carbon/s, '$1internal');
    expect(mended).not.toBe(at.before);
    expect(readFileSync(at.carbon, 'latin1')).toBe(mended);
  });

  test('jumps to a keystore, and from a secret to its line', () => {
    expect(seen).toMatchObject({
      keystore: ['repository/resources/security/internal.jks', expect.anything()],
      secret: ['repository/conf/security/cipher-text.properties', expect.stringMatching(/^Carbon\.Security\.TrustStore\.Password=/) as string],
    });
  });
});
