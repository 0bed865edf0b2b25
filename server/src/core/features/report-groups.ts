// Homes that use alike keystores alike are one group: fifty homes are then a handful.

import type { Role } from '../catalog/row.ts';
import { words, type Words } from '../rules/rule.ts';
import { nameOf } from '../text/path.ts';
import type { ReportHome, ReportKeystore, Tone } from './report.ts';

export interface ReportGroup {
  readonly homes: readonly ReportHome[];
  readonly rows: readonly ReportRow[];
}

/** Roles for which the homes of a group use the same keystore each, or one that is alike. */
export interface ReportRow {
  readonly roles: readonly Role[];
  readonly tone: Tone;
  /** Of each home of the group. */
  readonly keystores: readonly ReportKeystore[];
  /** The same for rows that use the same keystore. */
  readonly node: string;
}

/** More groups than that are drawn each with its own keystores: lines over a whole page say nothing. */
const mostShared = 8;

/** The homes in groups, those of the same product beside each other. */
export function reportGroups(homes: readonly ReportHome[]): readonly ReportGroup[] {
  const groups = new Map<string, ReportHome[]>();
  for (const each of homes) {
    const { home: { product, productVersion, judged, profile }, keystores } = each;
    const rows = keystores.map(({ roles, shown, tone, state }) => [roles, shown, tone, state]);
    const key = JSON.stringify([product, productVersion, judged, profile?.folder, rows]);
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()].map((own, index) => {
    const prefix = groups.size > mostShared ? `${index} ` : '';
    const rows = own[0]!.keystores.map(({ roles, tone }, row) => {
      const keystores = own.map((each) => each.keystores[row]!);
      return { roles, tone, keystores, node: prefix + (identityOf(keystores) ?? `${index} ${row}`) };
    });
    return { homes: own, rows };
  });
}

/** The same for the same file, and for files of the same name and content. */
function identityOf(keystores: readonly ReportKeystore[]): string | undefined {
  const [first] = keystores;
  const contents = new Set(keystores.map(({ content }) => content));
  if (!contents.has(undefined)) return `${nameOf(first!.shown)} ${[...contents].sort().join('\n\n')}`;
  const files = new Set(keystores.map(({ file }) => file));
  return files.size === 1 ? first!.file : undefined;
}

const tones: readonly Tone[] = ['good', 'warn', 'quiet', 'bad'];

/** The one that opens best: what one place cannot open, another may. */
export const bestOf = (keystores: readonly ReportKeystore[]): ReportKeystore => keystores.toSorted((a, b) => tones.indexOf(a.tone) - tones.indexOf(b.tone))[0]!;

/** What is said of the keystores that rows have in common, each in a few words. */
export function keystoreDetails(keystores: readonly ReportKeystore[]): readonly Words[] {
  const files = new Set(keystores.flatMap(({ file }) => file ?? [])).size;
  const contents = new Set(keystores.map(({ content }) => content));
  const { state, type } = bestOf(keystores);
  const ends = keystores.toSorted((a, b) => order(a.endsAt ?? '~', b.endsAt ?? '~')).find((each) => each.ends)?.ends;
  return [
    ...(files < 2 ? [] : [filesWords(files, contents.has(undefined) ? undefined : contents.size)]),
    ...(state ? [state] : type === undefined ? [] : [words('{0}', type)]),
    ...(ends ? [ends] : []),
  ];
}

/** How many files, and how many different ones, where that is known. */
function filesWords(files: number, different: number | undefined): Words {
  if (different === undefined) return words('{0} files', files);
  if (different === 1) return words('{0} files, all alike', files);
  return different === files ? words('{0} files, all different', files) : words('{0} files, {1} different ones', files, different);
}

const order = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
