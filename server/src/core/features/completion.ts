// What can be written at a place: keystores, aliases, types, names of secrets, the few words that a setting takes. Never a password.

import type { Row } from '../catalog/row.ts';
import type { HomeModel } from '../model/build.ts';
import type { Use } from '../model/home.ts';
import type { Words } from '../rules/rule.ts';
import { escapeValue, isWritable } from '../syntax/write.ts';
import type { Range } from '../text/range.ts';
import { settingsOf } from './at.ts';
import { aliases, types } from './completion-entries.ts';
import { locations, profileFiles } from './completion-locations.ts';
import { secretNames } from './completion-secrets.ts';
import { serverNames, wordsOf } from './completion-words.ts';
import { spotAt, type Spot } from './spot.ts';

/** Something to write, as the reader is to get it. */
export interface Candidate {
  readonly text: string;
  readonly kind: 'keystore' | 'folder' | 'file' | 'key' | 'certificate' | 'word' | 'secret' | 'server';
  readonly detail?: Words;
  /** What it replaces, where that is not the whole value. */
  readonly range?: Range;
  /** What it means, where the catalogue's words for the setting do not say it. */
  readonly means?: Words;
  /** The one that is probably meant. */
  readonly isLikely?: true;
}

/** A candidate as it is written into the file. */
export interface Completion extends Candidate {
  readonly written: string;
  readonly range: Range;
  /** Whose meaning `describeCompletion` tells. */
  readonly setting: SettingName | undefined;
}

/** A setting of the catalogue by name. */
export interface SettingName {
  readonly row: Row['id'];
  readonly field: keyof Use['settings'];
}

/** What can be written at an offset, the likeliest first; nothing where the catalogue has nothing to say. */
export function completion(model: HomeModel, file: string, offset: number): readonly Completion[] {
  // The files of a home with deployment.toml are written by the server; what it would write there is not known here.
  const spot = model.home.judged && model.files.includes(file) ? spotAt(model, file, offset) : undefined;
  if (!spot) return [];
  const { candidates, setting } = candidatesAt(model, spot);
  const seen = new Set<string>();
  return candidates.filter(({ text }) => isWritable(spot.format, text) && !seen.has(text) && seen.add(text)).map((candidate) => ({
    ...candidate, range: candidate.range ?? spot.range, written: escapeValue(spot.format, candidate.text, spot.where), setting,
  }));
}

interface Found {
  readonly candidates: readonly Candidate[];
  readonly setting?: SettingName | undefined;
}

function candidatesAt(model: HomeModel, spot: Spot): Found {
  const secrets = secretNames(model, spot);
  if (secrets) return { candidates: secrets };
  for (const { use, field, setting } of settingsOf(model, spot.file)) {
    if (!isHere(setting.range, spot)) continue;
    const name = { row: use.row.id, field };
    if (field === 'location') return { candidates: locations(model, use, spot), setting: name };
    if (field === 'alias') return { candidates: aliases(model, use, spot), setting: name };
    return { candidates: field === 'type' ? types(use) : [], setting: name };
  }
  const isProfiles = model.uses.some(({ file, aside }) => file === spot.file && aside['profiles'] !== undefined && isHere(aside['profiles'].range, spot));
  return { candidates: isProfiles ? profileFiles(model) : wordsOf(spot) ?? serverNames(model, spot) };
}

const isHere = (range: Range, { node }: Spot): boolean => range.start === node.range.start && range.end === node.range.end;
