// What somebody is asked who takes another keystore into use: which file, which of its keys, and what for.

import { byKeystore, entriesInUse, judged, keystoreFiles, keystoreOf, shortPath, textOf } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import type { Opened } from '../keystore/keystore.ts';
import type { Use } from '../model/home.ts';
import type { Place, Words } from '../rules/rule.ts';
import { words } from '../rules/rule.ts';
import { planUse, primaryOf, roles, titleOf, type Purpose, type UseRequest } from '../rules/use-plan.ts';
import { nameOf } from '../text/path.ts';
import { settingsAt } from './at.ts';
import { oneLine } from './certificate-text.ts';
import { detailOf } from './completion-locations.ts';
import { endWords, stateOf } from './facts.ts';

/** One of several answers; description and detail are facts, to be set side by side. */
export interface Choice {
  readonly value: string;
  readonly label: Words;
  readonly description: readonly Words[];
  readonly detail: readonly Words[];
  /** Whether it is the usual answer. */
  readonly isPicked: boolean;
}

/** The place whose location stands at an offset. */
export const locationAt = (model: HomeModel, file: string, offset: number): Use | undefined =>
  settingsAt(model, file, offset).find(({ field }) => field === 'location')?.use;

/** The keystores of a home: those that nobody names yet first, truststores last. */
export function keystoreChoices(model: HomeModel): readonly Choice[] {
  const found = keystoreFiles(model).map((path) => ({ path, uses: model.uses.filter((use) => keystoreOf(use) === model.world.look(path).real) }));
  const rank = ({ uses }: (typeof found)[number]): number => (uses.length === 0 ? 0 : uses.every(({ role }) => role === 'truststore') ? 2 : 1);
  return found.sort((a, b) => rank(a) - rank(b) || (a.path < b.path ? -1 : 1)).map(({ path, uses }) => {
    const state = uses.flatMap((use) => stateOf(use) ?? [])[0];
    return { value: path, label: words('{0}', nameOf(path)), description: [detailOf(uses)], detail: [words('{0}', shortPath(model, path)), ...(state ? [state] : [])], isPicked: false };
  });
}

/** The keys of a keystore, with whose they are and how long they are good for. */
export const keyChoices = ({ entries }: Opened, now: number): readonly Choice[] => entries.filter(({ kind }) => kind === 'key').map(({ alias, chain: [certificate] }) => ({
  value: alias,
  label: words('{0}', oneLine(alias)),
  description: certificate ? [words('{0}', oneLine(certificate.subject))] : [],
  detail: certificate ? [endWords(certificate.notAfter, now)] : [],
  isPicked: false,
}));

/** The answer that adds the places that the server does not read. */
export const unread = 'unread';

/** What a keystore can be used for: everything that names the old one, then role by role; then what the server does not read. */
export function purposeChoices(model: HomeModel, request: Omit<UseRequest, 'purposes'>): readonly Choice[] {
  const old = request.instead ?? primaryOf(model);
  const replaced = old?.target.kind === 'path' ? nameOf(old.target.path) : undefined;
  const titles: readonly (readonly [Purpose, Words])[] = [
    ...(replaced === undefined ? [] : [['all', words('Everything that names {0}', replaced)] as const]),
    ...roles.map((role) => [role, titleOf(role)] as const),
  ];
  const found = titles.flatMap(([purpose, label]) => purposeChoice(model, { ...request, purposes: [purpose] }, label));
  const others = planUse(model, { ...request, purposes: ['all'] }).groups.filter(({ read }) => !read).flatMap(({ places }) => places);
  const usual = found.find(({ value, isPicked }) => isPicked && (value === 'all' || found.length === 1));
  return [
    ...found.map((choice) => ({ ...choice, isPicked: choice === usual })),
    ...(others.length === 0 ? [] : [{ value: unread, label: words('Also places that the server does not read'), ...counted(others), isPicked: false }]),
  ];
}

/** None where nothing would change and nothing stands in the way. */
function purposeChoice(model: HomeModel, request: UseRequest, label: Words): readonly Choice[] {
  const plan = planUse(model, request);
  const places = plan.groups.filter(({ read }) => read).flatMap((group) => group.places);
  const left = plan.left.filter(({ read }) => read);
  if (places.length + left.length === 0) return [];
  const { description, detail } = counted(places);
  const leaving = left.length === 0 ? [] : [left.length === 1 ? words('1 place cannot take it') : words('{0} places cannot take it', left.length)];
  return [{ value: request.purposes[0]!, label, description: [...description, ...leaving], detail: [...detail, ...left.slice(0, 1).map(({ why }) => why)], isPicked: places.length > 0 }];
}

const mostFiles = 6;

function counted(places: readonly Place[]): Pick<Choice, 'description' | 'detail'> {
  const files = [...new Set(places.map(({ file }) => nameOf(file)))];
  const shown = files.slice(0, mostFiles).join(', ');
  const detail = files.length > mostFiles ? words('{0} and {1} more', shown, files.length - mostFiles) : words('{0}', shown);
  return places.length === 0 ? { description: [], detail: [] } : { description: [places.length === 1 ? words('1 place') : words('{0} places', places.length)], detail: [detail] };
}

/** A keystore in the place of another, with nothing to ask: paths without links, and what is to be planned. */
export interface Replacement {
  readonly old: string;
  readonly by: string;
  readonly request: UseRequest;
}

/** The other keystores of the home that could take the place of the one that a use names: those that another use works with, with passwords and alias. */
export function replacements(model: HomeModel, use: Use): readonly Replacement[] {
  const old = keystoreOf(use);
  if (old === undefined) return [];
  const others = byKeystore(judged(model)).flatMap((uses) => uses.find((each) => each.state === 'open' && (each.role === 'truststore') === (use.role === 'truststore')) ?? []);
  return others.flatMap((other): readonly Replacement[] => {
    const [by, password] = [keystoreOf(other), textOf(other, 'password')];
    const key = entriesInUse(other)[0];
    if (by === undefined || by === old || password === undefined || !other.keystore || (use.role !== 'truststore' && key?.keyOpens !== true)) return [];
    const request: UseRequest = { path: by, opened: other.keystore, password, keyPassword: textOf(other, 'keyPassword') ?? password, alias: key?.alias, purposes: ['all'], instead: use };
    return planUse(model, request).groups.some(({ read }) => read) ? [{ old, by, request }] : [];
  });
}
