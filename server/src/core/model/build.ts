// From a home's files to the one value that rules and features look at.

import type { FactName } from '../catalog/facts.ts';
import { rows } from '../catalog/index.ts';
import type { Row } from '../catalog/row.ts';
import type { Opened } from '../keystore/keystore.ts';
import { join } from '../text/path.ts';
import { dynamicProfiles } from './dynamic-ssl.ts';
import { knownText } from './effective.ts';
import type { Found } from './extract.ts';
import { readFile, readFiles, type ReadFile } from './files.ts';
import type { Home, Setting, Target, Use, UseState } from './home.ts';
import { locate, type Where } from './locate.ts';
import { isReadIn, type Readings } from './reading.ts';
import type { Settings } from './settings.ts';
import type { World } from './world.ts';

/** A value that stands in a file. */
export interface Fact extends Setting {
  readonly file: string;
}

/** A home, what it uses, and what else rules ask of it. */
export interface HomeModel {
  readonly home: Home;
  readonly uses: readonly Use[];
  readonly facts: Partial<Readonly<Record<FactName, Fact>>>;
  /** Configuration files that were read. */
  readonly files: readonly string[];
  /** Those of them that may hold comments that silence rules. */
  readonly marked: readonly string[];
  readonly settings: Settings;
  readonly world: World;
}

/** Reads a home's configuration, resolves what it names, and opens it. */
export function buildModel(home: Home, world: World, settings: Settings): HomeModel {
  const first = readFiles(home, world);
  const facts = factsOf(first);
  const readings: Readings = { home, world, facts };
  const read = withProfiles(first, readings);
  const where = { world, home, primary: undefined };
  const primary = primaryTarget(read, where);
  const uses = read.flatMap((file) => file.found.map((found) => use(found, file.path, { ...where, file: file.path, primary }, readings)));
  const marked = read.filter(({ isMarked }) => isMarked).map(({ path }) => path);
  return { home, uses: uses.map((each) => inherit(each, uses)), facts, files: read.map(({ path }) => path), marked, settings, world };
}

const profileRows = rows.filter((row) => row.role === 'ssl-profile' || row.read?.includes('ssl-profiles-of-axis2'));

/** axis2.xml may name its ssl profiles at any path below the home. */
function withProfiles(read: readonly ReadFile[], readings: Readings): readonly ReadFile[] {
  const { home, world } = readings;
  const named = read.flatMap(({ found }) => found).flatMap(({ aside }) => aside['profiles']?.value ?? []).map((value) => join(home.path, value.text.trim()));
  const paths = new Set([...named, ...dynamicProfiles(readings).flatMap(({ file }) => file ?? [])]);
  const more = [...paths].filter((path) => !read.some((file) => file.path === path)).flatMap((path) => readFile(path, profileRows, world) ?? []);
  return [...read, ...more];
}

function factsOf(read: readonly ReadFile[]): HomeModel['facts'] {
  return Object.fromEntries(read.flatMap(({ path, facts }) => Object.entries(facts).map(([name, setting]) => [name, { ...setting, file: path }])));
}

function primaryTarget(read: readonly ReadFile[], where: Omit<Where, 'file'>): Target | undefined {
  for (const { path, found } of read) {
    const primary = found.find(({ row }) => row.role === 'primary');
    if (primary) return locate(primary.row, primary.settings.location, { ...where, file: path });
  }
  return undefined;
}

function use(found: Found, file: string, where: Where, readings: Readings): Use {
  const { row, block, settings, aside, strays } = found;
  const target = locate(row, settings.location, where);
  const shadowed = row.single !== undefined && found.index > 0;
  const dead = row.dead?.includes(settings.location?.value?.text.trim() ?? '') ?? false;
  const read = !dead && !shadowed && found.holds && isReadIn(row, file, readings);
  const keystore = opened(row, settings, target, where.world);
  const resolved = { target, inherited: false, state: stateOf(target, keystore), keystore };
  return { row, role: row.role, file, block, settings, aside, strays, read, shadowed, ...resolved };
}

/** Where nothing is configured, the reader takes what another row has; what is wrong there is said there. */
function inherit(use: Use, uses: readonly Use[]): Use {
  if (use.state !== 'none' || use.row.fallback === undefined) return use;
  const other = uses.find(({ row, shadowed }) => row.id === use.row.fallback && !shadowed);
  const usable = other && (other.state === 'open' || other.state === 'locked' || other.state === 'opening');
  return usable ? { ...use, target: other.target, inherited: true, state: other.state, keystore: other.keystore } : use;
}

/** Types, in lower case, whose keystores are not opened here. */
export const foreignTypes: ReadonlySet<string> = new Set(['bks', 'bcfks', 'uber', 'pkcs11', 'windows-my', 'windows-root', 'dks']);

function opened(row: Row, settings: Use['settings'], target: Target, world: World): Opened | undefined {
  if (target.kind !== 'path') return undefined;
  if (!target.exists) return world.doubts?.(target.path) === true ? { state: 'opening', entries: [], complete: false } : undefined;
  const path = target.listed ?? target.path;
  if (world.look(path).kind !== 'file') return { state: 'unreadable', entries: [], complete: false };
  if (foreignTypes.has(settings.type?.value?.text.trim().toLowerCase() ?? '')) return { state: 'unsupported', entries: [], complete: false };
  return world.open(path, knownText(row, 'password', settings.password), knownText(row, 'keyPassword', settings.keyPassword));
}

function stateOf(target: Target, keystore: Opened | undefined): UseState {
  if (target.kind === 'none') return 'none';
  if (target.kind === 'unknown') return 'unknown';
  return keystore?.state ?? 'missing';
}
