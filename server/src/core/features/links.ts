// Locations that can be followed with Ctrl+click.

import type { HomeModel } from '../model/build.ts';
import { shortPath, textOf } from '../model/ask.ts';
import { join } from '../text/path.ts';
import type { Range } from '../text/range.ts';
import { settingsOf } from './at.ts';

export interface Link {
  readonly range: Range;
  readonly file: string;
  readonly tooltip: string;
  /** Whether the file is a keystore, or should be one. */
  readonly isKeystore?: true;
  /** For a viewer: the keystore's entry that is meant there. */
  readonly entry?: string;
  /** It stands at an alias: only a viewer can go there. */
  readonly isEntry?: true;
}

/** The locations of a file that name a file that exists, and the aliases of its entries. */
export function documentLinks(model: HomeModel, file: string): readonly Link[] {
  const links = new Map<number, Link>();
  for (const { use, field, setting } of settingsOf(model, file)) {
    const { target } = use;
    if ((field !== 'location' && field !== 'alias') || !setting.value || target.kind !== 'path' || !target.exists) continue;
    const entry = textOf(use, 'alias')?.trim();
    if (field === 'alias' && entry === undefined) continue;
    const at = { isKeystore: true as const, ...(entry === undefined ? {} : { entry }), ...(field === 'alias' ? { isEntry: true as const } : {}) };
    links.set(setting.value.range.start, { range: setting.value.range, file: target.real, tooltip: shortPath(model, target.real), ...at });
  }
  for (const value of model.uses.filter((use) => use.file === file).flatMap(({ aside }) => aside['profiles']?.value ?? [])) {
    const path = join(model.home.path, value.text.trim());
    if (model.world.look(path).kind === 'file') links.set(value.range.start, { range: value.range, file: path, tooltip: shortPath(model, path) });
  }
  return [...links.values()].sort((a, b) => a.range.start - b.range.start);
}
