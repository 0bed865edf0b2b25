// XML as it should be: names, values, ranges, and what Java reads.

import { describe, expect, it } from 'vitest';
import { isKnown } from '../../server/src/core/syntax/node.ts';
import { select } from '../../server/src/core/syntax/path.ts';
import { parseXml } from '../../server/src/core/syntax/xml.ts';
import { decode } from '../../server/src/core/text/decode.ts';
import type { Range } from '../../server/src/core/text/range.ts';
import { axis2, carbon, catalina, edge, outline, source } from './fixtures.ts';

const cut = (text: string, range: Range | undefined): string | undefined => range && text.slice(range.start, range.end);
const one = (text: string, path: string) => select(parseXml(source(text)).root, path)[0]!;
const read = (text: string): string | undefined => one(text, 'a').value?.text;

describe('the tree of an XML file', () => {
  it('has every range of an element', () => {
    const node = one(carbon, 'Server/Security/KeyStore/Password');
    expect(cut(carbon, node.range)).toBe('<Password svns:secretAlias="Carbon.Security.KeyStore.Password">password</Password>');
    expect(cut(carbon, node.nameRange)).toBe('Password');
    expect(cut(carbon, node.content)).toBe('password');
    expect(cut(carbon, node.value!.range)).toBe('password');
  });

  it('has attributes as children, with their prefix apart', () => {
    const [attribute] = one(carbon, 'Server/Security/KeyStore/Password').children;
    expect(attribute).toMatchObject({ name: '@secretAlias', prefix: 'svns', content: undefined, children: [] });
    expect(cut(carbon, attribute!.range)).toBe('svns:secretAlias="Carbon.Security.KeyStore.Password"');
    expect(cut(carbon, attribute!.nameRange)).toBe('svns:secretAlias');
    expect(cut(carbon, attribute!.value!.range)).toBe('Carbon.Security.KeyStore.Password');
  });

  it('has attributes over several lines, in either kind of quotes, with CRLF', () => {
    const { root, errors } = parseXml(source(catalina));
    expect(errors).toEqual([]);
    const connector = select(root, 'Server/Service/Connector')[0]!;
    expect(connector.content).toBe(undefined);
    expect(connector.children.map(({ name, value }) => [name, value?.text])).toContainEqual(['@keystorePass', 'wso2carbon']);
    expect(cut(catalina, connector.children.find(({ name }) => name === '@keystorePass')!.range)).toBe("keystorePass='wso2carbon'");
  });

  it('has comments aside, and nothing of what they hold', () => {
    const { root, comments, errors } = parseXml(source(axis2));
    expect(errors).toEqual([]);
    expect(select(root, 'axisconfig/transportReceiver')).toHaveLength(1);
    expect(comments).toHaveLength(2);
    expect(cut(axis2, comments[1]!.inner)).toMatch(/^transportReceiver name=[^]*<\/transportReceiver$/);
    expect(cut(axis2, comments[1]!.range)).toMatch(/^<!--transportReceiver[^]*-->$/);
  });

  it('takes declarations, instructions, a document type, CDATA and names of any script', () => {
    const { root, errors, comments } = parseXml(source(edge));
    expect(errors).toEqual([]);
    expect(comments.map(({ inner }) => cut(edge, inner))).toEqual([' b ', ' the end ']);
    expect(outline(root)).toBe([
      'Größe = "\\n  \\n  \\n  \\n  \\n  \\n  mixed  text\\n"',
      '  @a = "x < y"',
      '  @b = "\\"quoted\\""',
      '  @c = "two lines\\nthree"',
      '  xmlns:@п = "urn:п"',
      '  п:ключ = "€ 😀"',
      '    п:@имя = "ä"',
      '  script = "if (a < b) {}"',
      '  br',
      '  input',
      '  Location = "<repository>/a/c"',
      '  Password = "\uFFFD"',
      '  empty',
      '  blank = "  "',
      '  b = "bold"',
    ].join('\n'));
    expect(isKnown(select(root, 'Größe/Password')[0]!.value!)).toBe(false);
  });

  it('keeps blanks in the text and leaves them out of the range', () => {
    const text = '<a>\n  x y\t\n</a>';
    const { value } = one(text, 'a');
    expect(value!.text).toBe('\n  x y\t\n');
    expect(cut(text, value!.range)).toBe('x y');
    expect(cut(text, value!.outer)).toBe('\n  x y\t\n');
    expect(cut('<a b=" x "/>', one('<a b=" x "/>', 'a/@b').value!.range)).toBe('x');
  });

  it('has CDATA with its marks in the range', () => {
    const text = '<a> <![CDATA[ x&y ]]> </a>';
    expect(cut(text, one(text, 'a').value!.range)).toBe('<![CDATA[ x&y ]]>');
    expect(read(text)).toBe('  x&y  ');
  });

  it('has an empty value for an empty attribute, and none for an empty element', () => {
    expect(one('<a b=""/>', 'a/@b').value).toEqual({ text: '', range: { start: 6, end: 6 }, outer: { start: 6, end: 6 } });
    expect(one('<a></a>', 'a').value).toBe(undefined);
    expect(one('<a><![CDATA[]]></a>', 'a').value).toBe(undefined);
    expect(one('<a> <b/> </a>', 'a').value).toBe(undefined);
  });
});

describe('what Java reads', () => {
  it('undoes references, and line ends as XML says', () => {
    expect(read('<a>&lt;&gt;&amp;&quot;&apos;&#228;&#xE4;&#x1F600;</a>')).toBe('<>&"\'ää😀');
    expect(read('<a>1\r\n2\r3\n4&#13;</a>')).toBe('1\n2\n3\n4\r');
    expect(one('<a b="1\r\n2\t3&#10;4"/>', 'a/@b').value!.text).toBe('1 2 3\n4');
  });

  it('never expands an entity', () => {
    const laughs = '<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;">]><a>1&y;2</a>';
    expect(parseXml(source(laughs)).errors).toEqual([]);
    expect(read(laughs)).toBe('1\uFFFD2');
    expect(parseXml(source('<!DOCTYPE a SYSTEM "a.dtd"><a>&x;</a>')).errors).toEqual([]);
    expect(parseXml(source('<!DOCTYPE a [<!ENTITY y "1">]><a>&x;</a>')).errors).toHaveLength(1);
    expect(parseXml(source('<a>&nbsp;</a>')).errors.map(({ message }) => message)).toEqual(['The entity &nbsp; is not declared']);
  });

  it('is unknown where a reference means nothing', () => {
    expect(read('<a>a&b</a>')).toBe('a\uFFFDb');
    expect(read('<a>&#0;</a>')).toBe('\uFFFD');
    expect(read('<a>&#xD800;&#99999999999;</a>')).toBe('\uFFFD\uFFFD');
  });

  const bytes = (declaration: string, text: string, charset: BufferEncoding): Uint8Array =>
    Buffer.concat([Buffer.from(declaration), Buffer.from(`<a b="${text}">${text}</a>`, charset)]);
  const inBytes = (declaration: string, text: string, charset: BufferEncoding): readonly (string | undefined)[] => {
    const { root } = parseXml(decode(bytes(declaration, text, charset)));
    return [select(root, 'a')[0]!.value?.text, select(root, 'a/@b')[0]!.value?.text];
  };
  const latin1 = '<?xml version="1.0" encoding="ISO-8859-1"?>';

  it('is the declared encoding, not what the editor shows', () => {
    expect(inBytes(latin1, 'pä', 'utf8')).toEqual(['pÃ¤', 'pÃ¤']);
    expect(inBytes(latin1, 'pä', 'latin1')).toEqual(['pä', 'pä']);
    expect(inBytes('<?xml version="1.0"?>', 'pä', 'utf8')).toEqual(['pä', 'pä']);
    expect(inBytes('', 'pä', 'utf8')).toEqual(['pä', 'pä']);
    expect(inBytes('<?xml version="1.0" encoding="windows-1252"?>', '€', 'utf8')).toEqual(['â‚¬', 'â‚¬']);
  });

  it('is unknown where Java refuses the file, or where the encoding is not known here', () => {
    expect(inBytes('', 'pä', 'latin1')).toEqual(['p\uFFFD', 'p\uFFFD']);
    expect(inBytes('<?xml version="1.0" encoding="GBK"?>', 'pä', 'utf8')).toEqual(['p\uFFFD', 'p\uFFFD']);
    expect(inBytes('<?xml version="1.0" encoding=ISO-8859-1?>', 'pä', 'utf8')).toEqual(['p\uFFFD', 'p\uFFFD']);
    // Xerces goes by the declaration here, other readers by the mark.
    expect(inBytes('\uFEFF' + latin1, 'pä', 'utf8')).toEqual(['p\uFFFD', 'p\uFFFD']);
  });

  it('is the byte order mark where nothing is declared against it', () => {
    expect(inBytes('\uFEFF<?xml version="1.0" encoding="UTF-8"?>', 'pä', 'utf8')).toEqual(['pä', 'pä']);
    const wide = decode(Buffer.from('\uFEFF<?xml version="1.0" encoding="UTF-16"?><a>pä</a>', 'utf16le'));
    expect(select(parseXml(wide).root, 'a')[0]!.value!.text).toBe('pä');
  });
});

describe('errors', () => {
  const errorsOf = (text: string): string[] =>
    parseXml(source(text)).errors.map(({ range, message }) => `${text.slice(range.start, range.end)}: ${message}`);

  it.each([
    ['<a><b></a>', ['b: </b> is missing']],
    ['<a></b></a>', ['</b>: </b> closes nothing']],
    ['<a x="1" x="2"/>', ['x: The attribute x stands here twice']],
    ['<a p:x="1"/>', ['p:x: The prefix p is not declared']],
    ['<a><b xmlns:p="u"/><p:c/></a>', ['p:c: The prefix p is not declared']],
    ['<a x="1"y="2"/>', ['y: A blank is missing']],
    ['<a x="<"/>', ['<: A < has to be written &lt;']],
    ['<a>1 < 2</a>', ['<: A < has to be written &lt;']],
    ['<a>]]></a>', [']]>: ]]> has to be written ]]&gt;']],
    ['<a><!-- a -- b --></a>', ['--: A comment cannot hold --']],
    ['<a/><b/>', ['b: There can be one outermost element only']],
    ['<a/>x', ['x: Text stands outside the outermost element']],
    ['', [': There is no element']],
    ['\n<?xml version="1.0"?><a/>', ['<?xml: The XML declaration stands at the very start of a file only']],
    ['<?xml encoding="utf-8"?><a/>', ['<?xml: The XML declaration has version, encoding and standalone, in this order']],
    ['<a>\x01</a>', ['\x01: XML does not allow this character, not even as a reference']],
  ])('%j', (text, errors) => {
    expect(errorsOf(text)).toEqual(errors);
  });
});
