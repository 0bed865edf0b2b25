// From a location as it is written to the file it names, in the way of the very file that it stands in.

import type { Placeholders, Row } from '../catalog/row.ts';
import { isKnown } from '../syntax/node.ts';
import { isTemplate, longestValue } from './effective.ts';
import { below, folderOf, isAbsolute, isForeign, join, nameOf, normalise } from '../text/path.ts';
import type { Home, Setting, Target } from './home.ts';
import type { World } from './world.ts';

export interface Where {
  readonly world: World;
  readonly home: Home;
  /** The file that the location stands in. */
  readonly file: string;
  /** Where the primary keystore is, once that is known. */
  readonly primary: Target | undefined;
}

const unknown = (why: Extract<Target, { kind: 'unknown' }>['why']): Target => ({ kind: 'unknown', why });

/** The file that a location setting of a row names. */
export function locate(row: Row, setting: Setting | undefined, where: Where): Target {
  if (setting?.secret) return unknown('secret');
  const written = setting?.value?.text.trim() || row.defaults?.location;
  if (written === undefined || written === '') return { kind: 'none' };
  if (setting?.value && !isKnown(setting.value)) return unknown('encoding');
  if (written.length > longestValue) return unknown('placeholder');
  const text = replacePlaceholders(row.base === 'url' ? decoded(written) : written, row.placeholders, where.home);
  if (text === undefined || isTemplate(text)) return unknown('placeholder');
  if (row.base === 'name') return byName(text, where);
  return byPath(text, row, where, !isAbsolute(written));
}

/** Tomcat's `catalina.base`: beside the products of EI and IoT Server it is the outer home's, for the profiles too. */
export function catalinaBase(home: Home): string {
  const outer = home.profile?.outer ?? home.path;
  const folder = home.configDirectory === 'conf' && (home.serverKey === 'EI' || home.serverKey === 'IoT' || home.profile) ? 'wso2/lib/tomcat' : 'lib/tomcat';
  return join(outer, folder);
}

/** Values that the product itself sets before it reads a file. */
function known(home: Home): Readonly<Record<string, string>> {
  return {
    'carbon.home': home.path,
    'carbon.config.dir.path': join(home.path, home.configDirectory),
    'user.dir': home.path,
    'catalina.base': catalinaBase(home),
    'catalina.home': catalinaBase(home),
  };
}

/** Names of the placeholders that the product sets. */
export const knownPlaceholders = ['carbon.home', 'carbon.config.dir.path', 'user.dir', 'catalina.base', 'catalina.home'] as const;

const patterns: Readonly<Record<Placeholders, RegExp | undefined>> = {
  carbon: /\$\{([^}]*)\}/g,
  system: /\$\{([^}]*)\}/g,
  axis2: /\$(?:sys|env)?\{([^}]*)\}/g,
  // Of `$ref{x}` and its kind the name is `ref{x`, which nothing is called.
  toml: /\$(?:sys\{|\{)?((?<=\{)[^}]*|\w+\{[^}]*)\}/g,
  braces: /\{([a-z.]+)\}/g,
  none: undefined,
};

/** The placeholders in a text, as this reader writes them, with the names in them. */
export const placeholdersIn = (text: string, placeholders: Placeholders): readonly { readonly whole: string; readonly name: string }[] => {
  const pattern = patterns[placeholders];
  return pattern ? [...text.matchAll(pattern)].map(([whole, name]) => ({ whole, name: name! })) : [];
};

function replacePlaceholders(text: string, placeholders: Placeholders, home: Home): string | undefined {
  const pattern = patterns[placeholders];
  if (!pattern) return /\$\w*\{/.test(text) ? undefined : text;
  const values = known(home);
  let missing = false;
  const replaced = text.replace(pattern, (whole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) missing = true;
    return value ?? whole;
  });
  return missing ? undefined : replaced;
}

/** `isOwn`: what is absolute became so by a placeholder, and speaks of this home wherever that lies. */
function byPath(text: string, row: Row, where: Where, isOwn: boolean): Target {
  const { home, file } = where;
  if (row.base === 'url') return byUrl(text, where);
  if (row.base === 'home-rooted') return at(join(home.path, text), where);
  if (row.base === 'file-name') return byFileName(text, where);
  if (isAbsolute(text)) return isOwn ? at(normalise(text), where) : absolute(text, where);
  const folder = row.base === 'catalina' ? catalinaBase(home) : row.base === 'file' ? folderOf(file) : typeof row.base === 'object' ? join(home.path, row.base.below) : home.path;
  const target = at(join(folder, text), where);
  if (!text.includes('\\') || (target.kind === 'path' && target.exists)) return target;
  return at(join(folder, text.replaceAll('\\', '/')), where);
}

/** The templates put the folder in front of whatever stands there; Micro Integrator's do not. */
function byFileName(text: string, where: Where): Target {
  const isVerbatim = where.home.configDirectory === 'conf';
  if (isVerbatim && isAbsolute(text)) return absolute(text, where);
  return at(join(where.home.path, isVerbatim && text.includes('/') ? '' : shippedFolder, text), where);
}

/** Java takes the path of a URL up to `#`, and undoes `%20` and its kind. */
function decoded(url: string): string {
  const path = url.replace(/#.*$/s, '');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** A `file:` URL of a policy; any other URL is not ours to know. */
function byUrl(text: string, where: Where): Target {
  const path = /^file:(?:\/\/)?(\/?.*)$/s.exec(text)?.[1];
  if (path === undefined) return /^[a-z]+:/i.test(text) ? unknown('absolute') : byUrl(`file:${text}`, where);
  const local = /^\/[A-Za-z]:/.test(path) ? path.slice(1) : path;
  return isAbsolute(local) ? absolute(local, where) : at(join(folderOf(where.file), local), where);
}

/** site.json names the primary keystore by its file's name, or one that lies in the registry. */
function byName(text: string, where: Where): Target {
  if (isAbsolute(text)) return absolute(text, where);
  const { primary, home } = where;
  if (text.includes('/')) return at(join(home.path, text), where);
  return primary?.kind === 'path' && nameOf(primary.path) === text ? primary : unknown('registry');
}

const shippedFolder = 'repository/resources/security/';

/** An absolute path speaks of the server's machine: the file if it is here, else the same file of this home, else unknown. */
function absolute(text: string, where: Where): Target {
  const path = normalise(text);
  const inside = below(where.home.path, path) !== undefined;
  const native = !isForeign(text) || isForeign(where.home.path);
  const here = native ? at(path, where) : undefined;
  if (here && (inside || here.kind === 'unknown' || (here.kind === 'path' && here.exists))) return here;
  const start = path.lastIndexOf(shippedFolder);
  if (start < 0) return unknown('absolute');
  const copied = at(join(where.home.path, path.slice(start)), where);
  return copied.kind === 'path' && copied.exists ? copied : unknown('absolute');
}

function at(path: string, { world }: Where): Target {
  const look = world.look(path);
  if (look.kind === 'forbidden') return unknown('outside');
  return { kind: 'path', path, exists: look.kind !== 'missing', real: look.real, listed: look.listed };
}
