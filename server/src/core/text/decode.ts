// From a file's bytes to the text that an editor shows, and back.

import { bytesOf, charsetOf, isAscii, textOf, utf8 } from './charset.ts';
import type { Charset, Source } from './source.ts';

/** The text of a file: a byte order mark decides, else UTF-8 where all of it is valid, else what it declares, else Latin-1. */
export function decode(bytes: Uint8Array): Source {
  const marked = charsetOfMark(bytes);
  if (marked) {
    const rest = bytes.subarray(marked.length);
    const text = textOf(rest, marked.charset);
    const isWhole = marked.charset === 'utf-8' ? utf8(rest) !== undefined : bytesOf(text, marked.charset)?.length === rest.length;
    return { text, charset: isWhole ? marked.charset : undefined, bom: true };
  }
  const text = utf8(bytes);
  return text === undefined ? decodeDeclared(bytes) : { text, charset: 'utf-8', bom: false };
}

function charsetOfMark(bytes: Uint8Array): { charset: Charset; length: number } | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { charset: 'utf-8', length: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { charset: 'utf-16le', length: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { charset: 'utf-16be', length: 2 };
  return undefined;
}

function decodeDeclared(bytes: Uint8Array): Source {
  const declared = encodingOf(textOf(bytes.subarray(0, 400), 'iso-8859-1'));
  const named = declared === undefined ? undefined : charsetOf(declared);
  const charset = named === undefined || named === 'utf-8' ? 'iso-8859-1' : named;
  const text = textOf(bytes, charset);
  return { text, charset: text.includes('\uFFFD') ? undefined : charset, bom: false };
}

/** The encoding that an XML declaration at the start of a text names, as written; undefined without one. */
export const encodingOf = (text: string): string | undefined =>
  /^\uFEFF?<\?xml\s[^>]{0,200}?\sencoding\s*=\s*["']\s*([^"'>\s]*)/.exec(text)?.[1];

/**
 * The source for a text that an editor holds, given the file as saved.
 * Its charset is the saved file's, unless the editor seems to have read the bytes in another one.
 */
export function sourceOfEditor(text: string, saved: Source | undefined): Source {
  const isSame = saved !== undefined && (text === saved.text || !isReadOtherwise(text, saved.text));
  return { text, charset: isSame ? saved.charset : undefined, bom: saved?.bom ?? false };
}

/** Whether an editor shows the saved file itself, at the same places, but for characters that it could not read. */
export function isMisread(text: string, saved: Source): boolean {
  if (saved.charset === undefined || text.length !== saved.text.length || !text.includes('\uFFFD')) return false;
  for (let at = 0; at < text.length; at++) if (text[at] !== saved.text[at] && text[at] !== '\uFFFD') return false;
  return true;
}

function isReadOtherwise(text: string, saved: string): boolean {
  if (isAscii(text)) return false;
  if (count(text, '\uFFFD') > count(saved, '\uFFFD')) return true;
  // Whoever reads UTF-8 as Latin-1 gets no U+FFFD, but none of the saved text's characters either.
  const stretches = text.match(/[^\0-\x7F]+/g) ?? [];
  return !isAscii(saved) && !stretches.some((stretch) => saved.includes(stretch));
}

const count = (text: string, what: string): number => text.split(what).length - 1;

/** The bytes to write a text back with; undefined where the charset cannot hold one of its characters. */
export function encodeText(text: string, charset: Charset, bom: boolean): Uint8Array | undefined {
  return bytesOf(bom ? '\uFEFF' + text : text, charset);
}
