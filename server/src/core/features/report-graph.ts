// Who uses which keystore, drawn: homes with their roles on the left, keystores on the right, and what the two have to do with each other in colour.

import { nameOf } from '../text/path.ts';
import { words, type Words } from '../rules/rule.ts';
import { roleWords } from './facts.ts';
import { html, type Html } from './html.ts';
import { bestOf, keystoreDetails, type ReportGroup, type ReportRow } from './report-groups.ts';
import { homesWords, namesWords, notChecked, unknownProduct } from './report-look.ts';
import { productOf, type ReportKeystore } from './report.ts';

/** Where things stand from left to right, in pixels. */
export const columns = { width: 960, labels: 316, from: 330, to: 620, names: 636 };
const line = 24;
const head = 40;
const gap = 20;
const nodeHeight = 46;

interface Node {
  readonly key: string;
  readonly keystores: ReportKeystore[];
  /** Heights of the rows that lead to it. */
  readonly rows: number[];
  y: number;
}

interface Drawn {
  readonly group: ReportGroup;
  readonly top: number;
}

type Say = (words: Words) => string;

/** Draws the groups; `name` gives what a home is called. */
export function reportGraph(groups: readonly ReportGroup[], name: (path: string) => string, say: Say): Html {
  const drawn = placed(groups);
  const last = drawn.at(-1);
  const bottom = last ? last.top + heightOf(last.group) : 0;
  const nodes = nodesOf(drawn);
  settle(nodes, bottom);
  const height = Math.max(bottom, ...nodes.map(({ y }) => y + nodeHeight / 2)) + 8;
  const at = new Map(nodes.map((node) => [node.key, node]));
  const edges = drawn.flatMap(({ group, top }) => group.rows.map((row, index) => edge(row, rowAt(top, index), at.get(row.node)!.y)));
  return html`<svg class="graph" viewBox="0 0 ${columns.width} ${Math.ceil(height)}" width="${columns.width}" height="${Math.ceil(height)}" aria-hidden="true">
${edges}${drawn.map((each) => groupText(each, name, say))}${nodes.map((node) => nodeText(node, say))}</svg>`;
}

const heightOf = ({ rows }: ReportGroup): number => head + rows.length * line;

const rowAt = (top: number, index: number): number => top + head + index * line + line / 2;

function placed(groups: readonly ReportGroup[]): readonly Drawn[] {
  let top = 0;
  return groups.map((group) => {
    const own = { group, top };
    top += heightOf(group) + gap;
    return own;
  });
}

function nodesOf(drawn: readonly Drawn[]): Node[] {
  const nodes = new Map<string, Node>();
  for (const { group, top } of drawn) {
    for (const [index, row] of group.rows.entries()) {
      const node = nodes.get(row.node) ?? { key: row.node, keystores: [], rows: [], y: 0 };
      node.keystores.push(...row.keystores);
      node.rows.push(rowAt(top, index));
      nodes.set(row.node, node);
    }
  }
  return [...nodes.values()];
}

/** Puts each keystore where the rows are that lead to it, in the middle of them, and keeps them apart. */
function settle(nodes: Node[], bottom: number): void {
  for (const node of nodes) node.y = node.rows.reduce((sum, y) => sum + y, 0) / node.rows.length;
  nodes.sort((a, b) => a.y - b.y || a.rows[0]! - b.rows[0]!);
  let lowest = nodeHeight / 2;
  for (const node of nodes) {
    node.y = Math.max(node.y, lowest);
    lowest = node.y + nodeHeight;
  }
  let highest = Math.max(bottom, nodes.length * nodeHeight) - nodeHeight / 2;
  for (const node of nodes.toReversed()) {
    node.y = Math.min(node.y, highest);
    highest = node.y - nodeHeight;
  }
}

const round = (number: number): number => Math.round(number * 10) / 10;

function edge({ tone }: ReportRow, y: number, to: number): Html {
  const middle = (columns.from + columns.to) / 2;
  return html`<path class="edge ${tone}" d="M${columns.from} ${round(y)}C${middle} ${round(y)} ${middle} ${round(to)} ${columns.to} ${round(to)}"/>`;
}

function groupText({ group, top }: Drawn, name: (path: string) => string, say: Say): Html {
  const names = group.homes.map(({ home }) => name(home.path));
  const all = names.join(', ');
  const some = all.length <= letters.name ? all : names.length === 1 ? fitted(all, letters.name) : say(words('{0} and {1} more', lastOf(names[0]!, 24), names.length - 1));
  const { home } = group.homes[0]!;
  const details = [productOf(home) ?? say(unknownProduct), ...(names.length === 1 ? [] : [say(homesWords(names.length))]), ...(home.judged ? [] : [say(notChecked)])];
  return html`<g>${label(some, { y: top + 14, marks: 'name', full: all })}
${label(details.join(' · '), { y: top + 31, marks: 'detail' })}
${group.rows.map(({ roles, tone }, index) => {
    const y = rowAt(top, index);
    return html`${label(someOf(roles.map((role) => say(roleWords[role])), say), { y: y + 4, marks: 'role', full: roles.map((role) => say(roleWords[role])).join(', ') })}<circle class="end ${tone}" cx="${columns.from}" cy="${y}" r="3"/>`;
  })}</g>
`;
}

/** As many roles as there is room for, and how many more there are. */
function someOf(roles: readonly string[], say: Say): string {
  const shorter = roles.map((_, index) => say(namesWords(roles, roles.length - index)));
  return shorter.find((each) => each.length <= letters.role) ?? shorter.at(-2) ?? roles[0]!;
}

/** How many letters there is room for. */
const letters = { name: 36, role: 40, detail: 45 };

interface Label {
  readonly y: number;
  readonly marks: keyof typeof letters;
  /** What is shown on demand, where it is more. */
  readonly full?: string;
}

/** A text that ends where the lines begin. */
export function label(text: string, { y, marks, full = text }: Label): Html {
  const shown = fitted(text, letters[marks]);
  return html`<text class="${marks} left" x="${columns.labels}" y="${y}">${shown}${shown === full ? undefined : html`<title>${full}</title>`}</text>`;
}

/** The end of a path: of a profile it says the most. */
const lastOf = (path: string, most: number): string => (path.length <= most ? path : `…${path.slice(1 - most)}`);

/** The text, or as much of it as there is room for. */
export const fitted = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`);

function nodeText({ keystores, y }: Node, say: Say): Html {
  const { shown, tone } = bestOf(keystores);
  const paths = [...new Set(keystores.map((each) => each.shown))].join(', ');
  return html`<g><title>${paths}</title><circle class="node ${tone}" cx="${columns.to}" cy="${round(y)}" r="5"/>
<text class="name" x="${columns.names}" y="${round(y - 3)}">${fitted(nameOf(shown) || '–', 42)}</text>
<text class="detail ${tone}" x="${columns.names}" y="${round(y + 14)}">${fitted(keystoreDetails(keystores).map(say).join(' · '), 54)}</text></g>
`;
}
