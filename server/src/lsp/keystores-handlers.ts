// Answers for the view of keystores: its homes, what lies in one, and all of it as a table.

import {
  below, homeChildren, homeNode, keystoreCells, keystoreTable, listUses, nameOf, shortPath, words, type Grouping, type Severity, type TreeNode,
} from '../core/index.ts';
import { rangeOf, type Files } from './convert.ts';
import { handler, type Handler } from './handler.ts';
import { say } from './language.ts';
import { keystoresRequest, keystoresTableRequest, type KeystoresItem, type KeystoresParams } from './protocol.ts';
import type { Server } from './server.ts';
import { line } from './writing-convert.ts';

export const keystoresHandlers: readonly Handler[] = [
  handler(keystoresRequest, async (server, params: Partial<KeystoresParams> | undefined): Promise<readonly KeystoresItem[]> => {
    await settled(server);
    return params?.home === undefined ? homes(server) : inHome(server, params.home, params.by === 'file' ? 'file' : 'role');
  }),
  handler(keystoresTableRequest, async (server): Promise<string> => {
    await settled(server);
    return table(server);
  }),
];

/** How long an answer waits for keystores that are being opened. */
const patience = 4000;

/** Settles when every home is judged and its keystores are open, or have taken too long. */
async function settled({ session }: Server): Promise<void> {
  const isOver = new Promise<true>((resolve) => setTimeout(resolve, patience, true).unref());
  do await session.idle();
  while (session.states().some(({ summary }) => summary?.isOpening) && !(await Promise.race([isOver, session.nextOpened()])));
}

/** How many homes open by themselves when something is wrong in them. */
const fewHomes = 5;

function homes(server: Server): readonly KeystoresItem[] {
  const states = server.session.states();
  const items = states.flatMap(({ model, problems }) => {
    if (!model) return [];
    const item = toItem(homeNode(model, problems), '', server.files);
    const description = [shownHome(server, item.id), item.description].filter((each) => each !== '').join(' · ');
    return [{ ...item, description, children: null, isExpanded: states.length === 1 || (item.severity !== null && states.length <= fewHomes) }];
  });
  return server.isTrusted || items.length === 0 ? items : [untrusted(), ...items];
}

const untrusted = (): KeystoresItem => ({
  id: 'untrusted', kind: 'untrusted', label: say(words('This folder is not trusted')), description: say(words('keystores outside of it are not opened')),
  tooltip: say(words('Click to say whether you trust it.')), severity: null, isExpanded: false, children: [], uri: null, alias: null, range: null,
});

/** A home as people know it: from the folder that they opened. */
function shownHome({ opened, world }: Server, path: string): string {
  const folder = opened.folders.map(world.real).find((each) => each === path || below(each, path) !== undefined);
  if (folder === undefined) return path;
  const way = below(folder, path);
  if (way === undefined) return nameOf(path);
  return opened.folders.length === 1 ? way : `${nameOf(folder)}/${way}`;
}

function inHome({ session, files }: Server, path: string, by: Grouping): readonly KeystoresItem[] {
  const state = session.states().find(({ home }) => home.path === path);
  return state?.model ? homeChildren(state.model, state.problems, by).map((node) => toItem(node, path, files)) : [];
}

const worst = (problems: TreeNode['problems']): 'error' | 'warning' | null => {
  const has = (severity: Severity): boolean => problems.some((each) => each.severity === severity);
  return has('error') ? 'error' : has('warning') ? 'warning' : null;
};

function toItem(node: TreeNode, parent: string, files: Files): KeystoresItem {
  const { kind, key, details, tooltip, problems, at, file, alias, children } = node;
  const id = parent === '' ? key : `${parent}\n${key}`;
  const range = at ? rangeOf(at.range, files.lines(at.file)) : null;
  const severity = worst(problems);
  return {
    id,
    kind,
    label: kind === 'place' && range ? `${say(node.label)}:${range.start.line + 1}` : capital(say(node.label), kind),
    description: line(details),
    tooltip: say(tooltip),
    severity,
    isExpanded: severity === 'error' && kind !== 'problems',
    children: children.map((child) => toItem(child, id, files)),
    uri: file === undefined ? null : files.published(file).uri,
    alias: alias ?? null,
    range,
  };
}

/** The names of roles stand within sentences elsewhere. */
const capital = (label: string, kind: TreeNode['kind']): string => (kind === 'role' || kind === 'truststore' ? label.charAt(0).toUpperCase() + label.slice(1) : label);

function table(server: Server): string {
  const { session, files } = server;
  const rows = session.states().flatMap(({ model }) => (!model ? [] : listUses(model).map((use) =>
    keystoreCells(use, shownHome(server, use.home), `${shortPath(model, use.file)}:${files.lines(use.file).position(use.range.start).line + 1}`))));
  return say(keystoreTable(rows));
}
