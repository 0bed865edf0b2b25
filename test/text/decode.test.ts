// Bytes to text and back: which charset a file is taken to be in.

import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { decode, encodeText, encodingOf, sourceOfEditor } from '../../server/src/core/text/decode.ts';
import { rereader } from '../../server/src/core/text/reread.ts';
import type { Charset } from '../../server/src/core/text/source.ts';

const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8');

describe('decode', () => {
  it('takes valid UTF-8 as UTF-8, whatever is declared', () => {
    expect(decode(utf8('<?xml version="1.0" encoding="ISO-8859-1"?><a>ä€</a>'))).toEqual({
      text: '<?xml version="1.0" encoding="ISO-8859-1"?><a>ä€</a>', charset: 'utf-8', bom: false,
    });
  });

  it('goes by a byte order mark, and leaves it out of the text', () => {
    expect(decode(utf8('\uFEFFä'))).toEqual({ text: 'ä', charset: 'utf-8', bom: true });
    expect(decode(Buffer.from('\uFEFFä', 'utf16le'))).toEqual({ text: 'ä', charset: 'utf-16le', bom: true });
    expect(decode(Buffer.from('\uFEFFä', 'utf16le').swap16())).toEqual({ text: 'ä', charset: 'utf-16be', bom: true });
  });

  it('does not know the charset of a marked file that is not what the mark says', () => {
    expect(decode(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61, 0xe4))).toEqual({ text: 'a\uFFFD', charset: undefined, bom: true });
    expect(decode(Uint8Array.of(0xff, 0xfe, 0x61, 0x00, 0x62))).toEqual({ text: 'a\uFFFD', charset: undefined, bom: true });
  });

  it('takes the declared encoding where the bytes are no UTF-8', () => {
    const declared = (name: string): string => `<?xml version='1.0' encoding='${name}'?><a>`;
    const read = (name: string): unknown => {
      const { text, charset } = decode(Buffer.concat([latin1(declared(name)), Uint8Array.of(0x80, 0xe4)]));
      return [text.slice(-2), charset];
    };
    expect(read('ISO-8859-1')).toEqual(['\x80ä', 'iso-8859-1']);
    expect(read('windows-1252')).toEqual(['€ä', 'windows-1252']);
    expect(read('US-ASCII')).toEqual(['\uFFFD\uFFFD', undefined]);
  });

  it('takes Latin-1 where nothing else is left', () => {
    expect(decode(latin1('pässword'))).toEqual({ text: 'pässword', charset: 'iso-8859-1', bom: false });
    expect(decode(latin1('<?xml version="1.0" encoding="UTF-8"?>ä')).charset).toBe('iso-8859-1');
    expect(decode(latin1('<?xml version="1.0" encoding="GBK"?>ä')).charset).toBe('iso-8859-1');
  });

  it('knows U+FFFD that really stands in the file', () => {
    expect(decode(utf8('a\uFFFD'))).toEqual({ text: 'a\uFFFD', charset: 'utf-8', bom: false });
  });

  it('reads the encoding of a declaration', () => {
    expect(encodingOf('<?xml version="1.0" encoding="ISO-8859-1"?>')).toBe('ISO-8859-1');
    expect(encodingOf("\uFEFF<?xml version = '1.0'\n encoding = 'utf-8' standalone='yes'?>")).toBe('utf-8');
    expect(encodingOf('<?xml version="1.0"?><a encoding="x"/>')).toBe(undefined);
    expect(encodingOf('<a encoding="x"/>')).toBe(undefined);
  });
});

describe('encodeText', () => {
  const charsets: readonly Charset[] = ['utf-8', 'utf-16le', 'utf-16be', 'iso-8859-1', 'windows-1252', 'us-ascii'];

  it('gives what decodes to the same text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom(...charsets), (text, charset) => {
      const marked = charset.startsWith('utf-');
      const bytes = encodeText(text, charset, marked);
      if (bytes === undefined) return !marked;
      const back = decode(bytes);
      return back.bom === marked && (back.text === text || (!marked && charset !== back.charset));
    }));
  });

  it('refuses a character that the charset has not', () => {
    expect(encodeText('ä', 'us-ascii', false)).toBe(undefined);
    expect(encodeText('€', 'iso-8859-1', false)).toBe(undefined);
    expect(encodeText('\x80', 'windows-1252', false)).toBe(undefined);
    expect(encodeText('\uFFFD', 'windows-1252', false)).toBe(undefined);
    expect(encodeText('\uD800', 'utf-8', false)).toBe(undefined);
  });

  it('writes the bytes of the charset', () => {
    expect([...encodeText('€ä', 'windows-1252', false)!]).toEqual([0x80, 0xe4]);
    expect([...encodeText('ä', 'utf-16be', true)!]).toEqual([0xfe, 0xff, 0, 0xe4]);
    expect([...encodeText('a', 'utf-8', true)!]).toEqual([0xef, 0xbb, 0xbf, 0x61]);
  });
});

describe('sourceOfEditor', () => {
  const saved = decode(utf8('<a>ä</a>'));

  it('has the saved charset', () => {
    expect(sourceOfEditor('<a>ä and ö</a>', saved).charset).toBe('utf-8');
    expect(sourceOfEditor('<a>a</a>', decode(latin1('ä'))).charset).toBe('iso-8859-1');
    expect(sourceOfEditor('<a>ö</a>', decode(utf8('<a>a</a>'))).charset).toBe('utf-8');
  });

  it('has none where the editor read the bytes in another charset', () => {
    expect(sourceOfEditor('<a>\uFFFD</a>', decode(latin1('<a>ä</a>'))).charset).toBe(undefined);
    expect(sourceOfEditor('<a>Ã¤</a>', saved).charset).toBe(undefined);
  });

  it('has none where nothing is saved', () => {
    expect(sourceOfEditor('ä', undefined)).toEqual({ text: 'ä', charset: undefined, bom: false });
  });

  it('keeps U+FFFD that stands in the file', () => {
    expect(sourceOfEditor('a\uFFFDb', decode(utf8('a\uFFFD'))).charset).toBe('utf-8');
  });
});

describe('rereader', () => {
  it('gives what Java reads from the same bytes', () => {
    expect(rereader('utf-8', 'iso-8859-1')('ä€')).toBe('Ã¤â\x82¬');
    expect(rereader('utf-8', 'windows-1252')('€')).toBe('â‚¬');
    expect(rereader('iso-8859-1', 'windows-1252')('\x80')).toBe('€');
    expect(rereader('utf-8', 'utf-8')('ä')).toBe('ä');
  });

  it('says U+FFFD where that cannot be known, and never for ASCII', () => {
    expect(rereader(undefined, 'utf-8')('a ä b')).toBe('a \uFFFD b');
    expect(rereader('utf-8', undefined)('ä')).toBe('\uFFFD');
    expect(rereader('iso-8859-1', 'utf-8')('ä')).toBe('\uFFFD');
    expect(rereader('utf-8', 'us-ascii')('ä')).toContain('\uFFFD');
    expect(rereader(undefined, undefined)('wso2carbon')).toBe('wso2carbon');
  });
});
