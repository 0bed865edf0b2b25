// The few words that a setting takes, and the servers that an SSL profile can be for.

import { choices, type ChoiceRow } from '../catalog/choices.ts';
import type { HomeModel } from '../model/build.ts';
import { httpsServers } from '../model/endpoints.ts';
import { words } from '../rules/rule.ts';
import { select } from '../syntax/path.ts';
import { nameOf } from '../text/path.ts';
import type { Range } from '../text/range.ts';
import type { Candidate } from './completion.ts';
import type { Spot } from './spot.ts';

/** The words of a setting of the catalogue; undefined where there is none. */
export function wordsOf(spot: Spot): readonly Candidate[] | undefined {
  const name = nameOf(spot.file);
  const row = choices.find(({ files, at }) => files.some((file) => isNamed(name, file)) && at.some((path) => select(spot.root, path).includes(spot.node)));
  return row?.values.filter(({ text }) => !row.isList || !others(spot).includes(text))
    .map(({ text, means }): Candidate => ({ text, kind: 'word', means, ...rangeIn(row, spot) }));
}

const isNamed = (name: string, file: string): boolean => (file.startsWith('*') ? name.endsWith(file.slice(1)) : name === file);

const rangeIn = ({ isList }: Pick<ChoiceRow, 'isList'>, spot: Spot): { readonly range?: Range } => (isList ? { range: partAt(spot) } : {});

/** The part between commas at the offset, without blanks in front. */
function partAt({ text, range, offset }: Spot): Range {
  const at = offset - range.start;
  const start = text.lastIndexOf(',', at - 1) + 1;
  const comma = text.indexOf(',', at);
  const blanks = /^\s*/.exec(text.slice(start, at))![0].length;
  return { start: range.start + start + blanks, end: comma < 0 ? range.end : range.start + comma };
}

/** The other parts of the list. */
function others(spot: Spot): readonly string[] {
  const { start, end } = partAt(spot);
  const { text, range } = spot;
  return `${text.slice(0, start - range.start)},${text.slice(end - range.start)}`.split(',').map((part) => part.trim());
}

const serversPath = "parameter[@name='customSSLProfiles']/profile/servers";

/** Servers that no profile of the file is for yet: `*`, and those that the home's endpoints name. */
export function serverNames(model: HomeModel, spot: Spot): readonly Candidate[] {
  if (spot.node.name !== 'servers') return [];
  const all = [serversPath, `axisconfig/transportSender/${serversPath}`].flatMap((path) => select(spot.root, path));
  if (!all.includes(spot.node)) return [];
  const taken = new Set([...all.filter((each) => each !== spot.node).flatMap(({ value }) => value?.text.split(',') ?? []), ...others(spot)].map((each) => each.trim()));
  const range = partAt(spot);
  const found: readonly Candidate[] = [
    { text: '*', kind: 'server', range, detail: words('every server without a profile of its own') },
    ...httpsServers(model).map(({ server, file }): Candidate => ({ text: server, kind: 'server', range, detail: words('named in {0}', nameOf(file)) })),
  ];
  return found.filter(({ text }) => !taken.has(text));
}
