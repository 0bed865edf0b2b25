// Taking another keystore into use: the questions one by one, and the edit of every file once all are answered.

import { MessageType, ShowMessageNotification } from 'vscode-languageserver/node';
import { locationAt, planUse, replacements, shortPath, words, type Edit, type HomeModel, type LeftPlace, type Place, type UseGroup, type Words } from '../core/index.ts';
import { nameOf } from '../disk/paths.ts';
import { isEditable } from './actions.ts';
import { rangeOf } from './convert.ts';
import { handler, type Handler } from './handler.ts';
import { say } from './language.ts';
import { useInstead, useKeystore, useRequest, type UseEnd, type UseParams, type UseQuestion } from './protocol.ts';
import type { Server } from './server.ts';
import type { At } from './session.ts';
import { isOpen, nextStep, type Answered } from './use-steps.ts';
import { toWorkspaceEdit } from './workspace-edit.ts';

export const useHandlers: readonly Handler[] = [
  handler(useRequest, async (server, params: UseParams): Promise<UseQuestion | UseEnd> => {
    const found = await nextStep(server, params);
    return isOpen(found) ? found : carryOut(server, found);
  }),
];

/** Makes the edit, with a preview where the client has one, and says what came of it. */
async function carryOut(server: Server, answered: Answered): Promise<UseEnd> {
  const { session } = server;
  const { model } = session.at(answered.home)!;
  const { groups, left } = withoutLost(server, answered);
  const name = nameOf(answered.keystore);
  const details = detailsOf(server, model, { groups, left, notes: groups.length === 0 ? [] : answered.plan.notes });
  if (groups.length === 0) return { isDone: false, message: say(words('Nothing was changed: no place can work with {0} that does not already', name)), details };
  const edits = withPreview(groups.flatMap((group) => annotated(group, answered)));
  const isApplied = await apply(server, words('Use {0}', name), edits);
  if (!isApplied) return { isDone: false, message: say(words('Nothing was changed')), details: [] };
  const files = new Set(edits.filter(({ annotation }) => annotation?.needsConfirmation !== true).map(({ file }) => file)).size;
  const made = outcome(name, files, left.filter(({ read }) => read).length);
  return { isDone: true, message: [made, ...answered.plan.notes].map(say).join(' '), details };
}

/** A person may have unticked some of it: that much, and no more, is known here. */
const outcome = (name: string, files: number, left: number): Words => (left === 0
  ? words('{0} is in use. Files changed, as ticked: {1}.', name, files)
  : words('{0} is in use. Files changed, as ticked: {1}. Places left as they are: {2}.', name, files, left));

async function apply({ connection, files, client }: Server, label: Words, edits: readonly Edit[]): Promise<boolean> {
  const edit = toWorkspaceEdit(edits, files, client);
  return (await connection.workspace.applyEdit({ label: say(label), edit, metadata: { isRefactoring: true } })).applied;
}

const annotated = ({ label, read, edits, warning }: UseGroup, { withUnread }: Answered): readonly Edit[] =>
  edits.map((edit) => ({ ...edit, annotation: { label, needsConfirmation: !read && !withUnread, ...(warning ? { description: warning } : {}) } }));

/**
 * VS Code shows a preview only where an edit needs a yes, and leaves such an edit unticked.
 * Here everything was chosen before: one that does nothing opens the preview, so that all others stand in it ticked.
 */
function withPreview(edits: readonly Edit[]): readonly Edit[] {
  const [first] = edits;
  if (!first || edits.some(({ annotation }) => annotation?.needsConfirmation === true)) return edits;
  const range = { start: first.range.start, end: first.range.start };
  return [...edits, { file: first.file, range, text: '', annotation: { label: words('Changes nothing: opens this preview'), needsConfirmation: true } }];
}

/** Without the edits of files whose encoding cannot be kept. */
function withoutLost(server: Server, { plan }: Answered): { readonly groups: readonly UseGroup[]; readonly left: readonly LeftPlace[] } {
  const lost = new Set(plan.groups.flatMap(({ edits }) => edits).filter((edit) => !isEditable(edit, server)).map(({ file }) => file));
  // A file without a place of its own has the passwords of others: nothing is changed by half.
  const own = new Set(plan.groups.flatMap(({ places }) => places.map(({ file }) => file)));
  const shared = [...lost].find((file) => !own.has(file));
  const isLost = ({ file }: { readonly file: string }): boolean => shared !== undefined || lost.has(file);
  const why = shared === undefined
    ? words('its encoding could not be kept: open it in that encoding first')
    : words('the encoding of {0} could not be kept: open it in that encoding first', nameOf(shared));
  const groups = plan.groups.map((group) => ({ ...group, edits: group.edits.filter((edit) => !isLost(edit)), places: group.places.filter((place) => !isLost(place)) }));
  const left = plan.groups.flatMap(({ places, role, read }) => places.filter(isLost).map((at) => ({ at, role, read, why })));
  return { groups: groups.filter(({ edits }) => edits.length > 0), left: [...plan.left, ...left] };
}

function detailsOf({ files }: Server, model: HomeModel, { groups, left, notes }: Answered['plan']): readonly string[] {
  const at = ({ file, range }: Place): string => `${shortPath(model, file)}:${rangeOf(range, files.lines(file)).start.line + 1}`;
  return [
    ...groups.flatMap(({ label, places }) => [`${say(label)}:`, ...places.map((place) => `  ${at(place)}`)]),
    ...left.map((place) => say(words('{0} is left as it is: {1}', at(place.at), say(place.why)))),
    ...notes.map(say),
  ];
}

/** A refactoring that is a command. */
export interface OfferedRefactoring {
  readonly title: string;
  readonly command: string;
  readonly arguments: readonly unknown[];
}

/** At a location: the questions, where the client can ask them, else the other keystores that the home works with. */
export function useActionsAt(server: Server, { model, file }: At, offset: number): readonly OfferedRefactoring[] {
  const use = server.isTrusted && model.home.judged ? locationAt(model, file, offset) : undefined;
  if (!use) return [];
  const { uri } = server.files.published(file);
  if (server.commands.includes(useKeystore)) {
    return [{ title: say(words('Use another keystore …')), command: useKeystore, arguments: [{ uri, position: server.files.lines(file).position(offset) }] }];
  }
  return replacements(model, use).map(({ old, by }) =>
    ({ title: say(words('Use {0} wherever {1} is named', nameOf(by), nameOf(old))), command: useInstead, arguments: [file, old, by] }));
}

/** For clients that ask no questions of ours: puts a keystore in the place of another, once the person agreed to what that does to data. */
export async function useByCommand(server: Server, [file, old, by]: readonly unknown[]): Promise<null> {
  const find = (): readonly Edit[] | undefined => {
    const model = typeof file === 'string' && server.isTrusted ? server.session.at(file)?.model : undefined;
    const found = model?.home.judged ? model.uses.flatMap((use) => replacements(model, use)).find((each) => each.old === old && each.by === by) : undefined;
    const groups = model && found ? planUse(model, found.request).groups.filter(({ read }) => read) : [];
    warning = groups.find((group) => group.warning)?.warning;
    const edits = groups.flatMap((group) => group.edits);
    return edits.length > 0 && edits.every((edit) => isEditable(edit, server)) ? edits : undefined;
  };
  let warning: Words | undefined;
  let edits = find();
  if (edits && warning) {
    const agree = { title: say(words('Do it')) };
    const answer = await server.connection.window.showWarningMessage(say(warning), agree);
    if (answer?.title !== agree.title) return null;
    // The texts may have changed while the person was reading.
    edits = find();
  }
  if (edits) await apply(server, words('Use {0}', nameOf(String(by))), edits);
  else void server.connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Error, message: say(words('Nothing to change: the home has changed since, or a file cannot be edited here')) });
  return null;
}
