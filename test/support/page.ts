// Runs pages: each `##` section of a Markdown file is a small home in fences, with carets under what is reported.
// The section is written again from what the code answers, and the texts are compared: a page is its own golden file.

import { rules } from '../../server/src/core/rules/index.ts';
import { check, type Problem } from '../../server/src/core/rules/check.ts';
import { print, type Rule } from '../../server/src/core/rules/rule.ts';
import { buildModel, type HomeModel } from '../../server/src/core/model/build.ts';
import { findHomes } from '../../server/src/core/model/homes.ts';
import { neighboursOf, summarise } from '../../server/src/core/model/summary.ts';
import { defaultSettings, readSettings, type Settings } from '../../server/src/core/model/settings.ts';
import type { World } from '../../server/src/core/model/world.ts';
import { comesAgain, editInvariants, fixed } from './fixes.ts';
import { keystoreFromText } from './keystore-text.ts';
import { memoryWorld } from './memory-world.ts';

export const homePath = '/home';

export interface Fence {
  readonly language: string;
  /** Below the home; absolute as it stands. */
  readonly path: string;
  readonly text: string;
}

export interface Section {
  readonly title: string;
  readonly body: string;
  readonly fences: readonly Fence[];
}

const caret = /^\s*\^+ (?:error|warning|info|hint): .*$/;

/** The sections of a page that hold fences with a path. */
export function sectionsOf(page: string): readonly Section[] {
  return page.split(/^(?=## )/m).slice(1).map((body) => {
    const title = /^## (.*)/.exec(body)![1]!;
    return { title, body, fences: fencesOf(body) };
  }).filter(({ fences }) => fences.length > 0);
}

export const fencePattern = /^```(\w+) (\S+)\n(.*?)^```$/gms;

const fencesOf = (body: string): Fence[] => [...body.matchAll(fencePattern)].map(([, language, path, text]) => ({
  language: language!, path: path!, text: text!.split('\n').filter((line) => !caret.test(line)).join('\n'),
}));

export const absolute = (path: string): string => (path.startsWith('/') ? path : `${homePath}/${path}`);

/** Files with their texts (or others in their place) as the models of the homes in it; a fence `rename TEXT` is an answer, no file. */
export function modelsOf(section: Section, replaced: ReadonlyMap<string, string> = new Map()): readonly HomeModel[] {
  const texts: Record<string, string> = {};
  const keystores: Record<string, ReturnType<typeof keystoreFromText>> = {};
  const folders: string[] = [];
  for (const { language, path, text } of section.fences) {
    if (language === 'keystore') keystores[absolute(path)] = keystoreFromText(text);
    else if (language === 'folder') folders.push(absolute(path));
    else if (path !== 'answer' && language !== 'rename') texts[absolute(path)] = replaced.get(absolute(path)) ?? text.replace('$0', '');
  }
  for (const [path, text] of replaced) texts[path] = text;
  const world = memoryWorld(texts, { keystores, folders });
  return findHomes(world, ['/']).map((home) => buildModel(home, world, settingsIn(world)));
}

/** The settings of the file in the home, where there is one. */
function settingsIn(world: World): Settings {
  const file = `${homePath}/.wso2-config.json`;
  return { ...readSettings(world.text(file)?.text ?? '{}', defaultSettings, rules.map(({ id }) => id)).settings, file };
}

/** What a rule finds in homes, or every rule, each home compared with the others. */
function problemsIn(models: readonly HomeModel[], chosen?: readonly Rule[]): readonly (Problem & { readonly model: HomeModel })[] {
  const neighbours = neighboursOf(models.map(summarise));
  return models.flatMap((model) => check(model, neighbours.get(model.home.path), undefined, chosen).map((problem) => ({ ...problem, model })));
}

/** The section as it should read, for one rule. */
export function renderRule(section: Section, rule: Rule): string {
  const problems = problemsIn(modelsOf(section), [rule]);
  return section.body.replace(fencePattern, (_whole, language: string, path: string, text: string) => {
    const clean = text.split('\n').filter((line) => !caret.test(line)).join('\n');
    const own = problems.filter(({ at }) => at.file === absolute(path));
    return `\`\`\`${language} ${path}\n${withCarets(clean, own)}\`\`\``;
  });
}

function withCarets(text: string, problems: readonly Problem[]): string {
  let offset = 0;
  return text.split('\n').flatMap((line) => {
    const start = offset;
    offset += line.length + 1;
    const here = problems.filter(({ at }) => at.range.start >= start && at.range.start < offset);
    return [line, ...here.map((problem) => caretLine(problem, start, line))];
  }).join('\n');
}

function caretLine({ at, severity, message, fixes, related }: Problem, start: number, line: string): string {
  const column = at.range.start - start;
  const length = Math.max(1, Math.min(at.range.end - at.range.start, line.length - column));
  const offered = fixes.length === 0 ? '' : ` (fix: ${fixes.map(({ title }) => print(title)).join('; ')})`;
  const also = related.length === 0 ? '' : ` (also: ${related.map((each) => print(each.message)).join('; ')})`;
  return `${' '.repeat(column)}${'^'.repeat(length)} ${severity}: ${print(message)}${also}${offered}`;
}

/** How many beginnings of each file are tried; the readers' own tests try every one. */
const beginnings = 8;

/** Checks what holds for every section: fixes mend, ranges lie inside, no password is told, no beginning of a file throws. */
export function invariants(section: Section, rule: Rule): readonly string[] {
  const wrong: string[] = [];
  for (const problem of problemsIn(modelsOf(section), [rule])) wrong.push(...problemInvariants(section, rule, problem, problem.model));
  for (const other of restyled(section)) for (const problem of problemsIn(modelsOf(other), [rule])) wrong.push(...problemInvariants(other, rule, problem, problem.model));
  // Sections of several homes have many files.
  const cuts = Math.min(beginnings, Math.ceil((5 * beginnings) / section.fences.length));
  for (const { language, path, text } of section.fences) {
    if (language === 'keystore' || language === 'folder') continue;
    for (let end = 0; end < text.length; end += Math.ceil(text.length / cuts)) {
      problemsIn(modelsOf(section, new Map([[absolute(path), text.slice(0, end)]])));
    }
  }
  return wrong;
}

/** The section with other line ends and indentation, where a fix writes lines, and in one line. */
function restyled(section: Section): readonly Section[] {
  const writesLines = section.body.includes('(fix: Insert ');
  const restyle = (as: (text: string) => string): Section =>
    ({ ...section, fences: section.fences.map((fence) => (fence.language === 'xml' ? { ...fence, text: as(fence.text) } : fence)) });
  return !writesLines ? [] : [
    restyle((text) => text.replaceAll('\n', '\r\n')),
    restyle((text) => text.replaceAll(/^(?: {2})+/gm, (blanks) => '\t'.repeat(blanks.length / 2))),
    restyle((text) => text.replaceAll(/>\s+</g, '><')),
  ];
}

function problemInvariants(section: Section, rule: Rule, problem: Problem, model: HomeModel): readonly string[] {
  const wrong: string[] = [];
  const text = model.world.text(problem.at.file)?.text ?? '';
  if (problem.at.range.end > text.length) wrong.push(`range outside of ${problem.at.file}`);
  const said = [problem.message, ...problem.related.map((each) => each.message), ...problem.fixes.map((each) => each.title)].map((each) => print(each)).join('\n');
  for (const secret of secretsOf(section)) if (said.includes(secret)) wrong.push(`a password is told: ${said}`);
  for (const fix of problem.fixes) {
    const files = fixed(model, fix);
    wrong.push(...editInvariants(model, fix, files));
    const after = problemsIn(modelsOf(section, files), [rule]);
    if (comesAgain(problem, fix, after)) wrong.push(`the fix "${print(fix.title)}" is offered again`);
    const same = after.some(({ at, message }) => at.file === problem.at.file && at.range.start === problem.at.range.start && print(message) === print(problem.message));
    if (same) wrong.push(`the fix "${print(fix.title)}" does not mend: ${print(problem.message)}`);
  }
  return wrong;
}

/** Passwords of the section that are not also an alias or a part of a file's name. */
const secretsOf = ({ fences }: Section): readonly string[] =>
  fences.filter(({ language }) => language === 'keystore').flatMap(({ text }) => [...text.matchAll(/password (\S+)/g)].map((match) => match[1]!)).filter((each) => each !== 'wso2carbon');

export const ruleById = (id: string): Rule | undefined => rules.find((rule) => rule.id === id);

/** The section as it should read for a feature: the fence called `answer` holds what the code answers at the cursor. */
export function renderFeature(section: Section, answer: (model: HomeModel, file: string, offset: number) => string): string {
  const asked = section.fences.find(({ text }) => text.includes('$0'))!;
  const file = absolute(asked.path);
  const model = modelsOf(section).filter(({ home }) => file.startsWith(home.path)).at(-1);
  const said = model ? answer(model, file, asked.text.indexOf('$0')) : '';
  return section.body.replace(fencePattern, (whole, language: string, path: string) =>
    path === 'answer' ? `\`\`\`${language} answer\n${said === '' ? '' : `${said}\n`}\`\`\`` : whole);
}
