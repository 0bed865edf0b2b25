// Gateways of one cluster have different SSL profiles, or trust different certificates.

import type { Gateway, Summary } from '../model/summary.ts';
import { mostRelated, namesOf, oncePerGroup } from './compare.ts';
import { dynamicSsl } from './documentation.ts';
import { differences, type Difference, type Holder } from './drift.ts';
import { shortList } from './once.ts';
import { joined, words, type Finding, type Place, type Rule, type Words } from './rule.ts';

export const gatewayDrift: Rule = {
  id: 'gateway-drift',
  severity: 'warning',
  summary: 'Gateways of one cluster differ in sslprofiles.xml or in what they trust',
  documentation: dynamicSsl,
  compares: true,

  *check({ home }, neighbours) {
    const finding = driftVerdicts(neighbours).get(home.path);
    if (finding) yield finding;
  },
};

interface GatewayHome extends Summary {
  readonly gateway: Gateway;
  readonly place: Place;
}

const isGateway = (summary: Summary): summary is GatewayHome => summary.gateway !== undefined && summary.place !== undefined;

/** What is odd in each gateway of a group. */
export const driftVerdicts = oncePerGroup((group) => new Map(clustersOf(group.filter(isGateway)).flatMap(compare)));

/**
 * Nodes of a cluster may have host names of their own, and then share their certificate; homes with other hosts and other
 * certificates are of another deployment, such as the one for tests.
 */
function clustersOf(gateways: readonly GatewayHome[]): readonly (readonly GatewayHome[])[] {
  const clusters: GatewayHome[][] = [];
  for (const gateway of gateways) {
    const own = clusters.filter((cluster) => cluster.some((other) => isSameCluster(gateway, other)));
    for (const cluster of own) clusters.splice(clusters.indexOf(cluster), 1);
    clusters.push([...own.flat(), gateway]);
  }
  return clusters;
}

const isSameCluster = (one: Summary, other: Summary): boolean =>
  (one.hostName !== undefined && one.hostName === other.hostName) || !one.tls || !other.tls || one.tls.id === other.tls.id;

function compare(cluster: readonly GatewayHome[]): readonly (readonly [string, Finding])[] {
  const profiles = differences(cluster.flatMap(({ home, gateway }) => (gateway.profiles ? [holding(home, gateway.profiles.servers)] : [])));
  // Of a truststore it counts which certificates it holds, not under which names.
  const trusted = differences(cluster.flatMap(({ home, gateway }) => (gateway.truststore ? [{ ...holding(home, gateway.truststore.certificates), valueOf: () => '' }] : [])));
  const aliases = new Map(cluster.flatMap(({ gateway }) => Object.entries(gateway.truststore?.certificates ?? {})));
  const nameOf = namesOf(cluster);
  return cluster.flatMap((gateway) => {
    const parts = [
      ...partOf(gateway.gateway.profiles?.name, profiles.get(gateway.home), (server) => server, 'profiles'),
      ...partOf(gateway.gateway.truststore?.name, trusted.get(gateway.home), (fingerprint) => aliases.get(fingerprint) ?? fingerprint, 'truststore'),
    ];
    return parts.length === 0 ? [] : [[gateway.home, finding(gateway, unlike(gateway, cluster, parts), parts, nameOf)] as const];
  });
}

const holding = (home: string, values: Readonly<Record<string, string>>): Holder => ({ home, keys: Object.keys(values), valueOf: (key) => values[key]! });

/** Those that have something else than this one in what is said of it: who is like it is no example. */
function unlike(gateway: GatewayHome, cluster: readonly GatewayHome[], parts: readonly Part[]): readonly GatewayHome[] {
  const others: GatewayHome[] = [];
  for (const other of cluster) {
    if (others.length >= mostRelated) break;
    if (parts.some((part) => differs(gateway, other, part))) others.push(other);
  }
  return others;
}

/** Whether another gateway, of which that is known, has something else for one of the keys. */
const differs = ({ gateway: one }: GatewayHome, { gateway: other }: GatewayHome, { of, keys }: Part): boolean =>
  other[of] !== undefined && keys.some((key) => valueIn(one, of, key) !== valueIn(other, of, key));

function valueIn({ profiles, truststore }: Gateway, of: keyof Gateway, key: string): string | undefined {
  if (of === 'profiles') return profiles?.servers[key];
  return truststore && Object.hasOwn(truststore.certificates, key) ? '' : undefined;
}

/** What is to be said of one file, and the servers or certificates that it is said of. */
interface Part {
  readonly of: keyof Gateway;
  readonly keys: readonly string[];
  readonly said: Words;
}

function partOf(file: string | undefined, difference: Difference | undefined, label: (key: string) => string, of: keyof Gateway): readonly Part[] {
  if (file === undefined || !difference) return [];
  const list = (keys: readonly string[]): string => shortList(keys.map(label).sort());
  const { lacks, alone, otherwise } = difference;
  const ofFile = [
    ...(lacks.length > 0 ? [words('{0} lacks {1}', file, list(lacks))] : []),
    ...(alone.length > 0 ? [lacks.length > 0 ? words('alone has {0}', list(alone)) : words('{0} alone has {1}', file, list(alone))] : []),
    ...(otherwise.length > 0 ? [lacks.length + alone.length > 0 ? words('has other settings for {0}', list(otherwise)) : words('{0} has other settings for {1}', file, list(otherwise))] : []),
  ];
  return [{ of, keys: [...lacks, ...alone, ...otherwise], said: joined(ofFile, ', ') }];
}

function finding(gateway: GatewayHome, others: readonly GatewayHome[], parts: readonly Part[], nameOf: (summary: Summary) => string): Finding {
  const related = others.flatMap((other) => parts.flatMap((part) => {
    const compared = differs(gateway, other, part) ? other.gateway[part.of] : undefined;
    return compared ? [{ at: compared.place, message: words('{0} of {1}', compared.name, nameOf(other)) }] : [];
  }));
  return { at: gateway.place, message: words('The gateways of a cluster have to be alike, and this one is not like {0}: {1}', shortList(others.map(nameOf)), joined(parts.map(({ said }) => said), '; ')), related };
}
