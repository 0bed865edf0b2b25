// The cipher tool cannot use a line of cipher-tool.properties, or ignores a part of it.

import { isOldTool, type ToolLine } from '../model/cipher-tool.ts';
import { isTemplate } from '../model/effective.ts';
import { judgedLines } from '../model/secrets.ts';
import { isKnown } from '../syntax/node.ts';
import { cipherTool } from './documentation.ts';
import { short } from './once.ts';
import { words, type Finding, type Rule } from './rule.ts';

export const secretLineMalformed: Rule = {
  id: 'secret-line-malformed',
  severity: 'error',
  summary: 'A line of cipher-tool.properties is not understood by the cipher tool',
  documentation: cipherTool,

  *check(model) {
    for (const line of judgedLines(model)) {
      if (!isKnown(line.value) || isTemplate(line.value.text)) continue;
      const finding = pathTrouble(line) ?? (isOldTool(model, line) ? undefined : flagTrouble(line));
      if (finding) yield finding;
    }
  },
};

function pathTrouble({ file, alias, value, nameRange, xpath, flag }: ToolLine): Finding | undefined {
  if (!xpath) {
    const range = value.text.trim() === '' ? nameRange : value.range;
    return { at: { file, range }, message: words('There is no // between file and XPath. The cipher tool reports: XPath is not defined for {0}', short(alias)) };
  }
  return flag && isCut(xpath.text) ? { at: { file, range: xpath.range }, message: words('The XPath ends at its first comma, inside of quotes or brackets: {0}', short(xpath.text)) } : undefined;
}

/** Whether quotes or brackets are open at the end. */
function isCut(xpath: string): boolean {
  const outside = xpath.replace(/'[^']*'|"[^"]*"/g, '');
  const numberOf = (letters: RegExp): number => outside.match(letters)?.length ?? 0;
  return /['"]/.test(outside) || numberOf(/[[(]/g) > numberOf(/[\])]/g);
}

/** The flag counts behind a condition alone, and takes what stands in it for an attribute's name. */
function flagTrouble({ file, xpath, flag }: ToolLine): Finding | undefined {
  if (!flag || flag.text === 'false' || flag.text === '') return undefined;
  const at = { file, range: flag.range };
  if (flag.text !== 'true') return { at, severity: 'info', message: words('The flag is neither true nor false; the cipher tool takes it for false') };
  const [, attribute, rest] = /\[@([^[\]=]*)([^[\]]*)\]$/.exec(xpath!.text) ?? [];
  if (attribute === undefined) return { at, severity: 'info', message: words('The flag has no effect: the XPath does not end with an attribute in brackets') };
  if (rest === '') return undefined;
  return { at, message: words('The flag makes {0} the name of an attribute, and the cipher tool fails: for an element the flag is false', short(attribute + rest!)) };
}
