// Between what the core says for writing and the protocol: completions, lenses, hints and symbols.

import {
  CompletionItemKind, InsertTextFormat, InsertTextMode, SymbolKind,
  type CodeLens, type CompletionItem, type DocumentSymbol, type InlayHint, type Position, type Range as LspRange, type SymbolInformation,
} from 'vscode-languageserver/node';
import {
  completion, documentSymbols, homeSymbols, inlayHints, lenses, nameOf, snippets,
  type Completion, type CompletionName, type HomeModel, type Place, type Words,
} from '../core/index.ts';
import type { Client } from './client.ts';
import { rangeOf, toOffsets, type Files } from './convert.ts';
import { say } from './language.ts';
import { showPlaces, suggestAgain } from './protocol.ts';
import type { At } from './session.ts';
import { snippetOf } from './workspace-edit.ts';

const kinds: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  keystore: CompletionItemKind.File,
  file: CompletionItemKind.File,
  folder: CompletionItemKind.Folder,
  key: CompletionItemKind.Value,
  certificate: CompletionItemKind.Value,
  word: CompletionItemKind.EnumMember,
  secret: CompletionItemKind.Reference,
  server: CompletionItemKind.Value,
};

/** For whom completions and lenses are made. */
export interface For {
  readonly client: Client;
  readonly commands: readonly string[];
  readonly files: Files;
}

/** What finds the meaning of a completion again. */
export interface CompletionData extends CompletionName {
  readonly file: string;
}

/** Completions in their order, without their documentation. */
export function toCompletions({ model, file }: At, position: Position, { client, commands, files }: For): CompletionItem[] {
  const lines = files.lines(file);
  const found = completion(model, file, lines.offset(position));
  return found.map(({ text, written, kind, detail, range, setting, means, isLikely }, index) => {
    const said = detail && say(detail);
    const data: CompletionData = { file, text, setting, ...(means === undefined ? {} : { means: say(means) }) };
    return {
      label: labelOf(text, kind, found),
      kind: kinds[kind],
      ...(said === undefined ? {} : client.takesLabelDetails ? { labelDetails: { description: said } } : { detail: said }),
      sortText: String(index).padStart(4, '0'),
      filterText: written,
      textEdit: { range: rangeOf(range, lines), newText: written },
      ...(isLikely ? { preselect: true } : {}),
      ...(kind === 'folder' && commands.includes(suggestAgain) ? { command: { title: '', command: suggestAgain } } : {}),
      data,
    };
  });
}

/** Blocks to write, indented as they are to stand; for clients that cannot go from place to place, the text alone. */
export function toSnippets({ model, file }: At, position: Position, { client, files }: For): CompletionItem[] {
  const lines = files.lines(file);
  return snippets(model, file, lines.offset(position)).map((snippet) => ({
    label: snippet.name,
    kind: CompletionItemKind.Snippet,
    detail: say(snippet.detail),
    filterText: snippet.found,
    textEdit: { range: rangeOf(snippet.range, lines), newText: client.completesSnippets ? snippetOf(snippet.text, snippet.placeholders) : snippet.text },
    insertTextFormat: client.completesSnippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    insertTextMode: InsertTextMode.asIs,
    documentation: client.documentsMarkdown ? { kind: 'markdown', value: `\`\`\`\n${snippet.text}\n\`\`\`` } : snippet.text,
  }));
}

/** Of a path its last part, where no other one ends so. */
function labelOf(text: string, kind: Completion['kind'], all: readonly Completion[]): string {
  if (kind !== 'keystore' && kind !== 'file') return text;
  const name = nameOf(text);
  return all.some((other) => other.text !== text && nameOf(other.text) === name) ? text : name;
}

/** What came back with a completion, where it is what we gave. */
export function toCompletionData(data: unknown): CompletionData | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { file, text, setting, means } = data as Partial<Record<keyof CompletionData, unknown>>;
  if (typeof file !== 'string' || typeof text !== 'string' || (means !== undefined && typeof means !== 'string')) return undefined;
  return { file, text, setting: toSetting(setting), ...(means === undefined ? {} : { means }) };
}

function toSetting(setting: unknown): CompletionData['setting'] {
  if (typeof setting !== 'object' || setting === null) return undefined;
  const { row, field } = setting as { readonly row?: unknown; readonly field?: unknown };
  return typeof row === 'string' && isField(field) ? { row, field } : undefined;
}

type Field = NonNullable<CompletionData['setting']>['field'];

const isField = (field: unknown): field is Field => ['location', 'type', 'password', 'alias', 'keyPassword'].includes(field as string);

/** Facts beside each other, on one line. */
export const line = (facts: readonly Words[]): string => facts.map(say).join(' · ');

/** Lenses; a click shows the places where the client can show them. */
export function toLenses({ model, file }: At, { commands, files }: For): CodeLens[] {
  const lines = files.lines(file);
  const { uri } = files.published(file);
  return lenses(model, file).map(({ range, facts, places }) => {
    const at = rangeOf(range, lines);
    const title = line(facts);
    if (places.length === 0 || !commands.includes(showPlaces)) return { range: at, command: { title, command: '' } };
    return { range: at, command: { title, command: showPlaces, arguments: [uri, at.start, places.map((place) => locationOf(place, files))] } };
  });
}

const locationOf = ({ file, range }: Place, { lines, published }: Files): { uri: string; range: LspRange } =>
  ({ uri: published(file).uri, range: rangeOf(range, lines(file)) });

export function toHints({ model, file }: At, range: LspRange, files: Files): InlayHint[] {
  const lines = files.lines(file);
  return inlayHints(model, file, toOffsets(range, lines)).map(({ at, label }) => ({ position: lines.position(at), label: say(label), paddingLeft: true }));
}

/** The outline: blocks with their settings in them, or the blocks alone for clients that know no nesting. */
export function toDocumentSymbols({ model, file }: At, { client, files }: For): DocumentSymbol[] | SymbolInformation[] {
  const lines = files.lines(file);
  const found = documentSymbols(model, file);
  if (!client.nestsSymbols) return found.map(({ name, range }) => ({ name: say(name), kind: SymbolKind.Object, location: { uri: files.published(file).uri, range: rangeOf(range, lines) } }));
  return found.map(({ name, detail, range, head, children }) => ({
    name: say(name), detail, kind: SymbolKind.Object, range: rangeOf(range, lines), selectionRange: rangeOf(head, lines),
    children: children.map((child) => ({ name: child.name, detail: child.detail, kind: SymbolKind.Property, range: rangeOf(child.range, lines), selectionRange: rangeOf(child.head, lines) })),
  }));
}

/** More than anybody reads. */
const mostSymbols = 500;

export const toSymbols = (models: readonly HomeModel[], query: string, files: Files): SymbolInformation[] =>
  models.flatMap((model) => homeSymbols(model, query)).slice(0, mostSymbols).map(({ kind, name, container, at }) =>
    ({ name, kind: kind === 'alias' ? SymbolKind.Key : SymbolKind.File, containerName: say(container), location: locationOf(at, files) }));
