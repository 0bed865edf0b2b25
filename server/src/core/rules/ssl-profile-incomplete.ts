// SSL profiles, or the words in axis2.xml that name them, lack something that the server needs.

import { profilesInterval, sslProfilesPath } from '../blocks/documented.ts';
import type { Field } from '../catalog/row.ts';
import { isSet, named } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import { dynamicProfiles, profilesOf, type DynamicProfiles, type Profiles } from '../model/dynamic-ssl.ts';
import { childOf, isFilled, isWhole } from '../model/element.ts';
import type { Use } from '../model/home.ts';
import { dynamicSsl } from './documentation.ts';
import { intoElement, textOfElement } from './block-edits.ts';
import { writeText } from './element-edits.ts';
import { fix, rename } from './mend.ts';
import { fillEmpty, insertMissing } from './missing-values.ts';
import { noneOf, words, type Finding, type Fix, type Rule } from './rule.ts';

const documented: Readonly<Record<string, string>> = { filePath: sslProfilesPath, fileReadInterval: profilesInterval };

/** What a profile is for, without which the server does not start. */
const subjects = {
  sender: { name: 'servers', report: 'Each custom SSL profile must define at least one host:port pair under the servers element', documented: { placeholder: 'host:443' } },
  listener: { name: 'bindAddress', report: 'SSL profile must define a bind address', documented: { placeholder: '0.0.0.0' } },
} as const;

export const sslProfileIncomplete: Rule = {
  id: 'ssl-profile-incomplete',
  severity: 'error',
  summary: 'An SSL profile, or what names it, lacks a value that the server needs',
  documentation: dynamicSsl,

  *check(model) {
    for (const dynamic of dynamicProfiles(model)) yield* withoutFile(model, dynamic);
    for (const profiles of profilesOf(model)) yield* withoutSubject(model, profiles);
    for (const use of named(model).filter(({ row }) => row.at.includes('/profile/'))) yield* withoutSettings(model, use);
  },
};

function* withoutFile(model: HomeModel, { parameter, path, interval, transport: { file } }: DynamicProfiles): Iterable<Finding> {
  const missing = [{ name: 'filePath', node: path }, { name: 'fileReadInterval', node: interval }].filter(({ node }) => !isFilled(node));
  const absent = missing.filter(({ node }) => !node);
  if (!isWhole(model.world, file)) return;
  const value = (name: string): string => documented[name]!;
  for (const { name, node } of missing) {
    if (node) yield { at: { file, range: node.nameRange }, message: words('{0} is empty', name), fixes: fix(words('Set {0} to {1}', name, value(name)), writeText(file, node, value(name)), true) };
  }
  if (absent.length === 0) return;
  yield {
    at: { file, range: parameter.nameRange },
    message: words('dynamicSSLProfilesConfig has no {0}. The server reports: NullPointerException', noneOf(absent.map(({ name }) => name))),
    fixes: fix(words('Insert {0}', absent.map(({ name }) => name).join(', ')), intoElement(model, { file, node: parameter }, absent.map(({ name }) => ({ name, text: value(name) })), Object.keys(documented)), true),
  };
}

function* withoutSubject(model: HomeModel, { file, kind, profiles }: Profiles): Iterable<Finding> {
  if (!isWhole(model.world, file)) return;
  const { name, report, documented: text } = subjects[kind];
  for (const profile of profiles) {
    const node = childOf(profile, name);
    if (isFilled(node)) continue;
    const at = { file, range: (node ?? profile).nameRange };
    const edits = node ? textOfElement(model, { file, node }, text) : intoElement(model, { file, node: profile }, [{ name, text }], [name]);
    yield {
      at, message: node ? words('{0} is empty', name) : words('The profile has no {0}. The server reports: {1}', name, report),
      fixes: fix(words(node ? 'Fill in {0}' : 'Insert {0}', name), edits, true),
    };
  }
}

function* withoutSettings(model: HomeModel, use: Use): Iterable<Finding> {
  const { row, file, block, settings, strays } = use;
  const missing = (row.needs ?? []).filter((field) => !isSet(use, field) && row.defaults?.[field] === undefined);
  const nameOfField = (field: Field): string => row.fields[field] ?? field;
  for (const field of missing) {
    const setting = settings[field];
    if (setting) yield { at: { file, range: setting.nameRange }, message: words('{0} is empty', nameOfField(field)), fixes: fillEmpty(model, use, field) };
  }
  const absent = missing.filter((field) => !settings[field]);
  if (absent.length === 0) return;
  const renamed = strays.filter(({ field }) => absent.includes(field)).flatMap(({ setting, meant }): readonly Fix[] =>
    fix(words('Rename {0} to {1}', setting.name, meant), rename(model, file, setting, meant), true));
  yield {
    at: { file, range: block.nameRange },
    message: words('{0} has no {1}', block.name, noneOf(absent.map(nameOfField))),
    fixes: renamed.length > 0 ? renamed : insertMissing(model, use, absent),
  };
}
