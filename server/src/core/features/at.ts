// Which setting of which use lies at a place.

import type { Field } from '../catalog/row.ts';
import type { HomeModel } from '../model/build.ts';
import type { Setting, Use } from '../model/home.ts';
import { touches } from '../text/range.ts';

export interface SettingAt {
  readonly use: Use;
  readonly field: Field;
  readonly setting: Setting;
}

/** Every setting of a file with the use it belongs to, in the order of the catalogue. */
export const settingsOf = ({ uses }: HomeModel, file: string): readonly SettingAt[] =>
  uses.filter((use) => use.file === file).flatMap((use) =>
    (Object.entries(use.settings) as [Field, Setting][]).map(([field, setting]) => ({ use, field, setting })));

/** The settings whose element, attribute or property holds an offset, the smallest first, those that are read before others. */
export const settingsAt = (model: HomeModel, file: string, offset: number): readonly SettingAt[] =>
  settingsOf(model, file).filter(({ setting }) => touches(setting.range, offset))
    .sort((a, b) => length(a) - length(b) || Number(b.use.read) - Number(a.use.read));

const length = ({ setting: { range } }: SettingAt): number => range.end - range.start;
