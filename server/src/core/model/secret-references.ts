// Settings that name a secret: `svns:secretAlias` on an element, `secretAlias:…` or `$secret{…}` as a value, `protectedTokens`.

import { isKnown, type Node, type Parsed, type Value } from '../syntax/node.ts';
import type { Range } from '../text/range.ts';
import { isTemplate, longestValue } from './effective.ts';

/** A setting that names a secret; plain data, without its tree. */
export interface SecretReference {
  readonly file: string;
  readonly alias: Value;
  readonly form: 'attribute' | 'value' | 'token';
  /** The setting that the secret stands for, and the whole of it. */
  readonly name: string;
  readonly nameRange: Range;
  readonly range: Range;
  /** Names of the elements from below the document's root, with dots between them. */
  readonly path: string;
  /** How `secretAlias` is written, for an attribute. */
  readonly mark: AliasMark | undefined;
  /** Whether the document names a provider of secrets of its own. */
  readonly hasOwnProvider: boolean;
}

export interface AliasMark {
  readonly prefix: string;
  readonly nameRange: Range;
  /** What the document's root declares for the prefix. */
  readonly namespace: Value | undefined;
  readonly root: string;
}

/** Whether a text can hold such a setting at all; most do not, and need not be parsed. */
export const mayNameSecret = (text: string): boolean => text.includes('secretAlias') || text.includes('$secret{') || text.includes('protectedTokens');

/** The settings of a file that name a secret, in the order of the text. */
export function referencesIn(file: string, { root, format }: Parsed): readonly SecretReference[] {
  const top = format === 'xml' ? root.children.find(({ content, children }) => content !== undefined || children.length > 0) : undefined;
  const document: Document = { file, top, hasOwnProvider: top !== undefined && hasProvider(top) };
  const found: SecretReference[] = format === 'properties' ? [...protectedOnes(root, document)] : [];
  const waiting: Step[] = root.children.map((node) => ({ node, around: undefined }));
  for (let step = waiting.pop(); step; step = waiting.pop()) {
    const around = step;
    found.push(...ofNode(step, document));
    waiting.push(...step.node.children.map((node) => ({ node, around })));
  }
  return found.filter(({ alias }) => alias.text !== '' && isKnown(alias) && !isTemplate(alias.text)).sort((a, b) => a.alias.range.start - b.alias.range.start);
}

interface Document {
  readonly file: string;
  readonly top: Node | undefined;
  readonly hasOwnProvider: boolean;
}

/** A node on the way through the tree, and the one around it. */
interface Step {
  readonly node: Node;
  readonly around: Step | undefined;
}

function pathOf(step: Step, top: Node | undefined): string {
  const names: string[] = [];
  for (let at: Step | undefined = step; at && at.node !== top; at = at.around) names.push(at.node.name);
  return names.reverse().join('.');
}

const standardProvider = /\.SecretManagerSecretCallbackHandler$/;

function hasProvider({ children }: Node): boolean {
  const provider = children.find(({ name }) => name === 'SecureVault')?.children.find(({ name }) => name === '@provider')?.value?.text.trim();
  return provider !== undefined && !standardProvider.test(provider);
}

function* ofNode(step: Step, { file, hasOwnProvider, top }: Document): Generator<SecretReference> {
  const { node } = step;
  const attribute = node.children.find(({ name }) => name === '@secretAlias');
  if (attribute?.value) {
    const alias = { ...attribute.value, text: attribute.value.text.trim() };
    const last = alias.text.split('.').at(-1)!;
    const { name, nameRange } = node.children.find((child) => child.name === `@${last}` && child.prefix !== 'xmlns') ?? node;
    yield {
      file, alias, form: 'attribute', name: name.replace(/^@/, ''), nameRange, range: node.range, path: pathOf(step, top), mark: markOf(attribute, top), hasOwnProvider,
    };
  }
  const alias = node.name === '@secretAlias' || node.prefix === 'xmlns' ? undefined : aliasIn(node.value);
  if (!alias) return;
  const { name, nameRange, range } = node;
  yield { file, alias, form: 'value', name: name.replace(/^@/, ''), nameRange, range, path: pathOf(step, top), mark: undefined, hasOwnProvider };
}

function markOf({ prefix, nameRange }: Node, top: Node | undefined): AliasMark {
  const declaration = top?.children.find((child) => child.prefix === 'xmlns' && child.name === `@${prefix}`);
  return { prefix, nameRange, namespace: declaration && (declaration.value ?? emptyAt(declaration.range.end)), root: top?.name ?? '' };
}

const emptyAt = (at: number): Value => ({ text: '', range: { start: at, end: at }, outer: { start: at, end: at } });

const pattern = /^(\s*(?:\$secret\{|secretAlias:)\s*)([^}]*?)\s*\}?\s*$/;

function aliasIn(value: Value | undefined): Value | undefined {
  if (!value || value.text.length > longestValue || !/secret/.test(value.text)) return undefined;
  const [, before, alias] = pattern.exec(value.text) ?? [];
  if (before === undefined || alias === undefined) return undefined;
  const start = value.range.start + before.trimStart().length;
  const range = { start, end: Math.min(start + alias.length, value.range.end) };
  return { text: alias, range, outer: range };
}

/** EndpointConfig.properties lists the keys whose values are secrets; each is the alias, too. */
function* protectedOnes(root: Node, { file, hasOwnProvider }: Document): Generator<SecretReference> {
  const value = root.children.findLast(({ name }) => name === 'protectedTokens')?.value;
  if (!value || value.text.length > longestValue) return;
  const isPlain = value.outer.end - value.outer.start === value.text.length;
  let start = value.outer.start;
  for (const token of value.text.split(',')) {
    const text = token.trim();
    const from = start + token.length - token.trimStart().length;
    const range = isPlain ? { start: from, end: from + text.length } : value.range;
    start += token.length + 1;
    const property = root.children.findLast(({ name }) => name === text);
    if (!property) continue;
    yield {
      file, alias: { text, range, outer: range }, form: 'token', name: text, nameRange: property.nameRange, range: property.range, path: text,
      mark: undefined, hasOwnProvider,
    };
  }
}
