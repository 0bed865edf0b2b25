// A real Neovim with the set-up that the page about editors shows: problems, hover, definition, quick fix, and files that change on disk.

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isInstalled, place, setUps, type Place } from './editors.ts';

const isHere = isInstalled('nvim', '--version');
if (!isHere) test.skip('there is no Neovim here', () => undefined);

/** The page shows one for newer ones first. */
function setUpFor(version: string): string {
  const [newer, older] = setUps('lua');
  const [, major, minor] = /v(\d+)\.(\d+)/.exec(version)!.map(Number);
  return major! > 0 || minor! >= 11 ? newer! : older!;
}

describe.runIf(isHere)('Neovim', () => {
  let at: Place;
  let seen: unknown;
  beforeAll(async () => {
    at = await place();
    const init = at.setUp('init.lua', setUpFor(spawnSync('nvim', ['--version'], { encoding: 'utf8' }).stdout));
    seen = at.run(['nvim', '--headless', '--clean', '-u', init, '-c', `luafile ${join(import.meta.dirname, 'neovim.lua')}`, at.carbon]);
  }, 120_000);
  afterAll(() => at.remove());

  test('complains about nothing, and shows no password', () => {
    expect(seen).not.toHaveProperty('failure');
    expect(JSON.stringify(seen)).not.toMatch(/4(gateway|internal)-2026/);
    expect(seen).toMatchObject({ messages: expect.not.stringMatching(/error|warn/i) as string });
  });

  test('shows the problems of all files, each at its text', () => {
    expect(seen).toMatchObject({ here: true, elsewhere: true, marked: 'wso2carbon' });
  });

  test('shows what a keystore holds', () => {
    expect(seen).toMatchObject({ hover: expect.stringContaining('JKS · 1 key · the password opens it') as string });
  });

  test('makes a quick fix, and keeps the encoding of the file', () => {
    expect(seen).toMatchObject({ actions: expect.arrayContaining(['Use internal', 'Silence alias-not-found on this line']) as string[], mended: true });
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

  test('sees a keystore that is copied to its place, though it watches nothing', () => {
    expect(seen).toMatchObject({ missing: true, copied: true });
  });
});
