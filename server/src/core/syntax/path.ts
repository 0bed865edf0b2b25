// Finds nodes by a path such as transportSender[@name='https']/parameter[@name='keystore']/KeyStore.

import type { Node } from './node.ts';

interface Step {
  /** Any of these; none of them stands for all, `*`. */
  readonly names: readonly string[];
  readonly isAttribute: boolean;
  readonly predicates: readonly { readonly name: string; readonly text: string | undefined }[];
}

/**
 * The nodes at a path below a node, in the order of the text. Steps are separated by `/`; a step is a name, names with `|`
 * between them, `*` or `@name`, and predicates `[@a]`, `[@a='x']`, `[child]`, `[child='x']`. `` and `.` are the node itself.
 */
export function select(root: Node, path: string): readonly Node[] {
  let found: readonly Node[] = [root];
  for (const step of stepsOf(path)) {
    found = found.length === 1 ? matching(found[0]!, step) : found.flatMap((node) => matching(node, step));
    if (found.length === 0) break;
  }
  return found;
}

const none: readonly Node[] = [];

/** The children that a step means; most steps of most rows mean none, so that none costs nothing. */
function matching({ children }: Node, step: Step): readonly Node[] {
  let found: Node[] | undefined;
  for (const child of children) if (matches(child, step)) (found ??= []).push(child);
  return found ?? none;
}

function matches(node: Node, { names, isAttribute, predicates }: Step): boolean {
  const isMeant = names.length === 0 ? node.name.startsWith('@') === isAttribute : names.length === 1 ? names[0] === node.name : names.includes(node.name);
  if (!isMeant || (isAttribute && node.prefix === 'xmlns')) return false;
  return predicates.length === 0 || predicates.every(({ name, text }) =>
    node.children.some((child) => child.name === name && child.prefix !== 'xmlns' && (text === undefined || child.value?.text === text)));
}

/**
 * Tells whether an XML text can hold a node at a path at all, going by the words of the path; most texts cannot, and need not be parsed.
 * Attributes can be written with references, which names cannot, and text in pieces.
 */
export function mayHold(text: string): (path: string) => boolean {
  const known = new Map<string, boolean>();
  const has = (word: string): boolean => {
    const found = known.get(word) ?? text.includes(word);
    known.set(word, found);
    return found;
  };
  const hasName = (name: string): boolean => has(name.startsWith('@') ? name.slice(1) : name);
  // From the last step on, whose name is the rarest.
  return (path) => stepsOf(path).toReversed().every(({ names, predicates }) => (names.length === 0 || names.some(hasName))
    && predicates.every(({ name, text: value }) => hasName(name) && (value === undefined || !name.startsWith('@') || has(value) || has('&#'))));
}

/** Paths are the catalogue's: few, and used for every home. */
const compiled = new Map<string, readonly Step[]>();
const mostPaths = 4096;

function stepsOf(path: string): readonly Step[] {
  const known = compiled.get(path);
  if (known) return known;
  const steps = compile(path);
  if (compiled.size < mostPaths) compiled.set(path, steps);
  return steps;
}

const step = /([^/[\]'"]*)((?:\[[^\]'"=]+(?:=(?:'[^']*'|"[^"]*"))?\])*)(?:\/|$)/y;
const predicate = /\[([^\]'"=]+)(?:=(?:'([^']*)'|"([^"]*)"))?\]/g;

function compile(path: string): readonly Step[] {
  const steps: Step[] = [];
  for (let at = 0; at < path.length; at = step.lastIndex) {
    step.lastIndex = at;
    const match = step.exec(path);
    if (!match) throw new SyntaxError(`Not a path: ${path}`);
    const [, name, conditions] = match;
    if (name !== '.' && name !== '') steps.push(compileStep(name!, conditions!));
    else if (conditions !== '') throw new SyntaxError(`Not a path: ${path}`);
  }
  return steps;
}

function compileStep(name: string, conditions: string): Step {
  const names = name.split('|');
  return {
    names: name === '*' || name === '@*' ? [] : names,
    isAttribute: names[0]!.startsWith('@'),
    predicates: [...conditions.matchAll(predicate)].map(([, key, single, double]) => ({ name: key!, text: single ?? double })),
  };
}
