// Plans the change to another keystore: every place of a home that is to work with it, by role, and those that cannot.

import type { Role } from '../catalog/row.ts';
import { judged, keystoreOf, placeOf, shortPath } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import { usedEntries } from '../model/certificates.ts';
import type { Target, Use } from '../model/home.ts';
import type { SecretReference } from '../model/secret-references.ts';
import { secretsOf } from '../model/secrets.ts';
import { placeEdits, type PlaceEdits, type SecretText, type Wanted } from './place-edits.ts';
import { words, type Edit, type Place, type Words } from './rule.ts';
import { writeSecret } from './vault-edits.ts';

/** What a keystore is to be used for: `all` is everything that names the keystore that the primary names. */
export type Purpose = Role | 'all';

export interface UseGroup {
  readonly role: Role;
  readonly label: Words;
  /** Whether the server reads these places. */
  readonly read: boolean;
  /** The places that change. */
  readonly places: readonly Place[];
  readonly edits: readonly Edit[];
  /** What has to be agreed to first. */
  readonly warning?: Words;
}

/** A place that was chosen and is not changed. */
export interface LeftPlace {
  readonly at: Place;
  readonly role: Role;
  readonly read: boolean;
  readonly why: Words;
}

export interface UsePlan {
  readonly groups: readonly UseGroup[];
  readonly left: readonly LeftPlace[];
  /** What is to be done besides the edits. */
  readonly notes: readonly Words[];
}

export interface UseRequest extends Wanted {
  readonly purposes: readonly Purpose[];
  /** For `all`: the place whose keystore is replaced; the primary's without one. */
  readonly instead?: Use;
  /** Which files may be changed; all without it. */
  readonly isAsked?: (file: string) => boolean;
}

/** The edits that make the chosen places of a home work with a keystore; none in a home that is not judged. Pure. */
export function planUse(model: HomeModel, request: UseRequest): UsePlan {
  if (!model.home.judged) return { groups: [], left: [], notes: [] };
  const chosen = usesFor(model, request).filter(({ file }) => request.isAsked?.(file) ?? true);
  return planPlaces(model, chosen, request);
}

/** The uses of a home that a request means. */
function usesFor(model: HomeModel, { purposes, instead }: UseRequest): readonly Use[] {
  const start = instead ?? primaryOf(model);
  const old = start && keystoreOf(start);
  const uses = model.uses.filter(({ row, settings }) => !row.dead?.includes(settings.location?.value?.text.trim() ?? ''));
  const chosen = uses.filter((use) => {
    if (purposes.includes('all') && old !== undefined && keystoreOf(use) === old) return true;
    return purposes.includes(use.role) && (use.inherited || use.settings.location?.value !== undefined);
  });
  // What falls back to a place gets the new keystore with it, and has to name the new alias.
  const rows = new Set(chosen.filter(({ inherited }) => !inherited).map(({ row }) => row.id));
  return uses.filter((use) => chosen.includes(use) || (use.inherited && rows.has(use.row.fallback ?? '')));
}

/** The place that names the keystore which everything else is compared with. */
export const primaryOf = (model: HomeModel): Use | undefined => judged(model).find(({ role }) => role === 'primary');

interface Planned {
  readonly use: Use;
  readonly result: PlaceEdits;
}

/** The same for places that were chosen one by one. */
export function planPlaces(model: HomeModel, uses: readonly Use[], wanted: Wanted): UsePlan {
  const { look } = model.world;
  const isPrimaryChosen = uses.some((use) => use === primaryOf(model));
  const target: Target = { kind: 'path', path: wanted.path, exists: true, real: look(wanted.path).real, listed: undefined };
  const primary = isPrimaryChosen ? target : primaryOf(model)?.target;
  const own = uses.filter(({ inherited }) => !inherited).map((use): Planned => ({ use, result: placeEdits(model, use, wanted, primary) }));
  const changed = new Set(own.filter(({ result }) => result.kind === 'edits').map(({ use }) => use.row.id));
  const following = uses.filter(({ inherited }) => inherited).map((use): Planned => ({
    use,
    result: changed.has(use.row.fallback ?? '') ? placeEdits(model, use, wanted, primary) : { kind: 'left', why: words('it has no location of its own, and goes on with that of another place') },
  }));
  const planned = withoutSharedSecrets(model, [...own, ...following]);
  const left = planned.flatMap(({ use, result }) => (result.kind === 'left' ? [{ at: placeOf(use, use.inherited ? 'alias' : 'location'), role: use.role, read: use.read, why: result.why }] : []));
  const groups = groupsOf(model, planned, wanted);
  return { groups, left: left.sort(byPlace), notes: notesOf(model, groups) };
}

const byPlace = (a: LeftPlace, b: LeftPlace): number => (a.at.file === b.at.file ? a.at.range.start - b.at.range.start : a.at.file < b.at.file ? -1 : 1);

/** A secret that other settings name as well, or that would have to be two things, cannot be changed for one place alone. */
function withoutSharedSecrets(model: HomeModel, planned: readonly Planned[]): readonly Planned[] {
  const staying = planned.filter(({ result }) => result.kind === 'edits');
  const texts = new Map(staying.flatMap(({ result }) => (result.kind === 'edits' ? result.secrets : [])).toReversed().map(({ alias, text }) => [alias, text]));
  const isOutside = ({ alias }: SecretText): boolean =>
    secretsOf(model).references.some((reference) => reference.alias.text === alias && !staying.some(({ use }) => isSettingOf(use, reference)));
  const stuck = staying.flatMap(({ use, result }) => {
    const secret = result.kind === 'edits' ? result.secrets.find((each) => isOutside(each) || texts.get(each.alias) !== each.text || !writeSecret(model, each.alias, each.text)) : undefined;
    return secret ? [{ use, alias: secret.alias }] : [];
  });
  if (stuck.length === 0) return planned;
  return withoutSharedSecrets(model, planned.map((each) => {
    const found = stuck.find(({ use }) => use === each.use);
    return found ? { use: each.use, result: { kind: 'left', why: words('its password is the secret {0}, which cannot be changed for this place alone', found.alias) } } : each;
  }));
}

const isSettingOf = (use: Use, { file, form, name, alias }: SecretReference): boolean => use.file === file
  && Object.values(use.settings).some((setting) => setting.secret !== undefined && (form === 'token' ? setting.name === name : setting.secret.range.start === alias.range.start));

function groupsOf(model: HomeModel, planned: readonly Planned[], wanted: Wanted): readonly UseGroup[] {
  const seen = new Set<string>();
  const isNew = ({ file, range, text }: Edit): boolean => {
    const key = `${range.start} ${range.end} ${range.start === range.end ? text : ''} ${file}`;
    return !seen.has(key) && seen.add(key).size > 0;
  };
  return [true, false].flatMap((read) => roles.flatMap((role) => {
    const here = planned.filter(({ use }) => use.role === role && use.read === read);
    const edits = here.flatMap(({ result }) => (result.kind === 'edits' ? [...result.edits, ...result.secrets.flatMap(({ alias, text }) => writeSecret(model, alias, text) ?? [])] : [])).filter(isNew);
    if (edits.length === 0) return [];
    const warning = read && here.some(({ use, result }) => result.kind === 'edits' && result.edits.length > 0 && changesDataKey(model, use, wanted));
    const places = here.filter(({ result }) => result.kind === 'edits' && result.edits.length + result.secrets.length > 0).map(({ use }) => placeOf(use, use.inherited ? 'alias' : 'location'));
    return [{ role, label: read ? titleOf(role) : words('Places of the role {0} that the server does not read', role), read, places, edits, ...(warning ? { warning: dataWarning } : {}) }];
  }));
}

/** WSO2's own words. */
const dataWarning = words('Using a totally new keystore for internal data encryption in an existing deployment will make already encrypted data unusable. In such cases, an appropriate data migration effort is needed.');

/** Whether the server encrypts its own data with the key of a use, and that key becomes another one. */
function changesDataKey(model: HomeModel, use: Use, { opened, alias }: Wanted): boolean {
  const hasInternal = judged(model).some(({ role }) => role === 'internal');
  if (use.role !== 'internal' && (use.role !== 'primary' || hasInternal)) return false;
  const before = usedEntries(model, use)[0]?.chain[0]?.publicKey;
  return before === undefined || before !== opened.entries.find((entry) => entry.alias === alias)?.chain[0]?.publicKey;
}

function notesOf(model: HomeModel, groups: readonly UseGroup[]): readonly Words[] {
  const { textFile, texts } = secretsOf(model);
  if (textFile === undefined || !texts) return [];
  const file = shortPath(model, textFile);
  const isTouched = groups.some(({ edits }) => edits.some((edit) => edit.file === textFile));
  const isEncrypted = [...texts.values()].some(({ value }) => !value.text.trim().startsWith('['));
  const changesKey = groups.some(({ role, read }) => read && (role === 'primary' || role === 'internal' || role === 'secure-vault'));
  return [
    ...(isTouched ? [words('Run the cipher tool: the new passwords stand in {0} in clear text until then', file)] : []),
    ...(changesKey && isEncrypted ? [words('The secrets in {0} may be encrypted with the old key: write those in clear text again, in brackets, before the cipher tool runs', file)] : []),
  ];
}

const labels: Readonly<Record<Role, Words>> = {
  primary: words('Primary keystore'),
  internal: words('Internal keystore'),
  registry: words('Registry keystore'),
  tls: words('Keystore of the management console'),
  transport: words('Keystores of the transports'),
  'ssl-profile': words('Keystores of the SSL profiles'),
  broker: words('Keystores of the message broker'),
  'data-bridge': words('Keystore of the event receiver'),
  thrift: words('Keystore of the Thrift service'),
  client: words('Keystore of the login pages'),
  sso: words('Keystores of the single sign-on'),
  'secure-vault': words('Keystore of the secure vault'),
  policy: words('Keystore of the Java permissions'),
  'certificate-authority': words('Keystore of the certificate authority'),
  'ws-security': words('Keystores of WS-Security policies'),
  truststore: words('Truststores'),
};

/** What the places of a role are called. */
export const titleOf = (role: Role): Words => labels[role];

/** The roles that a keystore can be used for, in the order of a plan. */
export const roles = Object.keys(labels) as readonly Role[];
