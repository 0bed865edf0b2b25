// Which files of a home the catalogue names, and what is found in each; found once per text.

import { factRows, type FactName, type FactRow } from '../catalog/facts.ts';
import { rows } from '../catalog/index.ts';
import type { Row } from '../catalog/row.ts';
import type { Node } from '../syntax/node.ts';
import { formatOf } from '../syntax/parse.ts';
import { mayHold, select } from '../syntax/path.ts';
import { join, nameOf } from '../text/path.ts';
import type { Source } from '../text/source.ts';
import { treeOf } from './documents.ts';
import { extract, type Found } from './extract.ts';
import type { Home, Setting } from './home.ts';
import type { World } from './world.ts';

/** A file of a home with what the catalogue finds in it. */
export interface ReadFile {
  readonly path: string;
  readonly found: readonly Found[];
  readonly facts: Partial<Readonly<Record<FactName, Setting>>>;
  /** Whether it may hold comments that silence rules. */
  readonly isMarked: boolean;
}

/** How comments that silence a rule start. */
export const silencingMark = 'wso2-config-disable';

/** Files below a home that the pattern of a row names. */
export function expand(pattern: string, home: Home, world: World): readonly string[] {
  const inConf = /^conf\//.test(pattern);
  const segments = (inConf ? pattern.slice(5) : pattern).split('/');
  const start = inConf ? join(home.path, home.configDirectory) : home.path;
  return segments.reduce<readonly string[]>((folders, segment, index) => {
    if (!segment.includes('*')) return folders.map((folder) => join(folder, segment));
    const matches = wildcard(segment);
    const last = index === segments.length - 1;
    return folders.flatMap((folder) => world.list(folder).filter((name) => matches.test(name)).map((name) => join(folder, name)))
      .filter((path) => last || world.look(path).kind === 'folder');
  }, [start]);
}

const wildcards = new Map<string, RegExp>();

function wildcard(segment: string): RegExp {
  const known = wildcards.get(segment);
  if (known) return known;
  const pattern = new RegExp(`^${segment.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`);
  wildcards.set(segment, pattern);
  return pattern;
}

const patterns = [...new Set([...rows.flatMap((row) => row.files), ...Object.values(factRows).flatMap((fact) => fact.files)])];

/** Reads every file of the home that the catalogue names; `extra`: files that another file names, with their rows. */
export function readFiles(home: Home, world: World): readonly ReadFile[] {
  const wanted = new Map<string, string[]>();
  for (const pattern of patterns) {
    for (const path of expand(pattern, home, world)) wanted.set(path, [...(wanted.get(path) ?? []), pattern]);
  }
  return [...wanted].flatMap(([path, named]) => {
    const read = readFile(path, rowsOf(named), world);
    return read ? [read] : [];
  });
}

const rowsByPatterns = new Map<string, readonly Row[]>();

/** The same list for the same patterns, so that what was found in a text is found again by it. */
function rowsOf(named: readonly string[]): readonly Row[] {
  const key = named.join('\n');
  const known = rowsByPatterns.get(key);
  if (known) return known;
  const chosen = rows.filter((row) => row.files.some((file) => named.includes(file)));
  rowsByPatterns.set(key, chosen);
  return chosen;
}

interface Remembered {
  /** The file's, for texts of different files may be the same; where it lies takes no part. */
  readonly name: string;
  readonly read: Omit<ReadFile, 'path'>;
}

const remembered = new WeakMap<Source, Map<readonly Row[], Remembered>>();

/** Reads one file with these rows; undefined where there is no text. */
export function readFile(path: string, chosen: readonly Row[], world: World): ReadFile | undefined {
  const source = world.text(path);
  if (!source) return undefined;
  const name = nameOf(path);
  const known = remembered.get(source)?.get(chosen);
  if (known?.name === name) return { path, ...known.read };
  const format = formatOf(name);
  if (!format) return undefined;
  const may = format === 'xml' ? mayHold(source.text) : (): boolean => true;
  const read = { ...foundIn(path, chosen, may, world), isMarked: source.text.includes(silencingMark) };
  remembered.set(source, (remembered.get(source) ?? new Map<readonly Row[], Remembered>()).set(chosen, { name, read }));
  return { path, ...read };
}

/** What is found in a file; where its text can hold nothing of it, it is not even parsed. */
function foundIn(path: string, chosen: readonly Row[], may: (path: string) => boolean, world: World): Pick<ReadFile, 'found' | 'facts'> {
  const named = factsByName.get(nameOf(path)) ?? [];
  const parsed = [...chosen, ...named.map(([, row]) => row)].some(({ at }) => may(at)) ? treeOf(world, path) : undefined;
  return parsed ? { found: extract(parsed, chosen), facts: factsOf(parsed.root, named) } : { found: [], facts: {} };
}

type NamedFact = readonly [FactName, FactRow];

const allFacts = Object.entries(factRows) as readonly NamedFact[];

/** Facts by the names of their files. */
const factsByName: ReadonlyMap<string, readonly NamedFact[]> = new Map(allFacts.flatMap(([, { files }]) => files.map(nameOf))
  .map((name) => [name, allFacts.filter(([, { files }]) => files.some((file) => nameOf(file) === name))]));

function factsOf(root: Node, named: readonly NamedFact[]): ReadFile['facts'] {
  const facts: Partial<Record<FactName, Setting>> = {};
  for (const [fact, row] of named) {
    const node = select(root, row.at)[0];
    if (node) facts[fact] = { name: node.name, nameRange: node.nameRange, range: node.range, value: node.value, secret: undefined };
  }
  return facts;
}
