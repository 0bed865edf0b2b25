// What an sslprofiles.xml means: for each server, what its profile says, whatever the order and the blanks.

import { XMLParser } from 'fast-xml-parser';
import { below, normalise } from '../text/path.ts';

/** Server → what its profile says, as a text that is the same for the same meaning. Passwords take no part. */
export type SslProfiles = Readonly<Record<string, string>>;

const parser = new XMLParser({
  ignoreAttributes: false,
  removeNSPrefix: true,
  trimValues: true,
  processEntities: false,
  parseTagValue: false,
  parseAttributeValue: false,
});

/** The profiles of a file of this home, by their servers; undefined where it is no file of profiles. */
export function sslProfilesOf(text: string, home: string): SslProfiles | undefined {
  const root = childrenOf(parsed(text), 'parameter')[0];
  if (!isElement(root) || root['@_name'] !== 'customSSLProfiles') return undefined;
  const found = new Map<string, string>();
  for (const profile of childrenOf(root, 'profile')) {
    const meaning = meaningOf(profile, home);
    // Of two profiles for a server the transport takes the first.
    for (const server of serversOf(profile)) if (!found.has(server)) found.set(server, meaning);
  }
  return Object.fromEntries([...found].sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** The reader throws at a file that is not well-formed, or too deep: then there is nothing to compare. */
function parsed(text: string): unknown {
  try {
    return parser.parse(text, true) as unknown;
  } catch {
    return undefined;
  }
}

type Element = Readonly<Record<string, unknown>>;

const isElement = (value: unknown): value is Element => typeof value === 'object' && value !== null && !Array.isArray(value);

const childrenOf = (element: unknown, name: string): readonly unknown[] => {
  const value = isElement(element) ? element[name] : undefined;
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : isElement(value) && typeof value['#text'] === 'string' ? value['#text'] : '');

const serversOf = (profile: unknown): readonly string[] =>
  childrenOf(profile, 'servers').slice(0, 1).flatMap((servers) => textOf(servers).split(',')).map((server) => server.trim().toLowerCase()).filter((server) => server !== '');

/** Each gateway may keep its passwords otherwise, in clear text or as secrets; and which servers it is for stands beside. */
const isApart = (name: string): boolean => /password$/i.test(name) || /^@_(?:secretAlias|xmlns|svns)/.test(name) || name === 'servers';

function meaningOf(value: unknown, home: string, name = ''): string {
  if (Array.isArray(value)) return `[${value.map((each) => meaningOf(each, home, name)).sort().join()}]`;
  if (name === 'Location') return JSON.stringify(pathIn(home, textOf(value)));
  if (!isElement(value)) return JSON.stringify(value ?? null);
  const parts = Object.keys(value).filter((key) => !isApart(key)).sort();
  if (parts.join() === '#text') return JSON.stringify(textOf(value));
  return `{${parts.map((key) => `${key}:${meaningOf(value[key], home, key)}`).join()}}`;
}

/** A location as every home would write it. */
function pathIn(home: string, location: string): string {
  const path = normalise(location.replace(/^\$\{carbon\.home\}\//, ''));
  return below(home, path) ?? path;
}
