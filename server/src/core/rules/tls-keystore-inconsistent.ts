// Instances of one product serve different certificates.

import type { Summary, Tls } from '../model/summary.ts';
import { groupBy, mostRelated, namesOf, oncePerGroup } from './compare.ts';
import { recommendations } from './documentation.ts';
import { shortList } from './once.ts';
import { words, type Finding, type Place, type Rule } from './rule.ts';

export const tlsKeystoreInconsistent: Rule = {
  id: 'tls-keystore-inconsistent',
  severity: 'warning',
  summary: 'Instances of the same product serve different TLS certificates',
  documentation: recommendations,
  compares: true,

  *check({ home }, neighbours) {
    const finding = tlsVerdicts(neighbours).get(home.path);
    if (finding) yield finding;
  },
};

/** A home whose certificate and place are known. */
interface Known extends Summary {
  readonly tls: Tls;
  readonly place: Place;
}

const isKnown = (summary: Summary): summary is Known => summary.tls !== undefined && summary.place !== undefined;

/** What is odd in each instance of a group. */
export const tlsVerdicts = oncePerGroup((group) => {
  const instances = groupBy(group.filter(isKnown), ({ hostName }) => hostName);
  return new Map([...instances.values()].flatMap(compare));
});

/** The odd ones are reported; where no certificate is the most frequent, each is reported once. */
function compare(instances: readonly Known[]): readonly (readonly [string, Finding])[] {
  const sides = [...groupBy(instances, ({ tls }) => tls.id).values()].sort((a, b) => b.length - a.length);
  if (sides.length < 2) return [];
  const nameOf = namesOf(instances);
  const hasUsual = sides[0]!.length > sides[1]!.length;
  return sides.flatMap((side, index) => {
    const odd = hasUsual ? (index === 0 ? [] : side) : side.slice(0, 1);
    const others = take(sides, side);
    return odd.map((instance) => [instance.home, finding(instance, others, nameOf)] as const);
  });
}

/** The first homes of the other sides. */
function take(sides: readonly (readonly Known[])[], own: readonly Known[]): readonly Known[] {
  const others: Known[] = [];
  for (const side of sides) {
    if (others.length >= mostRelated) break;
    if (side !== own) others.push(...side.slice(0, mostRelated - others.length));
  }
  return others;
}

function finding({ place, title, tls }: Known, others: readonly Known[], nameOf: (summary: Summary) => string): Finding {
  const served = [...new Set(others.map((other) => shortList(other.tls.names)))];
  return {
    at: place,
    message: words('Instances of {0} have to serve the same certificate: here it is {1}, in {2} it is {3}',
      title, shortList(tls.names), shortList(others.map(nameOf)), shortList(served)),
    related: others.map((other) => ({ at: other.place, message: words('{0} serves {1}', nameOf(other), shortList(other.tls.names)) })),
  };
}
