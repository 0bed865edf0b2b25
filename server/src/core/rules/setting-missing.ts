// A block lacks a value without which its reader fails.

import type { Field } from '../catalog/row.ts';
import { isSet, named } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import type { Use } from '../model/home.ts';
import { configuring } from './documentation.ts';
import { fix, rename } from './mend.ts';
import { fillEmpty, insertMissing } from './missing-values.ts';
import { noneOf, words, type Finding, type Fix, type Rule } from './rule.ts';

export const settingMissing: Rule = {
  id: 'setting-missing',
  severity: 'error',
  summary: 'A block lacks a value that the server needs',
  documentation: configuring,

  *check(model) {
    for (const use of named(model)) {
      const missing = missingFields(model, use);
      const empty = missing.filter((field) => use.settings[field]);
      const absent = missing.filter((field) => !use.settings[field]);
      yield* empty.map((field) => emptyOne(model, use, field));
      if (absent.length > 0) yield absentOnes(model, use, absent);
    }
  },
};

function missingFields(model: HomeModel, use: Use): readonly Field[] {
  const { row, role, file } = use;
  // What a profile lacks is said of the profile; a block without a location may fall back to another keystore.
  if (row.at.includes('/profile/') || (row.fallback !== undefined && !isSet(use, 'location'))) return [];
  // The Crypto Service is what reads the internal keystore; any text enables it.
  if (role === 'internal' && (model.facts.cryptoService?.value?.text.trim() ?? '') === '') return [];
  const same = row.single === 'in-file' ? model.uses.filter((each) => each.row === row && each.file === file) : [use];
  return (row.needs ?? []).filter((field) => row.defaults?.[field] === undefined && !same.some((each) => isSet(each, field)));
}

const nameOfField = ({ row }: Use, field: Field): string => row.fields[field]!.replace(/^.*\//, '').replace(/^@/, '');

const emptyOne = (model: HomeModel, use: Use, field: Field): Finding => ({
  at: { file: use.file, range: use.settings[field]!.nameRange },
  message: words('{0} is empty', nameOfField(use, field)),
  fixes: fillEmpty(model, use, field),
});

function absentOnes(model: HomeModel, use: Use, fields: readonly Field[]): Finding {
  const names = fields.map((field) => nameOfField(use, field));
  const report = reportOf(use, fields);
  const renamed = use.strays.filter(({ field }) => fields.includes(field)).flatMap(({ setting, meant }): readonly Fix[] =>
    fix(words('Rename {0} to {1}', setting.name, meant), rename(model, use.file, setting, meant), true));
  return {
    at: { file: use.file, range: use.block.nameRange },
    message: words(report === undefined ? '{0} has no {1}' : '{0} has no {1}. The server reports: {2}', use.block.name, noneOf(names), report ?? ''),
    fixes: renamed.length > 0 ? renamed : insertMissing(model, use, fields),
  };
}

/** What the server says, where that is known. */
function reportOf({ role, row, block }: Use, [first]: readonly Field[]): string | undefined {
  if (role === 'internal') return `Could not find a non empty value for the property 'Security.InternalKeyStore.${row.fields[first!]}'`;
  const isTransport = row.id.startsWith('axis2/') || row.id.startsWith('inbound/');
  return isTransport && (first === 'password' || first === 'keyPassword') ? `Cannot proceed because ${row.fields[first]} element is missing in ${block.name}` : undefined;
}
