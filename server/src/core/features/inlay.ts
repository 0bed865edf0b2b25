// The days that a certificate has left, behind the location of its keystore.

import type { HomeModel } from '../model/build.ts';
import { words, type Words } from '../rules/rule.ts';
import { contains, type Range } from '../text/range.ts';
import { daysUntil } from './certificate-text.ts';
import { endOf, namedIn } from './facts.ts';

export interface Hint {
  readonly at: number;
  readonly label: Words;
}

/** The hints in a stretch of a file: the first certificate to end counts. */
export function inlayHints(model: HomeModel, file: string, range: Range): readonly Hint[] {
  return namedIn(model, file).flatMap((use) => {
    const location = use.settings.location!;
    const end = use.role === 'truststore' ? undefined : endOf(use);
    if (end === undefined || !contains(range, location.range)) return [];
    return [{ at: location.range.end, label: labelOf(end, model.world.now) }];
  });
}

function labelOf(end: string, now: number): Words {
  const days = daysUntil(end, now);
  if (Date.parse(end) < now) return words('expired');
  return days === 1 ? words('1 day left') : words('{0} days left', days);
}
