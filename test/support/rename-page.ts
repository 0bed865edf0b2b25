// Runs the page about renaming: a fence `rename TEXT` holds what renaming what is at the cursor `$0` to that text changes, line by line.

import { applyEdits } from '../../server/src/core/text/edit.ts';
import { prepareRename, rename, type Refused, type Renamed } from '../../server/src/core/features/rename.ts';
import { treeOf } from '../../server/src/core/model/documents.ts';
import type { HomeModel } from '../../server/src/core/model/build.ts';
import { print } from '../../server/src/core/rules/rule.ts';
import type { Node } from '../../server/src/core/syntax/node.ts';
import { absolute, fencePattern, modelsOf, type Section } from './page.ts';

interface Asked {
  readonly section: Section;
  readonly model: HomeModel;
  readonly file: string;
  readonly offset: number;
  readonly text: string;
}

/** What a section asks; undefined where its cursor is in no home. */
export function askedBy(section: Section): Asked | undefined {
  const { path, text } = section.fences.find((fence) => fence.text.includes('$0'))!;
  const file = absolute(path);
  const model = modelsOf(section).filter(({ home }) => file.startsWith(home.path)).at(-1);
  const name = section.fences.find(({ language }) => language === 'rename')!.path.replaceAll('%20', ' ');
  return model && { section, model, file, offset: text.indexOf('$0'), text: name };
}

/** The section as it should read. */
export function renderRename(section: Section): string {
  const asked = askedBy(section);
  const said = asked ? answerTo(asked) : '';
  return section.body.replace(fencePattern, (whole, language: string, path: string) =>
    language === 'rename' ? `\`\`\`rename ${path}\n${said === '' ? '' : `${said}\n`}\`\`\`` : whole);
}

function answerTo({ model, file, offset, text }: Asked): string {
  const answer = rename(model, file, offset, text);
  if (!answer) return 'nothing to rename';
  if ('refused' in answer) return `refused: ${print(answer.refused)}`;
  const moved = answer.moves ? [`file ${short(model, answer.moves.from)} → ${short(model, answer.moves.to)}`] : [];
  return [...[...textsAfter(model, answer)].flatMap(([path, after]) => linesOf(model, answer, path, after)), ...moved].join('\n');
}

const short = ({ home }: HomeModel, path: string): string => path.replace(`${home.path}/`, '');

function textsAfter({ world }: HomeModel, { edits }: Renamed): ReadonlyMap<string, string> {
  const files = new Set(edits.map(({ file }) => file));
  return new Map([...files].map((file) => [file, applyEdits(world.text(file)!.text, edits.filter((edit) => edit.file === file))]));
}

function linesOf(model: HomeModel, { edits }: Renamed, path: string, after: string): readonly string[] {
  const before = model.world.text(path)!.text.split('\n');
  let start = 0;
  return after.split('\n').flatMap((line, index) => {
    const from = start;
    start += before[index]!.length + 1;
    if (line === before[index]) return [];
    const labels = edits.filter(({ file, range }) => file === path && range.start >= from && range.start < start).flatMap(({ annotation }) =>
      (annotation ? `${print(annotation.label)}${annotation.needsConfirmation ? '?' : ''}` : []));
    return [`${short(model, path)}:${index + 1}: ${line.trim()}${labels.length > 0 ? ` (${[...new Set(labels)].join(', ')})` : ''}`];
  });
}

/** What holds for every renaming: trees keep their shape, a second time changes nothing, and asking first tells no password. */
export function renameInvariants(asked: Asked): readonly string[] {
  const { section, model, file, offset, text } = asked;
  const answer = rename(model, file, offset, text);
  const wrong: string[] = [];
  halfTyped(asked);
  const prepared = prepareRename(model, file, offset);
  const placeholder = prepared && 'range' in prepared ? prepared.placeholder : undefined;
  if (placeholder !== undefined && /canary/.test(placeholder)) wrong.push('a password is told');
  if (!answer || isRefused(answer)) return wrong;
  if (!prepared || !('range' in prepared)) wrong.push('it is renamed, but not prepared');
  const after = textsAfter(model, answer);
  const then = modelsOf(moved(section, answer), after).find(({ home }) => home.path === model.home.path)!;
  for (const path of after.keys()) {
    const [one, other] = [model, then].map(({ world }) => treeOf(world, path)!);
    if (one!.errors.length !== other!.errors.length || shape(one!.root, path) !== shape(other!.root, path)) wrong.push(`${path} has another shape`);
  }
  const shift = answer.edits.filter((edit) => edit.file === file && edit.range.end < offset).reduce((sum, edit) => sum + edit.text.length - (edit.range.end - edit.range.start), 0);
  const own = answer.edits.find((edit) => edit.file === file && edit.range.start <= offset && offset <= edit.range.end);
  const again = rename(then, file, (own?.range.start ?? offset) + shift, text);
  if (!again || isRefused(again) || again.edits.length > 0) wrong.push(`a second time it changes ${JSON.stringify(again)}`);
  return wrong;
}

/** Renames in beginnings of the file, as somebody types it: edits never overlap or lie outside. */
function halfTyped({ section, model, file, text }: Asked): void {
  const whole = model.world.text(file)!.text;
  for (let end = 0; end < whole.length; end += Math.ceil(whole.length / 6)) {
    const half = modelsOf(section, new Map([[file, whole.slice(0, end)]])).find(({ home }) => home.path === model.home.path);
    if (!half) continue;
    for (let offset = 0; offset <= end; offset += 11) {
      const answer = rename(half, file, offset, text);
      if (answer && !isRefused(answer)) textsAfter(half, answer);
    }
  }
}

const isRefused = (answer: Renamed | Refused): answer is Refused => 'refused' in answer;

/** The names of a tree, in order; those of the secure vault's lines are aliases, which may change. */
const shape = ({ name, children }: Node, path: string): string =>
  `${path.includes('/cipher-t') && children.length === 0 ? '' : name}(${children.map((child) => shape(child, path)).join(' ')})`;

const moved = (section: Section, { moves }: Renamed): Section => ({
  ...section, fences: section.fences.map((fence) => (absolute(fence.path) === moves?.from ? { ...fence, path: moves.to } : fence)),
});
