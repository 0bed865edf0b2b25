// Between the core's values and those of the protocol; edits are turned into the protocol's in workspace-edit.ts, completions and their like in writing-convert.ts.

import {
  CodeActionKind, DiagnosticSeverity, DiagnosticTag,
  type CodeAction, type Diagnostic, type Hover, type Location, type LocationLink, type DocumentLink, type Position, type Range as LspRange,
} from 'vscode-languageserver/node';
import type { Fix, Lines, Problem, Range, Severity } from '../core/index.ts';
import { fixAllTitle, type ActionData, type AllData, type InsertData, type OfferedAction, type OfferedCommand } from './actions.ts';
import type { Client } from './client.ts';
import { say } from './language.ts';
import { markup } from './markup.ts';
import type { PublishedFile } from './publish.ts';
import type { At } from './session.ts';
import { applyFix, fixAllKind, openKeystore, type Status } from './protocol.ts';
import { definition, documentLinks, hover, references } from '../core/index.ts';

/** What converting asks about files. */
export interface Files {
  readonly lines: (file: string) => Lines;
  readonly text: (file: string) => string;
  readonly published: (file: string) => PublishedFile;
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const nowhere: LspRange = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Offsets as a range of the client. */
export const rangeOf = (range: Range, lines: Lines): LspRange => ({ start: lines.position(range.start), end: lines.position(range.end) });

/** Problems as diagnostics, by file. */
export function toDiagnostics(problems: readonly Problem[], files: Files): ReadonlyMap<string, readonly Diagnostic[]> {
  const found = new Map<string, Diagnostic[]>();
  for (const problem of problems) {
    const { file } = problem.at;
    const diagnostic = converted.get(problem) ?? toDiagnostic(problem, files);
    converted.set(problem, diagnostic);
    found.set(file, [...(found.get(file) ?? []), diagnostic]);
  }
  return found;
}

/** A home that is only compared again keeps its other problems; the texts that tell their lines are gone by then. */
const converted = new WeakMap<Problem, Diagnostic>();

function toDiagnostic({ rule, severity, message, at, related, unnecessary }: Problem, { lines, published }: Files): Diagnostic {
  return {
    range: rangeOf(at.range, lines(at.file)),
    severity: severities[severity],
    source: 'wso2',
    code: rule.id,
    codeDescription: { href: rule.documentation },
    message: say(message),
    ...(unnecessary ? { tags: [DiagnosticTag.Unnecessary] } : {}),
    ...(related.length === 0 ? {} : {
      relatedInformation: related.map((place) => ({
        location: { uri: published(place.at.file).uri, range: rangeOf(place.at.range, lines(place.at.file)) },
        message: say(place.message),
      })),
    }),
  };
}

/** The diagnostics as this client takes them. */
export const forClient = (diagnostics: readonly Diagnostic[], client: Client): readonly Diagnostic[] =>
  diagnostics.map(({ relatedInformation, tags, codeDescription, ...rest }) => ({
    ...rest,
    ...(relatedInformation && client.takesRelated ? { relatedInformation } : {}),
    ...(tags && client.takesTags ? { tags } : {}),
    ...(codeDescription && client.takesCodeDescription ? { codeDescription } : {}),
  }));

export function toHover({ model, file }: At, position: Position, { lines }: Files, client: Client): Hover | null {
  const found = hover(model, file, lines(file).offset(position));
  return found ? { contents: markup(say(found.markdown), client.hoversMarkdown), range: rangeOf(found.range, lines(file)) } : null;
}

/** Links where the client takes them, else places. */
export function toDefinition({ model, file }: At, position: Position, { lines, published }: Files, client: Client): LocationLink[] | Location[] | null {
  const found = definition(model, file, lines(file).offset(position));
  if (found.length === 0) return null;
  const targets = found.map(({ from, file: target, range }) => ({
    from: rangeOf(from, lines(file)),
    uri: published(target).uri,
    range: range ? rangeOf(range, lines(target)) : nowhere,
  }));
  if (!client.takesDefinitionLinks) return targets.map(({ uri, range }) => ({ uri, range }));
  return targets.map(({ from, uri, range }) => ({ originSelectionRange: from, targetUri: uri, targetRange: range, targetSelectionRange: range }));
}

/** Every place that names what is pointed at; `withLines`: its declarations, too. */
export const toReferences = ({ model, file }: At, position: Position, withLines: boolean, { lines, published }: Files): Location[] =>
  references(model, file, lines(file).offset(position), withLines).map(({ file: target, range }) => ({ uri: published(target).uri, range: rangeOf(range, lines(target)) }));

/** Links; those to keystores lead to the viewer's command where the client has it. */
export const toLinks = ({ model, file }: At, { lines, published }: Files, commands: readonly string[]): DocumentLink[] =>
  documentLinks(model, file).filter(({ isEntry }) => !isEntry || commands.includes(openKeystore)).map(({ range, file: target, tooltip, isKeystore, entry }) => {
    const { uri } = published(target);
    const given = encodeURIComponent(JSON.stringify(entry === undefined ? [uri] : [uri, entry]));
    return { range: rangeOf(range, lines(file)), target: isKeystore && commands.includes(openKeystore) ? `command:${openKeystore}?${given}` : uri, tooltip };
  });

/** A range of the client as offsets. */
export const toOffsets = (range: LspRange, lines: Lines): Range => ({ start: lines.offset(range.start), end: lines.offset(range.end) });

function diagnosticsOf({ rule, at }: Problem, given: readonly Diagnostic[], files: Files): Diagnostic[] {
  const own = rangeOf(at.range, files.lines(at.file));
  return given.filter(({ code, range }) => code === rule.id && sameRange(range, own));
}

/** An action that is a command of the client. */
export function toCommandAction({ problem, title, command, arguments: given = [problem.rule.id, problem.at.file] }: OfferedCommand, known: readonly Diagnostic[], files: Files): CodeAction {
  const diagnostics = diagnosticsOf(problem, known, files);
  return { title, kind: CodeActionKind.QuickFix, ...(diagnostics.length > 0 ? { diagnostics } : {}), command: { title, command, arguments: [...given] } };
}

/** An action as it is listed: without its edit. */
export function toCodeAction({ problem, fix, data }: OfferedAction, given: readonly Diagnostic[], files: Files, client: Client): CodeAction {
  const diagnostics = diagnosticsOf(problem, given, files);
  const title = say(fix.title);
  return {
    title,
    kind: CodeActionKind.QuickFix,
    ...(diagnostics.length > 0 ? { diagnostics } : {}),
    ...(fix.preferred ? { isPreferred: true } : {}),
    ...(client.resolvesEdits && (!fix.confirm || client.takesAnnotations) ? { data } : applying(title, data)),
  };
}

/** The action that makes all safe fixes of a file. */
export function toFixAllAction(data: AllData, client: Client): CodeAction {
  const title = say(fixAllTitle);
  return { title, kind: fixAllKind, ...(client.resolvesEdits ? { data } : applying(title, data)) };
}

/** The action that inserts a block, though nothing is wrong. */
export function toInsertAction({ fix, data }: { readonly fix: Fix; readonly data: InsertData }, client: Client): CodeAction {
  const title = say(fix.title);
  return { title, kind: CodeActionKind.RefactorRewrite, ...(client.resolvesEdits ? { data } : applying(title, data)) };
}

const applying = (title: string, data: ActionData | AllData | InsertData): Pick<CodeAction, 'command'> => ({ command: { title, command: applyFix, arguments: [data] } });

const sameRange = (a: LspRange, b: LspRange): boolean =>
  a.start.line === b.start.line && a.start.character === b.start.character && a.end.line === b.end.line && a.end.character === b.end.character;

/** What came back with an action, where it is what we gave. */
export function toActionData(data: unknown): ActionData | AllData | InsertData | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { file, rule, start, end, fix, stamp, all, insert } = data as Partial<Record<keyof ActionData | keyof AllData | keyof InsertData, unknown>>;
  if (typeof file !== 'string' || typeof stamp !== 'string') return undefined;
  if (all === true) return { file, all, stamp };
  if (insert === true) return typeof start === 'number' ? { file, start, insert, stamp } : undefined;
  if (typeof rule !== 'string') return undefined;
  if (typeof start !== 'number' || typeof end !== 'number' || typeof fix !== 'number') return undefined;
  return { file, rule, start, end, fix, stamp };
}

/** How many diagnostics there are of each severity. */
export function toCounts(diagnostics: readonly Diagnostic[]): Status['problems'] {
  const number = (severity: Severity): number => diagnostics.filter((each) => each.severity === severities[severity]).length;
  return { error: number('error'), warning: number('warning'), info: number('info'), hint: number('hint') };
}
