// Writes changed texts over their files: all of them or none, each in one step, in the encoding that it had.

import { renameSync, rmSync, statSync } from 'node:fs';
import { encodeText, type Source } from '../core/index.ts';
import { isContent, writeWhole } from './replace.ts';

export interface Change {
  /** The file itself, behind all links. */
  readonly path: string;
  readonly before: Source;
  readonly text: string;
}

/** Why the changes were not made. */
export interface Refusal {
  readonly path: string;
  readonly why: 'encoding' | 'changed-meanwhile' | 'cannot-be-written';
  /** Files that hold the new text all the same, as they could not be put back. */
  readonly stuck: readonly string[];
}

interface Prepared {
  readonly path: string;
  readonly before: Uint8Array;
  readonly after: Uint8Array;
  /** The new file beside the old one. */
  readonly beside: string;
}

type Rename = (from: string, to: string) => void;

/** Writes the changes; undefined where all went well. */
export function writeChanges(changes: readonly Change[], rename: Rename = renameSync): Refusal | undefined {
  const prepared: Prepared[] = [];
  for (const { path, before, text } of changes) {
    const old = before.charset && encodeText(before.text, before.charset, before.bom);
    const after = before.charset && encodeText(text, before.charset, before.bom);
    if (!old || !after) return { path, why: 'encoding', stuck: [] };
    prepared.push({ path, before: old, after, beside: besides(path) });
  }
  return uninterrupted(() => {
    try {
      return prepare(prepared) ?? exchange(prepared, rename);
    } finally {
      for (const { beside } of prepared) rmSync(beside, { force: true });
    }
  });
}

let counter = 0;

const besides = (path: string): string => `${path}.${process.pid}-${counter++}.new`;

/** Nobody may end the process between two files. */
function uninterrupted<T>(work: () => T): T {
  const wait = (): void => undefined;
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, wait);
  try {
    return work();
  } finally {
    for (const signal of signals) process.off(signal, wait);
  }
}

function prepare(prepared: readonly Prepared[]): Refusal | undefined {
  for (const { path, before, after, beside } of prepared) {
    if (!isContent(path, before)) return { path, why: 'changed-meanwhile', stuck: [] };
    if (!attempt(() => writeWhole(beside, after, statSync(path)))) return { path, why: 'cannot-be-written', stuck: [] };
  }
  return undefined;
}

function exchange(prepared: readonly Prepared[], rename: Rename): Refusal | undefined {
  for (const [index, { path, before, beside }] of prepared.entries()) {
    const isUnchanged = isContent(path, before);
    if (isUnchanged && attempt(() => rename(beside, path))) continue;
    const stuck = prepared.slice(0, index).filter((done) => !putBack(done)).map((done) => done.path);
    return { path, why: isUnchanged ? 'cannot-be-written' : 'changed-meanwhile', stuck };
  }
  return undefined;
}

const putBack = ({ path, before, after, beside }: Prepared): boolean => isContent(path, after) && attempt(() => {
  writeWhole(beside, before, statSync(path));
  renameSync(beside, path);
});

function attempt(work: () => void): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}
