// What the keystore report says, as plain data: the homes, who uses which keystore, the certificates in use, and what is wrong.

import type { Role } from '../catalog/row.ts';
import type { Certificate } from '../keystore/keystore.ts';
import { entriesInUse, fileOf, isLeftOut, keystoreOf, shortPath, textOf } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import type { Home, Use } from '../model/home.ts';
import { words, type Severity, type Words } from '../rules/rule.ts';
import { folderOf, below, nameOf } from '../text/path.ts';
import { daysUntil } from './certificate-text.ts';
import { endOf, roleWords, stateOf, validityOf } from './facts.ts';

/** How good it is: `good`, to be looked at before long, wrong, or not known. */
export type Tone = 'good' | 'warn' | 'bad' | 'quiet';

/** A keystore that a home uses, and for what. */
export interface ReportKeystore {
  readonly roles: readonly Role[];
  /** The file, where it is known. */
  readonly file: string | undefined;
  /** As its home names it; what is written, where the file is not known. */
  readonly shown: string;
  /** The same for files with the same entries; undefined where that is not known. */
  readonly content: string | undefined;
  readonly type: string | undefined;
  readonly tone: Tone;
  /** What is the matter with it; undefined where it opens. */
  readonly state: Words | undefined;
  /** How long what is in use of it is valid. */
  readonly ends: Words | undefined;
  /** When the first of the certificates in use ends, as ISO 8601. */
  readonly endsAt: string | undefined;
}

/** A certificate that a home works with. */
export interface ReportCertificate {
  readonly certificate: Omit<Certificate, 'der'>;
  readonly alias: string;
  readonly file: string | undefined;
  readonly keystore: string;
  readonly roles: readonly Role[];
}

/** What a report needs of a home, without its texts. */
export interface ReportHome {
  readonly home: Home;
  /** In the order of their most telling role. */
  readonly keystores: readonly ReportKeystore[];
  readonly certificates: readonly ReportCertificate[];
  /** How many days ahead the end of a certificate is warned of. */
  readonly expiryDays: number;
}

export interface ReportProblem {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly documentation: string;
  readonly file: string;
  readonly range: { readonly start: { readonly line: number; readonly character: number } };
}

export interface Report {
  readonly now: number;
  readonly homes: readonly ReportHome[];
  readonly problems: readonly ReportProblem[];
}

const roleOrder = Object.keys(roleWords) as Role[];

/** What a report says of a home. */
export function reportHome(model: HomeModel): ReportHome {
  const used = model.uses.filter(({ inherited, settings, read }) => !inherited && settings.location !== undefined && (read || !model.home.judged));
  const groups = new Map<string, Use[]>();
  for (const use of used.sort((a, b) => roleOrder.indexOf(a.role) - roleOrder.indexOf(b.role))) {
    const key = `${toneOf(model, use)} ${keystoreOf(use) ?? `? ${writtenIn(use)}`}`;
    groups.set(key, [...(groups.get(key) ?? []), use]);
  }
  return {
    home: model.home,
    keystores: [...groups.values()].map((uses) => keystore(model, uses)),
    certificates: certificatesOf(model, used),
    expiryDays: model.settings.certificateExpiryDays,
  };
}

const writtenIn = ({ settings }: Use): string => settings.location?.value?.text.trim() ?? '';

const rolesOf = (uses: readonly Use[]): readonly Role[] => [...new Set(uses.map(({ role }) => role))];

function keystore(model: HomeModel, uses: readonly Use[]): ReportKeystore {
  const best = uses.find(({ state }) => state === 'open') ?? uses[0]!;
  const file = fileOf(best);
  const entries = best.keystore?.complete === true ? best.keystore.entries : undefined;
  return {
    roles: rolesOf(uses),
    file,
    shown: file === undefined ? writtenIn(best) : shortPath(model, file),
    content: entries?.map(({ alias, kind, chain }) => [alias, kind, ...chain.map(({ sha256 }) => sha256)].join(' ')).sort().join('\n'),
    type: best.keystore?.type,
    tone: toneOf(model, best),
    state: stateWords(best),
    ends: validityOf(model, best),
    endsAt: best.role === 'truststore' ? undefined : endOf(best),
  };
}

function stateWords(use: Use): Words | undefined {
  if (use.target.kind === 'unknown') return words('location not known here');
  if (use.state === 'unsupported') return words('cannot be opened here');
  return stateOf(use) ?? (use.state === 'locked' ? words('password not known here') : undefined);
}

function toneOf(model: HomeModel, use: Use): Tone {
  switch (use.state) {
    case 'open': return entriesInUse(use).some(({ chain: [leaf] }) => leaf && endTone(leaf.notAfter, model.world.now, model.settings.certificateExpiryDays) !== 'good') ? 'warn' : 'good';
    case 'locked': return textOf(use, 'password') === undefined ? 'quiet' : 'bad';
    case 'damaged': return 'bad';
    case 'missing': return isLeftOut(model, fileOf(use) ?? '') ? 'quiet' : 'bad';
    case 'unsupported': case 'unreadable': case 'unknown': case 'opening': case 'none': return 'quiet';
  }
}

/** How the end of a certificate is: past, within the days that are warned of, or far. */
export function endTone(notAfter: string, now: number, expiryDays: number): 'good' | 'warn' | 'bad' {
  if (Date.parse(notAfter) < now) return 'bad';
  return daysUntil(notAfter, now) < expiryDays ? 'warn' : 'good';
}

function certificatesOf(model: HomeModel, uses: readonly Use[]): readonly ReportCertificate[] {
  const found = new Map<string, { readonly entry: ReturnType<typeof entriesInUse>[number]; readonly uses: Use[] }>();
  for (const use of uses) {
    for (const entry of entriesInUse(use)) {
      if (!entry.chain[0]) continue;
      const key = `${entry.alias} ${keystoreOf(use)}`;
      const known = found.get(key);
      if (known) known.uses.push(use);
      else found.set(key, { entry, uses: [use] });
    }
  }
  return [...found.values()].map(({ entry: { alias, chain }, uses: own }) => {
    const file = fileOf(own[0]!);
    return { certificate: chain[0]!, alias, file, keystore: file === undefined ? '' : shortPath(model, file), roles: rolesOf(own) };
  });
}

/** What homes are called in a report: their paths without what all of them lie in. */
export function homeNames(homes: readonly ReportHome[]): (path: string) => string {
  const [first, ...others] = homes.map(({ home: { path } }) => path);
  let around = folderOf(first ?? '');
  while (others.some((path) => below(around, path) === undefined) && folderOf(around) !== around) around = folderOf(around);
  return (path) => below(around, path) || nameOf(path) || path;
}

/** Product and version, as far as they are known. */
export const productOf = ({ product, productVersion }: Home): string | undefined =>
  (product === undefined ? undefined : [product, productVersion].filter((each) => each !== undefined).join(' '));

/** The home that a file lies in, the innermost. */
export const homeAround = (homes: readonly ReportHome[], file: string): Home | undefined =>
  homes.map(({ home }) => home).filter(({ path }) => below(path, file) !== undefined).sort((a, b) => b.path.length - a.path.length)[0];
