// The home with secure vault: nothing that stands in clear text there is told by anything, and what is told follows the files.

import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildModel, check, defaultSettings, definition, documentLinks, findHomes, hover, watched, type HomeModel } from '../../server/src/core/index.ts';
import { diskKeystores } from '../../server/src/disk/keystores.ts';
import { slashed } from '../../server/src/disk/paths.ts';
import { diskWorld } from '../../server/src/disk/world.ts';
import { workHere } from '../../server/src/disk/worker.ts';
import { commandLine, type CommandLine } from './command-line.ts';

const folder = join(import.meta.dirname, 'identity-server-with-vault');
const secrets = /canary|4signing|4data|4tls|admin-2026/;

const texts = readdirSync(join(folder, 'home'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(?:xml|properties)$|^password/.test(entry.name)).map((entry) => join(entry.parentPath, entry.name));

function model(): HomeModel {
  const path = slashed(join(folder, 'home'), folder);
  const world = diskWorld({ roots: () => [path], restricted: false, keystores: diskKeystores({ work: workHere(() => undefined) }), now: () => Date.UTC(2026, 5, 1) });
  return buildModel(findHomes(world, [path])[0]!, world, defaultSettings);
}

test('the home holds passwords in clear text', () => {
  expect(texts.filter((file) => secrets.test(readFileSync(file, 'utf8'))).map((file) => relative(join(folder, 'home'), file)).sort())
    .toEqual(['password-persist', 'repository/conf/security/cipher-text.properties', 'repository/conf/user-mgt.xml']);
});

describe('the command line', () => {
  let cli: CommandLine;
  beforeAll(async () => {
    cli = await commandLine();
  });
  afterAll(() => cli.dispose());

  test.each([
    ['check', 'text'], ['check', 'json'], ['check', 'sarif'], ['check', 'github'], ['keystores', 'text'], ['keystores', 'json'],
  ])('%s --format %s tells no password', async (command, format) => {
    const hints = command === 'check' ? ['--min-severity', 'hint'] : [];
    const { out, error } = await cli.run(folder, command, '--format', format, ...hints, 'home');
    expect(out).toMatch(command === 'check' ? /secret-plain-text/ : /primary\.jks/);
    expect(out + error).not.toMatch(secrets);
  });
});

test('no fix, hover, link or definition tells a password', () => {
  const built = model();
  const said = [check(built).map(({ message, related, fixes }) => ({ message, related, fixes }))] as unknown[];
  for (const file of texts.map((path) => slashed(path, folder))) {
    const { length } = built.world.text(file)!.text;
    said.push(documentLinks(built, file));
    for (let offset = 0; offset < length; offset += 5) said.push(hover(built, file, offset), definition(built, file, offset));
  }
  expect(JSON.stringify(said)).not.toMatch(secrets);
});

test('what is told of secrets rests on the files of the vault, on every file that may name one, and on files that may come', () => {
  const built = model();
  const names = watched(built).files.map((file) => file.replace(`${built.home.path}/`, ''));
  expect(names).toEqual(expect.arrayContaining([
    'repository/conf/security/cipher-text.properties', 'repository/conf/security/cipher-tool.properties', 'repository/conf/security/secret-conf.properties',
    'repository/conf/user-mgt.xml', 'repository/conf/datasources/master-datasources.xml', 'password-tmp',
  ]));
});
