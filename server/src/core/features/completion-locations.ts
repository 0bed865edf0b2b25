// Keystore files and folders, spelled as the reader of the file wants a path.

import type { Placeholders } from '../catalog/row.ts';
import { isKeystoreName, keystoreFiles, keystoreOf } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import type { Use } from '../model/home.ts';
import { locate } from '../model/locate.ts';
import { encoded, spellLocation } from '../model/spell.ts';
import { asWords, words, type Words } from '../rules/rule.ts';
import { below, join } from '../text/path.ts';
import type { Candidate } from './completion.ts';
import type { Spot } from './spot.ts';

/** Keystores of the home, those that serve for the like first; then what lies in the folder that is written so far. */
export function locations(model: HomeModel, use: Use, spot: Spot): readonly Candidate[] {
  const typed = spot.text.slice(0, spot.offset - spot.range.start);
  return [...keystores(model, use), ...inFolder(model, use, typed), ...placeholders(use, typed)];
}

function keystores(model: HomeModel, use: Use): readonly Candidate[] {
  const known = new Set(keystoreFiles(model));
  return [...known].map((path) => ({ path, uses: model.uses.filter((each) => keystoreOf(each) === path) }))
    .sort((a, b) => rank(use, a.uses) - rank(use, b.uses) || (a.path < b.path ? -1 : 1))
    .flatMap(({ path, uses }): readonly Candidate[] => {
      const text = spellLocation(model.home, use, path);
      return leadsTo(model, use, text) === path ? [{ text, kind: 'keystore', detail: detailOf(uses) }] : [];
    });
}

/** Truststores where a truststore is wanted, keystores where a keystore is; those that nobody names behind them. */
function rank({ role }: Use, uses: readonly Use[]): number {
  if (uses.length === 0) return 1;
  return uses.some((each) => (each.role === 'truststore') === (role === 'truststore')) ? 0 : 2;
}

/** Of which type a keystore is, and which places name it, in a few words. */
export function detailOf([first, ...more]: readonly Use[]): Words {
  if (!first) return words('named nowhere yet');
  const type = first.keystore?.type ?? '';
  const title = asWords(first.row.title);
  if (more.length === 0) return type === '' ? title : words('{0} · {1}', type, title);
  return type === '' ? words('{0} and {1} more', title, more.length) : words('{0} · {1} and {2} more', type, title, more.length);
}

/** The path that a text names in this place. */
function leadsTo({ home, world, uses }: HomeModel, use: Use, text: string): string | undefined {
  const at = { start: 0, end: 0 };
  const setting = { name: '', nameRange: at, range: at, value: { text, range: at, outer: at }, secret: undefined };
  const primary = uses.find(({ role, shadowed }) => role === 'primary' && !shadowed)?.target;
  const target = locate(use.row, setting, { home, world, file: use.file, primary });
  return target.kind === 'path' ? target.real : undefined;
}

const mostNames = 200;

/** Folders and keystores of the folder that the text names up to its last slash; of the home alone. */
function inFolder(model: HomeModel, use: Use, typed: string): readonly Candidate[] {
  const slash = typed.lastIndexOf('/');
  if (slash < 0) return [];
  const head = typed.slice(0, slash + 1);
  const folder = leadsTo(model, use, head);
  if (folder === undefined || (folder !== model.home.path && below(model.home.path, folder) === undefined)) return [];
  const names = model.world.list(folder).filter((name) => !name.startsWith('.')).slice(0, mostNames);
  const spelled = (name: string): string => (use.row.base === 'url' ? encoded(name) : name);
  const kinds = names.map((name) => ({ name, kind: model.world.look(join(folder, name)).kind }));
  return [
    ...kinds.filter(({ name, kind }) => kind === 'file' && isKeystoreName(name)).map(({ name }): Candidate => ({ text: head + spelled(name), kind: 'keystore' })),
    ...kinds.filter(({ kind }) => kind === 'folder').map(({ name }): Candidate => ({ text: `${head}${spelled(name)}/`, kind: 'folder' })),
  ];
}

/** The home, as each reader that knows a placeholder for it writes it. */
const homes: Partial<Readonly<Record<Placeholders, string>>> = { carbon: '${carbon.home}/', system: '${carbon.home}/', braces: '{carbon.home}/' };

function placeholders({ row }: Use, typed: string): readonly Candidate[] {
  const text = row.base === 'url' ? 'file:${user.dir}/' : homes[row.placeholders];
  return text === undefined || typed.includes('/') ? [] : [{ text, kind: 'folder', detail: words('the home') }];
}

/** Files of SSL profiles, from the home. */
export function profileFiles({ home, world }: HomeModel): readonly Candidate[] {
  const folders = ['repository/resources/security', ...['axis2', 'sslprofiles', ''].map((name) => join(home.configDirectory, name))];
  return folders.flatMap((folder) => world.list(join(home.path, folder)).filter((name) => /profiles.*\.xml$/i.test(name))
    .map((name): Candidate => ({ text: join(folder, name), kind: 'file' })));
}
