// A text with every secret in it hidden, line by line, so that a diff of it may be shown.

import { textOf } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import type { Format, Node } from '../syntax/node.ts';
import { formatOf, parse } from '../syntax/parse.ts';
import { escapeValue, isWritable, type Where } from '../syntax/write.ts';
import { nameOf } from '../text/path.ts';
import type { Range } from '../text/range.ts';

const mask = '********';

/**
 * The text of a file with its secrets hidden: the values of settings that are called passwords or secrets, wherever they stand,
 * all values of cipher-text.properties, and the known passwords in every spelling. As many lines as before.
 */
export function maskSecrets(path: string, text: string, known: readonly string[]): string {
  const format = formatOf(nameOf(path));
  const ranges = [...settingRanges(path, text, format), ...writtenRanges(text, format), ...literalRanges(text, known)].sort((a, b) => a.start - b.start);
  const parts: string[] = [];
  let at = 0;
  for (const [start, end] of merged(ranges)) {
    parts.push(text.slice(at, start), text.slice(start, end).replace(/[^\r\n]+/g, mask));
    at = end;
  }
  return parts.join('') + text.slice(at);
}

function merged(ranges: readonly Range[]): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  for (const { start, end } of ranges) {
    const last = found.at(-1);
    if (last && start < last[1]) last[1] = Math.max(last[1], end);
    else if (end > start) found.push([start, end]);
  }
  return found;
}

/** The passwords that a home's places have, to be hidden wherever else they stand. */
export const passwordsOf = ({ uses }: HomeModel): readonly string[] =>
  [...new Set(uses.flatMap((use) => [textOf(use, 'password') ?? [], textOf(use, 'keyPassword') ?? []].flat()))];

/** Settings of the secure vault that say where secrets come from, and hold none. */
const whereSecretsAre = /^@?secretAlias$|(?:^|\.)secretProvider$|^secretRepositories(?:\.file\.(?:provider|location))?$/;

const isSecretName = (name: string): boolean => /pass|pwd|secret|credential|private-?key|encryption-?key/i.test(name) && !whereSecretsAre.test(name);

/** Values of settings whose name says that they are secrets, as the file's own reader sees them. */
function settingRanges(path: string, text: string, format: Format | undefined): readonly Range[] {
  if (!format) return [];
  const isVault = format === 'properties' && /cipher-text/.test(nameOf(path));
  const found: Range[] = [];
  const waiting: Node[] = [...parse(format, { text, charset: 'utf-8', bom: false }).root.children];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    const called = node.children.find((child) => child.name === '@name')?.value?.text ?? '';
    const isOwn = isVault || isSecretName(node.name) || isSecretName(called);
    if (isOwn && node.value) found.push(node.value.outer);
    if (isSecretName(called)) found.push(...node.children.filter((child) => child.name === '@value').flatMap(({ value }) => value?.outer ?? []));
    waiting.push(...node.children);
  }
  return found;
}

/** The same by their looks, for what stands in comments and in files that are not well-formed; and passwords in addresses. */
const looks: readonly RegExp[] = [
  /<(?:[\w.-]+:)?(?<name>[\w.-]+)(?:\s[^<>]*)?>(?<secret>[^<>]+)<\//dg,
  /<[\w.:-]+\s[^<>]*?\bname\s*=\s*["'](?<name>[^"'<>]*)["'][^<>]*>(?<secret>[^<>]+)<\//dg,
  /(?<name>[\w.-]+)\s*=\s*"(?<secret>[^"]+)"/dg,
  /(?<name>[\w.-]+)\s*=\s*'(?<secret>[^']+)'/dg,
  /"(?<name>[^"\n]+)"\s*:\s*"(?<secret>(?:[^"\\\n]|\\.)+)"/dg,
];
const line = /^[ \t]*[#!]?[ \t]*(?<name>[\w.-]+)[ \t]*[=:][ \t]*(?<secret>[^\r\n]+)/dgm;
const address = /:\/\/[^/\s:@"'<>]*:(?<secret>[^@\s/"'<>]+)@|[?&;](?:password|pwd)=(?<other>[^&;"'<\s]+)/dgi;

function writtenRanges(text: string, format: Format | undefined): readonly Range[] {
  const named = (format === 'properties' ? [line] : looks).flatMap((look) => [...text.matchAll(look)].filter(({ groups }) => isSecretName(groups!['name']!) && !/secretAlias$/.test(groups!['name']!)));
  return [...named, ...text.matchAll(address)].flatMap(({ indices }) => {
    const found = indices?.groups?.['secret'] ?? indices?.groups?.['other'];
    return found ? [{ start: found[0], end: found[1] }] : [];
  });
}

const spellings: readonly (readonly [Format, Where])[] = [['xml', 'text'], ['xml', 'attribute'], ['properties', 'value'], ['json', 'value'], ['policy', 'value']];

/** They are no secrets by themselves, and stand everywhere as a name: what WSO2 and Java publish, and what the cipher tool leaves behind. */
const published: readonly string[] = ['wso2carbon', 'changeit', 'password'];

function literalRanges(text: string, known: readonly string[]): readonly Range[] {
  const secret = known.filter((each) => each.length > 3 && !published.includes(each));
  const written = new Set(secret.flatMap((each) => [each, ...spellings.filter(([format]) => isWritable(format, each)).map(([format, where]) => escapeValue(format, each, where))]));
  return [...written].flatMap((each) => {
    const found: Range[] = [];
    for (let at = text.indexOf(each); at >= 0; at = text.indexOf(each, at + each.length)) found.push({ start: at, end: at + each.length });
    return found;
  });
}
