// What an sslprofiles.xml means: for each server, what its profile says, whatever the order and the blanks.

import type { Node, Parsed } from '../syntax/node.ts';
import { select } from '../syntax/path.ts';
import { below, isAbsolute, normalise } from '../text/path.ts';

/** Server → what its profile says, as a text that is the same for the same meaning. Passwords take no part. */
export type SslProfiles = Readonly<Record<string, string>>;

/** Where locations are read: the home, and whether a file lies at a path of this machine. */
interface Where {
  readonly home: string;
  readonly isThere: (path: string) => boolean;
}

/** The profiles of a file of this home, by their servers; undefined where it is no file of profiles, or not well-formed. */
export function sslProfilesOf({ root, errors }: Parsed, where: Where): SslProfiles | undefined {
  const [top] = select(root, "parameter[@name='customSSLProfiles']");
  if (!top || errors.length > 0) return undefined;
  const found = new Map<string, string>();
  for (const profile of select(top, 'profile')) {
    const meaning = meaningOf(profile, where);
    // Of two profiles for a server the transport takes the first.
    for (const server of serversOf(profile)) if (!found.has(server)) found.set(server, meaning);
  }
  return Object.fromEntries([...found].sort(([one], [other]) => (one < other ? -1 : 1)));
}

const textOf = (node: Node): string => node.value?.text.trim() ?? '';

const serversOf = (profile: Node): readonly string[] =>
  select(profile, 'servers').slice(0, 1).flatMap((servers) => textOf(servers).split(',')).map((server) => server.trim().toLowerCase()).filter((server) => server !== '');

/** Each gateway may keep its passwords otherwise, in clear text or as secrets; and which servers it is for stands beside. */
const isApart = ({ name, prefix }: Node): boolean =>
  /password$/i.test(name) || name === '@secretAlias' || name === '@xmlns' || prefix === 'xmlns' || name === 'servers';

/** Deeper than any profile: what lies beyond is not compared. */
const deepest = 100;

function meaningOf(node: Node, where: Where, depth = 0): string {
  if (node.name === 'Location') return JSON.stringify(pathIn(where, textOf(node)));
  const children = depth < deepest ? node.children.filter((child) => !isApart(child)) : [];
  const parts = children.map((child) => `${child.name}:${meaningOf(child, where, depth + 1)}`).sort();
  return parts.length === 0 ? JSON.stringify(textOf(node)) : `{${[JSON.stringify(textOf(node)), ...parts].join()}}`;
}

const shippedFolder = 'repository/resources/security/';

/** A location as every home would write it; in full it may be that of a home that was copied here from another machine. */
function pathIn({ home, isThere }: Where, location: string): string {
  const path = normalise(location.replace(/^\$\{carbon\.home\}\//, ''));
  const inside = below(home, path);
  if (inside !== undefined || !isAbsolute(path) || isThere(path)) return inside ?? path;
  const start = path.lastIndexOf(shippedFolder);
  return start < 0 ? path : path.slice(start);
}
