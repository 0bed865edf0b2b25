// Makes every fix that is offered in homes as WSO2 ships them, and in ones with blocks taken out, in memory; skips where there is no folder with such homes.

import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { insertTrustStore } from '../../server/src/core/features/insert-truststore.ts';
import { buildModel, type HomeModel } from '../../server/src/core/model/build.ts';
import { findHomes } from '../../server/src/core/model/homes.ts';
import { defaultSettings } from '../../server/src/core/model/settings.ts';
import type { World } from '../../server/src/core/model/world.ts';
import { check } from '../../server/src/core/rules/check.ts';
import { print } from '../../server/src/core/rules/rule.ts';
import { applyEdits } from '../../server/src/core/text/edit.ts';
import { diskKeystores } from '../../server/src/disk/keystores.ts';
import { workHere } from '../../server/src/disk/worker.ts';
import { diskWorld } from '../../server/src/disk/world.ts';
import { comesAgain, editInvariants, fixed } from '../support/fixes.ts';

const beside = join(import.meta.dirname, '../../../shared/corpus');
const corpus = existsSync(beside) ? realpathSync(beside) : beside;
const names = existsSync(corpus) ? readdirSync(corpus).sort() : [];

/** The world with other texts in the place of some files. */
const replaced = (world: World, texts: ReadonlyMap<string, string>): World => {
  const sources = new Map([...texts].map(([path, text]) => [path, { text, charset: 'utf-8', bom: false } as const]));
  return {
    ...world,
    text: (path) => sources.get(path) ?? world.text(path),
    look: (path) => (sources.has(path) ? { kind: 'file', real: path, listed: undefined } : world.look(path)),
  };
};

/** What people leave out of files that they copy from an older version. */
const cuts: readonly RegExp[] = [
  /<CryptoService>[\s\S]*<\/CryptoService>/, /<InternalKeyStore>[\s\S]*?<\/InternalKeyStore>/, /<KeyResolvers>[\s\S]*?<\/KeyResolvers>/, /<Enabled>true<\/Enabled>/,
  /<KeyAlias>wso2carbon<\/KeyAlias>/, /<KeyPassword>wso2carbon<\/KeyPassword>/, /<parameter name="dynamicSSLProfilesConfig">[\s\S]*?<\/parameter>/, /<servers>\*<\/servers>/,
  /<fileReadInterval>600000<\/fileReadInterval>/,
];

/** What is wrong with the fixes of a model, and how many there are. */
function tried(model: HomeModel): { readonly wrong: readonly string[]; readonly count: number } {
  const wrong: string[] = [];
  let count = 0;
  for (const problem of check(model)) {
    const { rule, at, message } = problem;
    for (const fix of problem.fixes) {
      count++;
      const files = fixed(model, fix);
      wrong.push(...editInvariants(model, fix, files).map((each) => `${rule.id}: ${each}`));
      const after = buildModel(model.home, replaced(model.world, files), model.settings);
      const left = check(after);
      const same = left.some((other) => other.rule === rule && other.at.file === at.file && other.at.range.start === at.range.start && print(other.message) === print(message));
      if (same) wrong.push(`${rule.id}: "${print(fix.title)}" does not mend`);
      if (comesAgain(problem, fix, left)) wrong.push(`${rule.id}: "${print(fix.title)}" is offered again`);
    }
  }
  return { wrong, count };
}

/** Takes the TrustStore out of carbon.xml, puts the block back that is offered, and says what is wrong with that; undefined where there is none. */
function truststoreAgain({ home, world, settings, facts }: HomeModel): readonly string[] | undefined {
  const file = facts.server?.file ?? '';
  const text = world.text(file)?.text ?? '';
  const without = text.replace(/<TrustStore>[\s\S]*?<\/TrustStore>/, '');
  if (without === text) return undefined;
  const model = buildModel(home, replaced(world, new Map([[file, without]])), settings);
  const start = without.indexOf('<Security>') + 1;
  const fix = insertTrustStore(model, file, { start, end: start });
  if (!fix) return ['no TrustStore is offered'];
  const files = fixed(model, fix);
  const after = buildModel(home, replaced(world, files), settings);
  const truststore = after.uses.find(({ row }) => row.id === 'carbon/truststore');
  const isPlaceholder = fix.edits.some(({ placeholders = [] }) => placeholders.length > 0);
  return [
    ...editInvariants(model, fix, files),
    ...(isPlaceholder || truststore?.state === 'open' ? [] : [`the TrustStore is ${truststore?.state}`]),
    ...(insertTrustStore(after, file, { start, end: start }) ? ['the TrustStore is offered again'] : []),
  ];
}

describe.skipIf(names.length === 0)('the fixes of homes as they are shipped', () => {
  test.each(names)('%s', { timeout: 120_000 }, (name) => {
    const world = diskWorld({ roots: () => [corpus], restricted: false, keystores: diskKeystores({ work: workHere(() => undefined) }), now: () => Date.UTC(2018, 11, 1) });
    let count = 0;
    for (const home of findHomes(world, [join(corpus, name)]).filter(({ judged }) => judged)) {
      const model = buildModel(home, world, defaultSettings);
      const stock = tried(model);
      expect(stock.wrong).toEqual([]);
      count += stock.count;
      expect(truststoreAgain(model) ?? []).toEqual([]);
      for (const file of model.files) {
        const text = world.text(file)?.text ?? '';
        for (const cut of cuts) {
          const found = cut.exec(text);
          if (!found) continue;
          const without = applyEdits(text, [{ range: { start: found.index, end: found.index + found[0].length }, text: '' }]);
          const { wrong, count: more } = tried(buildModel(home, replaced(world, new Map([[file, without]])), defaultSettings));
          expect(wrong).toEqual([]);
          count += more;
        }
      }
    }
    if (findHomes(world, [join(corpus, name)]).some(({ judged }) => judged)) expect(count).toBeGreaterThan(0);
  });
});
