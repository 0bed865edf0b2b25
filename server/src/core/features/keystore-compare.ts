// Two keystores side by side: which certificates are in one of them, and which in both.

import type { Certificate } from '../keystore/keystore.ts';

/** A certificate as a comparison lists it. */
export interface Compared {
  readonly alias: string;
  readonly subject: string;
  readonly sha256: string;
  /** Its alias in the other keystore, where that is another one. */
  readonly otherAlias: string | undefined;
}

export interface Comparison {
  readonly onlyHere: readonly Compared[];
  readonly onlyThere: readonly Compared[];
  readonly same: readonly Compared[];
}

export interface ComparedEntries {
  readonly entries: readonly { readonly alias: string; readonly chain: readonly Pick<Certificate, 'subject' | 'sha256'>[] }[];
}

/** Compares the entries' own certificates by their SHA-256. */
export function compareKeystores(here: ComparedEntries, there: ComparedEntries): Comparison {
  const [ours, theirs] = [leaves(here), leaves(there)];
  const aliasIn = (list: readonly Compared[], { sha256 }: Compared): string | undefined => list.find((each) => each.sha256 === sha256)?.alias;
  return {
    onlyHere: ours.filter((each) => aliasIn(theirs, each) === undefined),
    onlyThere: theirs.filter((each) => aliasIn(ours, each) === undefined),
    same: ours.filter((each) => aliasIn(theirs, each) !== undefined).map((each) => {
      const other = aliasIn(theirs, each);
      return other === each.alias ? each : { ...each, otherAlias: other };
    }),
  };
}

const leaves = ({ entries }: ComparedEntries): readonly Compared[] =>
  entries.flatMap(({ alias, chain: [leaf] }) => (leaf ? [{ alias, subject: leaf.subject, sha256: leaf.sha256, otherAlias: undefined }] : []));
