// Edits of the secure vault: its namespace on a root, and the two lines of a secret.

import type { Placeholder } from '../blocks/block.ts';
import type { HomeModel } from '../model/build.ts';
import { treeOf } from '../model/documents.ts';
import { secretsOf } from '../model/secrets.ts';
import { nodesOf } from '../model/xpath.ts';
import type { Node } from '../syntax/node.ts';
import { escapeValue } from '../syntax/write.ts';
import { below, join } from '../text/path.ts';
import type { Edit } from './rule.ts';
import { appendLine, writeSecret } from './vault-edits.ts';

/** The namespace of secure vault, as the cipher tool declares it. */
export const vaultNamespaceUri = 'http://org.wso2.securevault/configuration';

/** Declares the namespace for a prefix on the root of a file; none where the root declares the prefix, undefined where there is no root. */
export function declareNamespace({ world }: HomeModel, file: string, prefix: string): readonly Edit[] | undefined {
  const root = treeOf(world, file)?.root.children.find(({ content, children }) => content !== undefined || children.length > 0);
  if (!root || !/^[A-Za-z_][\w.-]*$/.test(prefix)) return undefined;
  if (root.children.some((child) => child.prefix === 'xmlns' && child.name === `@${prefix}`)) return [];
  const at = root.nameRange.end;
  return [{ file, range: { start: at, end: at }, text: ` xmlns:${prefix}="${vaultNamespaceUri}"` }];
}

/**
 * The lines of a new secret in cipher-text.properties and, where it has none yet, in cipher-tool.properties;
 * undefined where they cannot be written.
 */
export function secretLines(model: HomeModel, alias: string, password: string | Placeholder, line: string | undefined): readonly Edit[] | undefined {
  const { texts, toolFile, lines } = secretsOf(model);
  const plain = typeof password === 'string' ? password : password.placeholder;
  // The tool takes what stands between the first brackets, of one line.
  if (/[[\]\n\r]|^\s|\s$/.test(plain) || plain === '' || texts?.has(alias) || !/^[\w.-]+$/.test(alias)) return undefined;
  const own = writeSecret(model, alias, plain)?.map((edit) => (typeof password === 'string' ? edit : selected(edit, plain)));
  if (!own || own.some((edit) => continues(model, edit.file))) return undefined;
  if (line === undefined || lines.some((each) => each.alias === alias)) return own;
  return continues(model, toolFile) ? undefined : [...own, appendLine(model, toolFile, `${alias}=${escapeValue('properties', line, 'value')}`)];
}

/** Whether the last line of a file would go on in a new one. */
const continues = ({ world }: HomeModel, file: string): boolean => /\\\s*$/.test(world.text(file)?.text ?? '');

function selected(edit: Edit, placeholder: string): Edit {
  const start = edit.text.lastIndexOf(`[${placeholder}]`) + 1;
  return { ...edit, placeholders: [{ start, end: start + placeholder.length }] };
}

/** How the cipher tool finds a node: its file, its XPath and the flag of attributes; undefined where that would find another one, too. */
export function toolLineOf({ home, world }: HomeModel, file: string, node: Node): string | undefined {
  const root = treeOf(world, file)?.root;
  const inside = below(join(home.path, home.configDirectory), file);
  const steps = root && stepsTo(root, node);
  if (!root || inside === undefined || !steps) return undefined;
  const isAttribute = node.name.startsWith('@');
  const meant = isAttribute ? steps.at(-1) : node;
  const paths = [steps.map(({ name }) => name), steps.map((step) => `${step.name}${conditionOf(step)}`)].map((names) => `//${names.join('/')}${isAttribute ? `[${node.name}]` : ''}`);
  const xpath = paths.find((each) => {
    const found = nodesOf(root, each);
    return found?.length === 1 && meant && isSame(found[0]!, meant);
  });
  return xpath === undefined ? undefined : `${home.configDirectory || 'repository/conf'}/${inside}${xpath},${String(isAttribute)}`;
}

/** The elements on the way to a node, itself the last where it is one. */
function stepsTo(root: Node, node: Node): readonly Node[] | undefined {
  const steps: Node[] = [];
  for (let at: Node | undefined = root; at && !isSame(at, node);) {
    at = at.children.find((child): boolean => isSame(child, node) || (child.range.start <= node.range.start && node.range.end <= child.range.end));
    if (at && !at.name.startsWith('@')) steps.push(at);
    if (!at) return undefined;
  }
  return steps;
}

const isSame = (one: Node, other: Node): boolean => one.name === other.name && one.range.start === other.range.start;

/** Transports and parameters are told by their names where there are several. */
function conditionOf({ children }: Node): string {
  const name = children.find((child) => child.name === '@name' && child.prefix === '')?.value?.text;
  return name !== undefined && /^[\w.-]+$/.test(name) ? `[@name='${name}']` : '';
}
