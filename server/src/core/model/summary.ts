// What a home tells to be compared with others: small plain data, the only thing that rules see of other homes.

import { nameOf, join } from '../text/path.ts';
import type { Range } from '../text/range.ts';
import { homePlace, judged, placeOf } from './ask.ts';
import type { HomeModel } from './build.ts';
import { contentOf, usedEntries } from './certificates.ts';
import { treeOf } from './documents.ts';
import { isTemplate } from './effective.ts';
import type { Use } from './home.ts';
import { productOf } from './product.ts';
import { sslProfilesOf, type SslProfiles } from './ssl-profiles.ts';

interface Place {
  readonly file: string;
  readonly range: Range;
}

export interface Summary {
  readonly home: string;
  /** Product and version, as a message names them. */
  readonly title: string;
  /** The same for homes that may be instances of one another: product, version, profile folder or name. Undefined where that is not known. */
  readonly kind: string | undefined;
  /** Empty where none is set, undefined where it is not known. */
  readonly hostName: string | undefined;
  /** Where a problem stands that comes from comparing; undefined where there is no such place. */
  readonly place: Place | undefined;
  /** What the management console serves; undefined where that is not known. */
  readonly tls: Tls | undefined;
  /** Of an API Manager whose active https sender has dynamicSSLProfilesConfig. */
  readonly gateway: Gateway | undefined;
  /** Whether keystores are still being opened, so that this is not the last word. */
  readonly isOpening: boolean;
}

export interface Tls {
  /** The same for the same certificates. */
  readonly id: string;
  /** The certificates as a message names them. */
  readonly names: readonly string[];
}

export interface Gateway {
  readonly profiles: { readonly name: string; readonly place: Place; readonly servers: SslProfiles } | undefined;
  /** Fingerprint of each trusted certificate → its alias. */
  readonly truststore: { readonly name: string; readonly place: Place; readonly certificates: Readonly<Record<string, string>> } | undefined;
}

/** What a home tells to be compared with others. */
export function summarise(model: HomeModel): Summary {
  const { home, uses } = model;
  const [tls] = tlsUses(model);
  return {
    home: home.path,
    title: `${home.product ?? ''} ${home.productVersion ?? ''}`.trim(),
    kind: kindOf(model),
    hostName: hostNameOf(model),
    place: tls ? placeOf(tls, 'location') : homePlace(model),
    tls: tlsOf(model),
    gateway: gatewayOf(model),
    isOpening: uses.some(({ state }) => state === 'opening'),
  };
}

const alone: readonly Summary[] = [];

/** For each home the summaries of those that it is compared with, its own among them; none where there is no other. The same list for all of them. */
export function neighboursOf(summaries: readonly Summary[]): ReadonlyMap<string, readonly Summary[]> {
  const kinds = new Map<string, Summary[]>();
  for (const summary of summaries) {
    if (summary.kind === undefined) continue;
    const known = kinds.get(summary.kind);
    if (known) known.push(summary);
    else kinds.set(summary.kind, [summary]);
  }
  return new Map(summaries.map(({ home, kind }) => {
    const group = kind === undefined ? alone : kinds.get(kind)!;
    return [home, group.length > 1 ? group : alone];
  }));
}

/** A home without carbon.xml does not tell its name and host. */
function kindOf({ home, facts }: HomeModel): string | undefined {
  if (!home.judged || home.product === undefined || home.productVersion === undefined || !facts.server) return undefined;
  const part = home.profile?.folder ?? facts.name?.value?.text.trim() ?? '';
  return [home.product, home.productVersion, part].join('\n');
}

function hostNameOf({ facts }: HomeModel): string | undefined {
  const text = facts.hostName?.value?.text.trim() ?? '';
  return isTemplate(text) || text.includes('\uFFFD') ? undefined : text.toLowerCase().replace(/\.$/, '');
}

const tlsUses = (model: HomeModel): readonly Use[] => judged(model).filter(({ role }) => role === 'tls');

/** Known where each connector serves one certain key. */
function tlsOf(model: HomeModel): Tls | undefined {
  const served = tlsUses(model).map((use) => usedEntries(model, use));
  const certificates = served.flatMap((entries) => (entries.length === 1 && entries[0]!.kind === 'key' ? entries[0]!.chain.slice(0, 1) : []));
  if (served.length === 0 || certificates.length < served.length) return undefined;
  const unique = [...new Map(certificates.map((certificate) => [certificate.sha256, certificate])).values()].sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1));
  const names = unique.map(({ commonNames, subject, sha256 }) => `${commonNames[0] ?? subject} (SHA-256 ${sha256.slice(0, 8)}…)`);
  return { id: unique.map(({ sha256 }) => sha256).join(), names };
}

function gatewayOf(model: HomeModel): Gateway | undefined {
  const { home, world } = model;
  if (productOf(home)?.serverKey !== 'AM' || home.profile) return undefined;
  const uses = judged(model);
  const sender = uses.find(({ row }) => row.id === 'axis2/https-sender');
  const written = sender?.aside['profiles']?.value;
  if (!sender || !written) return undefined;
  const path = written.text.trim();
  const parsed = treeOf(world, join(home.path, path));
  const servers = parsed && sslProfilesOf(parsed, { home: home.path, isThere: (location) => world.look(location).kind === 'file' });
  const truststore = uses.find(({ row }) => row.id === 'axis2/https-sender-truststore') ?? uses.find(({ row }) => row.id === 'carbon/truststore');
  return {
    profiles: servers && { name: nameOf(path), place: { file: sender.file, range: written.range }, servers },
    truststore: truststore && truststoreOf(model, truststore),
  };
}

function truststoreOf(model: HomeModel, use: Use): Gateway['truststore'] {
  const entries = contentOf(model, use)?.entries.filter(({ kind }) => kind !== 'secret');
  // One that cannot be read would count as one that is not there.
  if (!entries || use.target.kind !== 'path' || entries.some(({ chain }) => chain.length === 0)) return undefined;
  const certificates = Object.fromEntries(entries.map(({ alias, chain }) => [chain[0]!.sha256, alias]));
  return { name: nameOf(use.target.path), place: placeOf(use, 'location'), certificates };
}
