// .properties as Java reads them, checked against Java itself where there is one.

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { select } from '../../server/src/core/syntax/path.ts';
import { parseProperties } from '../../server/src/core/syntax/properties.ts';
import { decode } from '../../server/src/core/text/decode.ts';
import { endpoint, source } from './fixtures.ts';

const pairs = (text: string): (string | undefined)[][] =>
  parseProperties(source(text)).root.children.map(({ name, value }) => [name, value?.text]);

describe('properties', () => {
  it('are what Java makes of them', () => {
    expect(pairs(endpoint)).toEqual([
      ['client.keyStore', './repository/resources/security/wso2carbon.jks'],
      ['Carbon.Security.KeyStore.Password', 'wso2carbon'],
      ['client.trustStore', './repository/resources/security/client-truststore.jks'],
      ['keystore.identity.location', 'C:\\wso2\\bin\\../repository\\x.jks'],
      ['umlaut', 'ä Ã¤'],
      ['key with=odd:marks', 'value   '],
      ['empty', ''],
      ['alone', ''],
      ['repeated', '1'],
      ['repeated', '2'],
    ]);
  });

  it('have ranges', () => {
    const { root, comments } = parseProperties(source(endpoint));
    const cut = (range: { start: number; end: number }): string => endpoint.slice(range.start, range.end);
    const [password] = select(root, 'Carbon.Security.KeyStore.Password');
    expect(cut(password!.range)).toBe('Carbon.Security.KeyStore.Password : wso2carbon');
    expect(cut(password!.nameRange)).toBe('Carbon.Security.KeyStore.Password');
    expect(cut(password!.value!.range)).toBe('wso2carbon');
    const [odd] = select(root, 'key with=odd:marks');
    expect([cut(odd!.nameRange), cut(odd!.value!.range), cut(odd!.value!.outer)]).toEqual(['key\\ with\\=odd\\:marks', 'value', 'value   ']);
    expect(cut(select(root, 'client.trustStore')[0]!.value!.range)).toMatch(/^\.\/repository[^]*client-truststore\.jks$/);
    expect(comments.map(({ inner }) => cut(inner))).toEqual([' A file with Java\'s escapes', 'and another comment']);
  });

  it('are Latin-1, whatever the editor shows', () => {
    const read = (bytes: Uint8Array): string | undefined => parseProperties(decode(bytes)).root.children[0]!.value?.text;
    expect(read(Buffer.from('a=pä', 'latin1'))).toBe('pä');
    expect(read(Buffer.from('a=pä', 'utf8'))).toBe('pÃ¤');
    expect(parseProperties({ text: 'a=p\uFFFD', charset: undefined, bom: false }).root.children[0]!.value!.text).toBe('p\uFFFD');
  });

  it('have a byte order mark in the first name, and nothing of UTF-16', () => {
    const marked = parseProperties(decode(Buffer.from('\uFEFFa=1\nb=2')));
    expect(marked.root.children.map(({ name }) => name)).toEqual(['ï»¿a', 'b']);
    expect(marked.errors).toHaveLength(1);
    const apart = parseProperties(decode(Buffer.from('\uFEFF a=1\nb=2'))).root.children;
    expect(apart.map(({ name, value }) => [name, value?.text])).toEqual([['ï»¿', 'a=1'], ['b', '2']]);
    expect(parseProperties(decode(Buffer.from('\uFEFFa=1', 'utf16le'))).root.children).toEqual([]);
  });

  it('are unknown where an escape is malformed, as Java refuses the file', () => {
    const { root, errors } = parseProperties(source('a=x\\u12G4\nb=1'));
    expect(root.children.map(({ value }) => value!.text)).toEqual(['x\uFFFD12G4', '1']);
    expect(errors).toHaveLength(1);
  });

  it('keep an escaped blank at the end in the range', () => {
    const text = 'a=x\\ \nb=y \\\n';
    const ranges = parseProperties(source(text)).root.children.map(({ value }) => text.slice(value!.range.start, value!.range.end));
    expect(ranges).toEqual(['x\\ ', 'y']);
  });
});

const java = `
import java.io.*; import java.nio.file.*; import java.util.*;
public class Read {
  static String hex(String s) { StringBuilder b = new StringBuilder(); for (char c : s.toCharArray()) b.append(String.format("%04x", (int) c)); return b.toString(); }
  public static void main(String[] a) throws Exception {
    for (String line : Files.readAllLines(Paths.get(a[0]))) {
      List<String> out = new ArrayList<>();
      Properties p = new Properties() { @Override public synchronized Object put(Object k, Object v) { out.add(hex((String) k) + "=" + hex((String) v)); return super.put(k, v); } };
      try { p.load(new ByteArrayInputStream(Base64.getDecoder().decode(line))); System.out.println(String.join(" ", out)); }
      catch (IllegalArgumentException e) { System.out.println("refused"); }
    }
  }
}`;

const hasJava = spawnSync('java', ['-version']).status === 0 && spawnSync('javac', ['-version']).status === 0;
const hex = (text: string): string => Array.from(text, (one) => one.charCodeAt(0).toString(16).padStart(4, '0')).join('');

/** What Java reads from each of many files, in one run of it. */
function inJava(files: readonly Uint8Array[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'properties-'));
  try {
    writeFileSync(join(folder, 'Read.java'), java);
    writeFileSync(join(folder, 'cases'), files.map((bytes) => Buffer.from(bytes).toString('base64')).join('\n'));
    execFileSync('javac', ['-d', folder, join(folder, 'Read.java')]);
    return execFileSync('java', ['-cp', folder, 'Read', join(folder, 'cases')], { encoding: 'utf8', maxBuffer: 1 << 28 }).split('\n');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('java.util.Properties', () => {
  if (!hasJava) console.log('There is no JDK: comparing with java.util.Properties is skipped.');

  it.skipIf(!hasJava)('reads thousands of nasty files like this', () => {
    const scraps = ['a', 'b', ' ', '\t', '\f', '\n', '\r', '\r\n', '\\', '=', ':', '#', '!', '\\u0041', '\\u00e4', '\\t', '\\\n', '\\\r\n', 'ä', '"'];
    const files = fc.sample(fc.array(fc.constantFrom(...scraps), { minLength: 1, maxLength: 24 }).map((parts) => Buffer.from(parts.join(''), 'latin1')), { numRuns: 5000, seed: 20 });
    const theirs = inJava([...files, Buffer.from(endpoint, 'utf8')]);
    let pairCount = 0;
    for (const [index, bytes] of [...files, Buffer.from(endpoint, 'utf8')].entries()) {
      const { root, errors } = parseProperties(decode(bytes));
      const mine = errors.length > 0 ? 'refused' : root.children.map(({ name, value }) => `${hex(name)}=${hex(value!.text)}`).join(' ');
      pairCount += root.children.length;
      expect([bytes.toString('latin1'), mine]).toEqual([bytes.toString('latin1'), theirs[index]]);
    }
    expect(pairCount).toBeGreaterThan(5000);
  }, 60_000);
});
