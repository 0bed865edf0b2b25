// What stands beside the completion that somebody looks at: worked out for that one alone.

import { rows } from '../catalog/index.ts';
import { describe } from '../catalog/settings.ts';
import { findEntry } from '../keystore/alias.ts';
import type { HomeModel } from '../model/build.ts';
import { joined, words, type Words } from '../text/words.ts';
import { entryRows } from './certificate-text.ts';
import type { Completion } from './completion.ts';
import { listedAt } from './completion-entries.ts';
import { plain, table } from './markdown.ts';

/** What tells a completion again: no secret. */
export type CompletionName = Pick<Completion, 'text' | 'setting'> & {
  /** As it was printed. */
  readonly means?: string;
};

/** What a completion means, in Markdown; an alias with the certificate of its entry. Undefined where there is nothing to say. */
export function describeCompletion(model: HomeModel, file: string, { text, setting, means }: CompletionName): Words | undefined {
  const row = setting && rows.find(({ id }) => id === setting.row);
  if (!row || !setting) return means === undefined ? undefined : words('{0}', plain(means));
  const keystore = setting.field === 'alias' ? listedAt(model, file, row.id) : undefined;
  const entry = keystore && findEntry(keystore, text);
  return joined([...(entry ? [table(entryRows(entry, model.world.now))] : []), describe(row, setting.field)], '\n\n');
}
