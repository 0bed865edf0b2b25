// Writes the severity of a rule into the text of a .wso2-config.json, and leaves the rest of it as it stands.

import { modify, parseTree, type ParseError } from 'jsonc-parser';
import type { TextEdit } from '../text/edit.ts';
import type { SettingSeverity } from './settings.ts';

/** The edits that set a rule, or take it out (undefined); none where the text is no object, or says so already. */
export function setRule(text: string, rule: string, severity: SettingSeverity | undefined): readonly TextEdit[] {
  const errors: ParseError[] = [];
  const tree = text.trim() === '' ? undefined : parseTree(text, errors, { allowTrailingComma: true });
  const rules = tree?.children?.find(({ children }) => children?.[0]?.value === 'rules')?.children?.[1];
  const isUsable = text.trim() === '' || (errors.length === 0 && tree?.type === 'object' && (!rules || rules.type === 'object'));
  if (!isUsable) return [];
  const indent = /^([ \t]+)"/m.exec(text)?.[1] ?? '  ';
  const formattingOptions = { insertSpaces: !indent.includes('\t'), tabSize: indent.length, eol: text.includes('\r\n') ? '\r\n' : '\n' };
  const edits = modify(text, ['rules', rule], severity, { formattingOptions });
  return edits.map(({ offset, length, content }) => ({ range: { start: offset, end: offset + length }, text: content }))
    .filter(({ range, text: written }) => text.slice(range.start, range.end) !== written);
}

/** The text of a new settings file with one rule. */
export const newSettings = (rule: string, severity: SettingSeverity): string => `${JSON.stringify({ rules: { [rule]: severity } }, null, 2)}\n`;
