// What is worth a few words about a keystore, wherever it is named: what it is for, how often it is named, how long it is good for.

import type { Role } from '../catalog/row.ts';
import { entriesInUse, keystoreOf, placeOf, textOf } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import type { Use } from '../model/home.ts';
import { words, type Place, type Words } from '../rules/rule.ts';
import type { Range } from '../text/range.ts';
import { daysUntil } from './certificate-text.ts';

/** The uses of a file that name a keystore of their own, or are about to, in the order of the text. */
export const namedIn = ({ uses }: HomeModel, file: string): readonly Use[] =>
  uses.filter((use) => use.file === file && !use.inherited && use.settings.location !== undefined)
    .sort((a, b) => headOf(a).start - headOf(b).start);

/** The name of the block; where that is the whole file, the name of the location. */
export const headOf = ({ block, settings }: Use): Range => (block.name === '' ? settings.location?.nameRange ?? block.nameRange : block.nameRange);

const remembered = new WeakMap<HomeModel, ReadonlyMap<string, readonly Place[]>>();

/** Every place of the home that names the keystore of a use. */
export function placesOf(model: HomeModel, use: Use): readonly Place[] {
  const keystore = keystoreOf(use);
  const all = remembered.get(model) ?? placesByKeystore(model);
  remembered.set(model, all);
  return keystore === undefined ? [] : all.get(keystore) ?? [];
}

function placesByKeystore({ uses }: HomeModel): ReadonlyMap<string, readonly Place[]> {
  const found = new Map<string, Place[]>();
  for (const use of uses) {
    const keystore = keystoreOf(use);
    if (keystore === undefined || use.inherited || use.settings.location === undefined) continue;
    const own = found.get(keystore) ?? [];
    own.push(placeOf(use, 'location'));
    found.set(keystore, own);
  }
  return found;
}

/** What each role is called, in the order in which they are listed. */
export const roleWords: Readonly<Record<Role, Words>> = {
  primary: words('primary'),
  internal: words('internal'),
  registry: words('registry'),
  tls: words('management console'),
  transport: words('transport'),
  'ssl-profile': words('SSL profile'),
  broker: words('broker'),
  'data-bridge': words('data bridge'),
  thrift: words('Thrift'),
  sso: words('single sign-on'),
  client: words('login pages'),
  policy: words('Java permissions'),
  'secure-vault': words('secure vault'),
  'certificate-authority': words('certificate authority'),
  'ws-security': words('WS-Security'),
  truststore: words('truststore'),
};

const states: Partial<Readonly<Record<Use['state'], Words>>> = {
  none: words('no location'),
  missing: words('no such file'),
  damaged: words('damaged'),
  locked: words('not opened by its password'),
  unreadable: words('cannot be read'),
};

/** What is wrong with the file that a use names, in a few words. */
export const stateOf = (use: Use): Words | undefined =>
  // Where the password is a secret nothing is wrong with it.
  (use.state === 'locked' && textOf(use, 'password') === undefined ? undefined : states[use.state]);

/** The facts about the keystore of a use, each in a few words. */
export function factsOf(model: HomeModel, use: Use): readonly Words[] {
  const places = placesOf(model, use).length;
  const state = stateOf(use);
  const validity = validityOf(model, use);
  return [
    roleWords[use.role],
    ...(use.read || !model.home.judged ? [] : [words('not read by the server')]),
    ...(places === 0 ? [] : [places === 1 ? words('1 place') : words('{0} places', places)]),
    ...(state ? [state] : []),
    ...(validity ? [validity] : []),
  ];
}

const shown = 3650;

/** How long the certificate in use is valid; of a truststore, how many of its certificates are expired. */
export function validityOf({ world: { now } }: HomeModel, use: Use): Words | undefined {
  if (use.role === 'truststore') return expiredWords(use, now);
  const end = endOf(use);
  return end === undefined ? undefined : endWords(end, now);
}

/** How many certificates of a keystore are expired; undefined for none. */
export function expiredWords({ keystore }: Use, now: number): Words | undefined {
  const expired = keystore?.entries.filter(({ chain }) => chain[0] && Date.parse(chain[0].notAfter) < now).length ?? 0;
  return expired === 0 ? undefined : expired === 1 ? words('1 certificate expired') : words('{0} certificates expired', expired);
}

/** When a certificate ends, in a few words. */
export function endWords(end: string, now: number): Words {
  const days = daysUntil(end, now);
  if (Date.parse(end) < now) return words('expired on {0}', end.slice(0, 10));
  if (days > shown) return words('expires in {0}', end.slice(0, 4));
  return days === 1 ? words('expires in 1 day') : words('expires in {0} days', days);
}

/** When the first of the certificates in use ends, as ISO 8601. */
export const endOf = (use: Use): string | undefined => entriesInUse(use).flatMap(({ chain }) => chain[0]?.notAfter ?? []).sort()[0];
