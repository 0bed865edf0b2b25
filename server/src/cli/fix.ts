// wso2-config check --fix: makes the safe fixes of homes, again and again until there is none left.

import { applyEdits, buildModel, check, passwordsOf, safeEdits, type Edit, type Home, type HomeModel, type Settings, type Source } from '../core/index.ts';
import type { Change } from '../disk/write.ts';
import { carryOut } from './changes.ts';
import { visit, type Reached } from './homes.ts';
import { say, type Host } from './host.ts';
import type { Options } from './options.ts';
import { count, harmless, shownPath } from './style.ts';

export interface FixWork {
  readonly reached: Reached;
  /** Takes the texts as they are to be, by their files. */
  readonly edited: Map<string, Source>;
  readonly settings: (home: Home) => Settings;
}

/** A fix may bring up another problem that has one; no home takes more rounds than a few. */
const mostRounds = 20;

/** Makes the safe fixes in memory, then writes them or prints their diff; false where they could not be written. */
export function applyFixes({ reached, edited, settings }: FixWork, options: Options, host: Host): boolean {
  const originals = new Map<string, Source>();
  const numbers = new Map<string, number>();
  const secrets = new Set<string>();
  visit(reached, host, {
    settings,
    home: (first) => {
      let model = first;
      for (let round = 0; round < mostRounds; round++) {
        const edits = editsIn(model, reached);
        if (edits.length === 0) break;
        for (const secret of passwordsOf(model)) secrets.add(secret);
        for (const [file, own] of byFile(model, edits)) {
          const source = model.world.text(file)!;
          if (!originals.has(file)) originals.set(file, source);
          numbers.set(file, (numbers.get(file) ?? 0) + own.length);
          edited.set(file, { ...source, text: applyEdits(source.text, own) });
        }
        model = buildModel(model.home, model.world, model.settings);
      }
      for (const secret of passwordsOf(model)) secrets.add(secret);
    },
    // The check that follows says what is wrong with this home.
    failed: () => undefined,
  });
  const changes = [...originals].map(([path, before]): Change => ({ path, before, text: edited.get(path)!.text })).filter(({ before, text }) => before.text !== text);
  const isDone = carryOut(changes, [...secrets], options.dryRun, host);
  if (!isDone) edited.clear();
  else if (!options.dryRun) {
    for (const { path } of changes) say(host, `mended ${harmless(shownPath(path, host.workingDirectory))} in ${count(numbers.get(path) ?? 0, 'place')}`);
    if (changes.length === 0) say(host, 'nothing can be mended without asking');
  }
  return isDone;
}

/** The edits of the safe fixes, in files that are asked for and whose encoding can be kept. */
function editsIn(model: HomeModel, { isAsked, world }: Reached): readonly Edit[] {
  const problems = check(model, [], () => undefined).filter(({ at, ofHome }) => ofHome || isAsked(at.file));
  return safeEdits(problems, ({ file, creates }) => creates === undefined && isAsked(file) && world.text(file)?.charset !== undefined);
}

/** Edits by the file behind all links, each of them once. */
function byFile({ world }: HomeModel, edits: readonly Edit[]): ReadonlyMap<string, readonly Edit[]> {
  const files = new Map<string, readonly Edit[]>();
  for (const edit of edits) {
    const { real } = world.look(edit.file);
    const known = files.get(real) ?? [];
    // Two ways to one file find the same problem twice.
    if (!known.some(({ range }) => range.start <= edit.range.end && edit.range.start <= range.end && known[0]!.file !== edit.file)) files.set(real, [...known, edit]);
  }
  return files;
}
