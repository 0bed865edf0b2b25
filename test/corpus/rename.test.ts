// Renames the password, the alias and the file of the primary keystore of homes as WSO2 ships them, in memory: every place that worked with it carries the new one, and nothing else changed. Skips where no such homes lie beside the project.

import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildModel, defaultSettings, findHomes, rename, type HomeModel, type Renamed, type Use, type World } from '../../server/src/core/index.ts';
import { keystoreOf, textOf } from '../../server/src/core/model/ask.ts';
import { applyEdits } from '../../server/src/core/text/edit.ts';
import { diskKeystores } from '../../server/src/disk/keystores.ts';
import { diskWorld } from '../../server/src/disk/world.ts';
import { workHere } from '../../server/src/disk/worker.ts';

const beside = join(import.meta.dirname, '../../../shared/corpus');
const corpus = existsSync(beside) ? realpathSync(beside) : beside;
const isToml = (name: string): boolean => ['repository/conf', 'conf'].some((conf) => existsSync(join(corpus, name, conf, 'deployment.toml')));
const names = existsSync(corpus) ? readdirSync(corpus).sort().filter((name) => !isToml(name)) : [];

if (names.length === 0) test.skip('there are no shipped homes beside the project', () => undefined);

const disk = diskWorld({ roots: () => [corpus], restricted: false, keystores: diskKeystores({ work: workHere(() => undefined) }), now: () => Date.UTC(2018, 11, 1) });
const modelsIn = (name: string): readonly HomeModel[] => findHomes(disk, [join(corpus, name)]).map((home) => buildModel(home, disk, defaultSettings));
const primaryOf = ({ uses }: HomeModel): Use | undefined => uses.find(({ role, state }) => role === 'primary' && state === 'open');

/** The home once the edits are made and the file has its new name. */
function afterwards({ home, world }: HomeModel, { edits, moves }: Renamed): HomeModel {
  const texts = new Map([...new Set(edits.map(({ file }) => file))].map((file) => {
    const source = world.text(file)!;
    return [file, { ...source, text: applyEdits(source.text, edits.filter((edit) => edit.file === file)) }];
  }));
  const before = (path: string): string => (path === moves?.to ? moves.from : path);
  const look: World['look'] = (path) => (path === moves?.from ? { kind: 'missing', real: path, listed: undefined } : { ...world.look(before(path)), ...(path === moves?.to ? { real: path } : {}) });
  const open: World['open'] = (path, ...passwords) => world.open(before(path), ...passwords);
  return buildModel(home, { list: world.list, now: world.now, look, open, text: (path) => texts.get(path) ?? world.text(path) }, defaultSettings);
}

const renamed = (model: HomeModel, use: Use, field: 'password' | 'alias' | 'location', text: string): Renamed => {
  const answer = rename(model, use.file, use.settings[field]!.value!.range.start, text);
  if (!answer || 'refused' in answer) throw new Error(JSON.stringify(answer));
  return answer;
};

/** Every setting of every use, with what it reads, but for those that are meant. */
const others = ({ uses }: HomeModel, isMeant: (use: Use, field: string, index: number) => boolean): readonly string[] => uses.flatMap((use, index) =>
  Object.entries(use.settings).filter(([field]) => !isMeant(use, field, index)).map(([field, { value }]) => `${use.row.id} ${field} ${value?.text ?? ''}`));

describe.each(names)('%s', (name) => {
  const models = modelsIn(name).filter((model) => primaryOf(model));

  test.skipIf(models.length === 0)('a new password stands at every place that opened the primary keystore', () => {
    for (const model of models) {
      const primary = primaryOf(model)!;
      const after = afterwards(model, renamed(model, primary, 'password', 'n3w&<pass"'));
      const isMeant = (use: Use, field: string): boolean => field === 'password' && !use.inherited && keystoreOf(use) === keystoreOf(primary);
      const opened = model.uses.flatMap((use, index) => (use.state === 'open' && !use.inherited && use.settings.password?.value && isMeant(use, 'password') ? [index] : []));
      expect(opened.length).toBeGreaterThan(1);
      for (const index of opened) expect(textOf(after.uses[index]!, 'password')).toBe('n3w&<pass"');
      expect(others(after, isMeant)).toEqual(others(model, isMeant));
    }
  });

  test.skipIf(models.length === 0)('a new alias stands at every place that took the old one from it', () => {
    for (const model of models) {
      const primary = primaryOf(model)!;
      const after = afterwards(model, renamed(model, primary, 'alias', 'n&w'));
      const own = textOf(primary, 'alias');
      const meant = model.uses.map((use) => keystoreOf(use) === keystoreOf(primary) && textOf(use, 'alias') === own && use.settings.alias !== undefined);
      const isMeant = (_use: Use, field: string, index: number): boolean => field === 'alias' && meant[index]!;
      for (const [index] of [...meant.entries()].filter(([, is]) => is)) expect(textOf(after.uses[index]!, 'alias')?.trim()).toBe('n&w');
      expect(others(after, isMeant)).toEqual(others(model, isMeant));
    }
  });

  test.skipIf(models.length === 0)('under its new name the file is still the one that they open', () => {
    for (const model of models) {
      const primary = primaryOf(model)!;
      const answer = renamed(model, primary, 'location', 'company.jks');
      const after = afterwards(model, answer);
      expect(answer.moves?.to).toMatch(/\/company\.jks$/);
      const seen = (each: HomeModel): readonly string[] => each.uses.map((use) => `${use.row.id} ${keystoreOf(use)?.replace('company.jks', 'wso2carbon.jks') ?? ''} ${use.state}`);
      expect(seen(after)).toEqual(seen(model));
      expect(after.uses.filter((use) => keystoreOf(use) === answer.moves?.from)).toEqual([]);
      const isMeant = (use: Use, field: string): boolean => field === 'location' && [answer.moves?.from, answer.moves?.to].includes(keystoreOf(use));
      expect(others(after, isMeant)).toEqual(others(model, isMeant));
    }
  });
});
