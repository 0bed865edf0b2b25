// The fix that gives one place, or all of them, the keystore of another place, with its passwords and its alias.

import { shortPath, textOf } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import { usedEntries } from '../model/certificates.ts';
import type { Use } from '../model/home.ts';
import { keyField, openedWith } from '../model/passwords.ts';
import { fix } from './mend.ts';
import { keystorePath } from './once.ts';
import type { Wanted } from './place-edits.ts';
import { words, type Edit, type Fix, type Words } from './rule.ts';
import { planPlaces } from './use-plan.ts';

/** Gives a use the keystore of another one, alone and together with others that lack it; none where the place cannot say all that it would have to. */
export function useKeystoreOf(model: HomeModel, use: Use, other: Use, others: readonly Use[] = []): readonly Fix[] {
  const wanted = keystoreWithPasswords(model, other);
  if (!wanted) return [];
  const here = changeOf(model, [use], wanted);
  const everywhere = changeOf(model, [use, ...others], wanted);
  const names = [keystorePath(model, other), shortPath(model, other.file)] as const;
  return [
    ...offer(words('Use {0} with its password and alias, as {1} does', ...names), here),
    ...(here.edits.length > 0 && everywhere.edits.length > here.edits.length ? offer(words('Use {0} with its password and alias in all files, as {1} does', ...names), everywhere) : []),
  ];
}

interface Change {
  readonly edits: readonly Edit[];
  /** What has to be agreed to first. */
  readonly warning: Words | undefined;
}

function changeOf(model: HomeModel, uses: readonly Use[], wanted: Wanted): Change {
  const { groups } = planPlaces(model, uses, wanted);
  return { edits: groups.flatMap(({ edits }) => edits), warning: groups.find(({ warning }) => warning)?.warning };
}

const offer = (title: Words, { edits, warning }: Change): readonly Fix[] =>
  fix(title, edits).map((each) => (warning ? { ...each, confirm: warning } : each));

/** The keystore of a use as others may use it; undefined where a password or its key is not known. */
function keystoreWithPasswords(model: HomeModel, use: Use): Wanted | undefined {
  const password = textOf(use, 'password');
  const keyPassword = textOf(use, keyField(use));
  const [entry, ...more] = usedEntries(model, use);
  if (use.target.kind !== 'path' || password === undefined || keyPassword === undefined || !entry || more.length > 0) return undefined;
  const opened = openedWith(model, use, password, keyPassword);
  return opened && { path: use.target.listed ?? use.target.path, opened, password, keyPassword, alias: entry.alias };
}
