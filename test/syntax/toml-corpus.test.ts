// The deployment.toml of homes as WSO2 ships them, where a folder with such homes lies beside the project; skips where there is none.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, it } from 'vitest';
import { parseToml } from '../../server/src/core/syntax/toml.ts';
import { decode } from '../../server/src/core/text/decode.ts';
import { nodesOf } from './fixtures.ts';

const corpus = join(import.meta.dirname, '../../../shared/corpus');
const homes = existsSync(corpus) ? readdirSync(corpus) : [];
const files = homes.flatMap((home) => ['repository/conf', 'conf'].map((folder) => join(corpus, home, folder, 'deployment.toml'))).filter((file) => existsSync(file));

if (files.length === 0) it.skip('there are no shipped homes beside the project', () => undefined);

it.each(files.map((file) => [relative(corpus, file), file] as const))('%s is read without a word', (_name, file) => {
  const source = decode(readFileSync(file));
  const { root, errors } = parseToml(source);
  expect(errors).toEqual([]);
  const lines = source.text.split('\n').filter((line) => /^\s*[\w."'-]+\s*=/.test(line)).map((line) => line.trim());
  const written = [...nodesOf(root)].map(({ node }) => source.text.slice(node.range.start, node.range.end));
  expect(lines.filter((line) => !written.some((each) => each !== '' && line.startsWith(each) && each.includes('=')))).toEqual([]);
});
