// Edits of cipher-text.properties: a new password stands there in brackets until the cipher tool encrypts it.

import type { HomeModel } from '../model/build.ts';
import { isFileVault, secretsOf } from '../model/secrets.ts';
import { escapeValue } from '../syntax/write.ts';
import type { Edit } from './rule.ts';

/** The edits that give a secret a text: none where it has it already, undefined where it cannot be written. */
export function writeSecret(model: HomeModel, alias: string, text: string): readonly Edit[] | undefined {
  const { textFile, texts } = secretsOf(model);
  // The tool takes what stands before the first closing bracket.
  if (textFile === undefined || !texts || !isFileVault(model) || text.includes(']') || /[\s=:]/.test(alias)) return undefined;
  const bracketed = `[${text}]`;
  const line = texts.get(alias);
  const written = escapeValue('properties', bracketed, 'value');
  if (line) return line.value.text === bracketed ? [] : [{ file: textFile, range: line.value.outer, text: written }];
  return [appendLine(model, textFile, `${alias}=${written}`)];
}

/** A new line at the end of a file, which is made where it is not there. */
export function appendLine({ world }: HomeModel, file: string, line: string): Edit {
  const text = world.text(file)?.text;
  if (text === undefined) return { file, range: { start: 0, end: 0 }, text: `${line}\n`, creates: true };
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const at = { start: text.length, end: text.length };
  return { file, range: at, text: text === '' || text.endsWith('\n') ? line + lineEnd : lineEnd + line };
}
