// Quick fixes, and what silences a problem: found from the place, listed without their edits; the edit is made when one is chosen.

import { createHmac, randomBytes } from 'node:crypto';
import { insertTrustStore, safeEdits, severityEdits, silencing, touches, words, type Edit, type Fix, type Problem, type Range, type Words, type World } from '../core/index.ts';
import type { Client } from './client.ts';
import type { Documents } from './documents.ts';
import type { HomeState } from './home-state.ts';
import { say } from './language.ts';
import { changeSeverity, explainRule } from './protocol.ts';

/** What finds an action again: no text, no secret. */
export interface ActionData {
  /** The file as the home names it. */
  readonly file: string;
  readonly rule: string;
  readonly start: number;
  readonly end: number;
  readonly fix: number;
  /** Tells whether the texts that the edits are for are still the same. */
  readonly stamp: string;
}

/** What finds all safe fixes of a file again. */
export interface AllData extends Pick<ActionData, 'file' | 'stamp'> {
  readonly all: true;
}

/** What finds a block again that can be inserted, though nothing is wrong. */
export interface InsertData extends Pick<ActionData, 'file' | 'start' | 'stamp'> {
  readonly insert: true;
}

export interface OfferedAction {
  readonly problem: Problem;
  readonly fix: Fix;
  readonly data: ActionData;
}

/** An action that is a command of the client. */
export interface OfferedCommand {
  readonly problem: Problem;
  readonly title: string;
  readonly command: string;
  /** Where they are not the rule and the file. */
  readonly arguments?: readonly string[];
}

/** Where edits would be made, and for whom. */
export interface Texts {
  readonly client: Pick<Client, 'createsFiles' | 'reopens'>;
  readonly commands: readonly string[];
  readonly world: Pick<World, 'text'> & { readonly real: (path: string) => string };
  readonly documents: Documents;
}

/** The problems of a file that a range touches. */
export const problemsAt = ({ problems }: HomeState, file: string, range: Range): readonly Problem[] => problems
  .filter(({ at }) => at.file === file && (touches(at.range, range.start) || touches(at.range, range.end) || touches(range, at.range.start)));

/** What can be done about the problems at a range: the preferred fixes first, then the others, then what silences. */
export function actionsAt(state: HomeState, file: string, range: Range, texts: Texts): readonly OfferedAction[] {
  const offered = problemsAt(state, file, range)
    .flatMap((problem) => fixesOf(state, problem, texts).map((fix, index) => ({ problem, fix, index })))
    .filter(({ fix }) => fix.edits.every((edit) => isEditable(edit, texts)));
  const rank = ({ problem, fix, index }: (typeof offered)[number]): number => (index >= problem.fixes.length ? 2 : fix.preferred ? 0 : 1);
  return offered.toSorted((a, b) => rank(a) - rank(b)).map(({ problem, fix, index }) => ({ problem, fix, data: dataOf(problem, fix, index, texts) }));
}

/** The commands of the client about the problems at a range. */
export function commandsAt(state: HomeState, file: string, range: Range, texts: Texts): readonly OfferedCommand[] {
  const { commands } = texts;
  return problemsAt(state, file, range).flatMap((problem) => {
    const { id } = problem.rule;
    const edits = state.model ? severityEdits(state.model, id, 'off') : [];
    const canChange = edits.length > 0 && edits.every((edit) => isEditable(edit, texts));
    return [
      ...(canChange && commands.includes(changeSeverity) ? [{ problem, title: say(words('Change the severity of {0} …', id)), command: changeSeverity }] : []),
      ...(commands.includes(explainRule) ? [{ problem, title: say(words('Explain {0}', id)), command: explainRule }] : []),
    ];
  });
}

/** The fixes of a problem, and behind them what silences it. */
function fixesOf({ model }: HomeState, problem: Problem, { commands }: Texts): readonly Fix[] {
  if (!model) return problem.fixes;
  const { id } = problem.rule;
  const edits = commands.includes(changeSeverity) ? [] : severityEdits(model, id, 'off');
  const change: { readonly title: Words; readonly edits: readonly Edit[] } = { title: words('Change the severity of {0} to off', id), edits };
  return [...problem.fixes, ...silencing(model, problem), ...(edits.length > 0 ? [change] : [])];
}

/** All safe fixes of a file together; undefined where there is none. */
export function fixAllAt(state: HomeState, file: string, texts: Texts): AllData | undefined {
  const edits = safeEditsIn(state, file, texts);
  return edits.length === 0 ? undefined : { file, all: true, stamp: stampOf([file], texts) };
}

const safeEditsIn = ({ problems }: HomeState, file: string, texts: Texts): readonly Edit[] =>
  safeEdits(problems.filter(({ at }) => at.file === file), (edit) => edit.file === file && isEditable(edit, texts));

/** The block that can be inserted at a range, though nothing is wrong. */
export function insertAt({ model }: HomeState, file: string, { start }: Range, texts: Texts): { readonly fix: Fix; readonly data: InsertData } | undefined {
  const fix = model && insertTrustStore(model, file, { start, end: start });
  return fix?.edits.every((edit) => isEditable(edit, texts)) ? { fix, data: { file, start, insert: true, stamp: stampOf([file], texts) } } : undefined;
}

/** The title of all safe fixes of a file together. */
export const fixAllTitle = words('Fix all that is safe to fix in this file');

/** What an action does; undefined where a text has changed since, or where the problem is gone. */
export function chosenOf(state: HomeState, data: ActionData | AllData | InsertData, texts: Texts): Fix | undefined {
  if ('insert' in data) {
    const offered = insertAt(state, data.file, { start: data.start, end: data.start }, texts);
    return offered?.data.stamp === data.stamp ? offered.fix : undefined;
  }
  if ('all' in data) return fixAllAt(state, data.file, texts)?.stamp === data.stamp ? { title: fixAllTitle, edits: safeEditsIn(state, data.file, texts) } : undefined;
  const problem = state.problems.find(({ rule, at }) =>
    rule.id === data.rule && at.file === data.file && at.range.start === data.start && at.range.end === data.end);
  const fix = problem && fixesOf(state, problem, texts)[data.fix];
  if (!problem || !fix || dataOf(problem, fix, data.fix, texts).stamp !== data.stamp) return undefined;
  return fix.edits.every((edit) => isEditable(edit, texts)) ? fix : undefined;
}

/** The edits of a fix; where it needs a yes each of them says so. */
export const annotatedEdits = ({ title, confirm, edits }: Fix): readonly Edit[] =>
  (confirm ? edits.map((edit) => ({ ...edit, annotation: { label: title, description: confirm, needsConfirmation: true } })) : edits);

function dataOf({ rule, at }: Problem, fix: Fix, index: number, texts: Texts): ActionData {
  return { file: at.file, rule: rule.id, start: at.range.start, end: at.range.end, fix: index, stamp: stampOf([at.file, ...fix.edits.map(({ file }) => file)], texts) };
}

// A plain digest of a text could be guessed from the outside.
const stampKey = randomBytes(32);

function stampOf(files: readonly string[], { world, documents }: Texts): string {
  const stamp = createHmac('sha256', stampKey);
  for (const file of new Set(files)) stamp.update(`${file}\0${documents.get(world.real(file))?.version ?? ''}\0${world.text(file)?.text ?? ''}\0`);
  return stamp.digest('base64');
}

/** Whether the client can make a new file, and the encoding of another one stays what it is: an editor that opened it in another one would write that; one that opens it now takes UTF-8, but for one that lets us choose. */
export function isEditable({ file, creates }: Edit, { world, documents, client }: Texts): boolean {
  if (creates) return client.createsFiles && world.text(file) === undefined;
  const charset = world.text(file)?.charset;
  if (documents.get(world.real(file))) return charset !== undefined;
  return charset === 'utf-8' || charset === 'us-ascii' || (client.reopens && charset !== undefined);
}
