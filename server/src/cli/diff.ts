// Changes as a unified diff, in which each secret is ********.

import { structuredPatch } from 'diff';
import { maskSecrets } from '../core/index.ts';
import type { Change } from '../disk/write.ts';
import type { Host } from './host.ts';
import { harmless, shownPath } from './style.ts';

/** The diff of all changes; `secrets`: passwords that are hidden wherever they stand. */
export function diffOf(changes: readonly Change[], secrets: readonly string[], host: Host): string {
  return changes.map(({ path, before, text }) => {
    const shown = harmless(shownPath(path, host.workingDirectory));
    const old = maskSecrets(path, before.text, secrets).split('\n');
    const after = maskSecrets(path, text, secrets).split('\n');
    // Compared are the texts themselves: a password that changes is a line that changes, though it looks the same.
    const { hunks } = structuredPatch(path, path, before.text, text, undefined, undefined, { context: 3 });
    const head = `--- ${shown}\n+++ ${shown}\n`;
    return head + hunks.map((hunk) => hunkText(hunk, old, after)).join('');
  }).join('');
}

type Hunk = ReturnType<typeof structuredPatch>['hunks'][number];

function hunkText({ oldStart, oldLines, newStart, newLines, lines }: Hunk, old: readonly string[], after: readonly string[]): string {
  // Of an empty stretch the line before it is named.
  let atOld = oldLines === 0 ? oldStart : oldStart - 1;
  let atNew = newLines === 0 ? newStart : newStart - 1;
  const shown = lines.map((line) => {
    const mark = line.charAt(0);
    if (mark === '\\') return line;
    const text = mark === '+' ? after[atNew] : old[atOld];
    if (mark !== '+') atOld++;
    if (mark !== '-') atNew++;
    return mark + withoutControls(text ?? '');
  });
  return `@@ -${oldStart},${oldLines} +${newStart},${newLines} @@\n${shown.join('\n')}\n`;
}

/** Tabs and the carriage return at the end are the file's own; nothing else may reach a terminal. */
const withoutControls = (line: string): string => line.split('\t').map((part) => harmless(part.replace(/\r$/, '')) + (part.endsWith('\r') ? '\r' : '')).join('\t');
