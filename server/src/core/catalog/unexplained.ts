// What `grep -nr ".jks" .` finds and no row of the catalogue explains: the rows that are still to be written.

import { extract } from '../model/extract.ts';
import { readFiles } from '../model/files.ts';
import type { Home } from '../model/home.ts';
import type { World } from '../model/world.ts';
import type { Node, Parsed } from '../syntax/node.ts';
import { formatOf, parse } from '../syntax/parse.ts';
import { join, nameOf } from '../text/path.ts';
import type { Range } from '../text/range.ts';
import { sslProfiles } from './ssl-profiles.ts';

/** A value that ends like a keystore's file name. */
export interface Unexplained {
  /** Absolute path. */
  readonly file: string;
  readonly range: Range;
  readonly value: string;
}

const keystoreName = /\.(?:jks|p12|pfx|jceks|keystore)$/i;

/** Copies and backups lie beside what the server reads. */
const copyName = /(?: - Copy.*|[_-](?:old|bak|orig|backup)|\(\d+\))\.[a-z]+$|~$/i;

/** More files than any home has that is worth a list. */
const fileLimit = 20_000;

/** Every value of a home's configuration, comments aside, that ends like a keystore's file name and that no row explains. */
export function unexplained(world: World, home: Home): readonly Unexplained[] {
  const explained = new Map<string, ReadonlySet<number>>();
  for (const { path, found } of readFiles(home, world)) explained.set(path, startsOf(found));
  return filesOf(world, home).flatMap((file) => inFile(world, file, explained.get(file)));
}

type FoundSettings = readonly Pick<ReturnType<typeof extract>[number], 'settings'>[];

const startsOf = (found: FoundSettings): ReadonlySet<number> =>
  new Set(found.flatMap(({ settings }) => Object.values(settings).flatMap(({ value }) => value?.range.start ?? [])));

function inFile(world: World, file: string, explained: ReadonlySet<number> | undefined): readonly Unexplained[] {
  const format = formatOf(nameOf(file));
  const source = format && world.text(file);
  if (!source || !mayHold(source.text)) return [];
  const parsed = parse(format, source);
  // axis2.xml may name its profiles anywhere, so a file of that shape is known wherever it lies.
  const starts = explained ?? startsOf(extract(parsed, sslProfiles));
  return valuesIn(parsed).flatMap((value) =>
    (keystoreName.test(value.text.trim()) && !starts.has(value.range.start) ? [{ file, range: value.range, value: value.text.trim() }] : []));
}

const mayHold = (text: string): boolean => /\.(?:jks|p12|pfx|jceks|keystore)/i.test(text);

function valuesIn({ root, format }: Parsed): readonly NonNullable<Node['value']>[] {
  const values: NonNullable<Node['value']>[] = [];
  // What stands in deployment.toml's tables of secrets is never shown.
  const nodes: Node[] = root.children.filter(({ name }) => format !== 'toml' || !/^(?:runtime_)?secrets$/.test(name));
  if (root.value) values.push(root.value);
  for (let node = nodes.pop(); node; node = nodes.pop()) {
    if (node.value) values.push(node.value);
    nodes.push(...node.children);
  }
  return values.sort((one, other) => one.range.start - other.range.start);
}

/** The files of a home that its server may read, by path. */
function filesOf(world: World, home: Home): readonly string[] {
  const folders = [join(home.path, home.configDirectory), ...['repository/deployment/server', 'repository/resources/security', 'wso2/msf4j/conf']
    .map((folder) => join(home.path, folder))];
  const seen = new Set<string>();
  const files: string[] = [];
  for (let folder = folders.pop(); folder !== undefined && files.length < fileLimit; folder = folders.pop()) {
    const look = world.look(folder);
    if (look.kind !== 'folder' || seen.has(look.real)) continue;
    seen.add(look.real);
    for (const name of world.list(folder)) {
      if (formatOf(name)) files.push(...(copyName.test(name) ? [] : [join(folder, name)]));
      else folders.push(join(folder, name));
    }
  }
  return files.sort();
}
