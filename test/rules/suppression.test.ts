// Comments that silence rules: what they cover in each format, and the edits that write them and take them out.

import { describe, expect, test } from 'vitest';
import { silencing, severityEdits } from '../../server/src/core/features/silence.ts';
import { buildModel, type HomeModel } from '../../server/src/core/model/build.ts';
import { findHomes } from '../../server/src/core/model/homes.ts';
import { setRule } from '../../server/src/core/model/settings-edit.ts';
import { defaultSettings, readSettings, type Settings } from '../../server/src/core/model/settings.ts';
import { check } from '../../server/src/core/rules/check.ts';
import { rules } from '../../server/src/core/rules/index.ts';
import { print } from '../../server/src/core/rules/rule.ts';
import { silenceFile, silenceLine } from '../../server/src/core/rules/suppression-edits.ts';
import { silences, suppressionsIn } from '../../server/src/core/rules/suppression.ts';
import { applyEdits } from '../../server/src/core/text/edit.ts';
import { memoryWorld } from '../support/memory-world.ts';

const worldOf = (file: string, text: string) => memoryWorld({ [file]: text });

/** Whether a rule is silenced where `$` stands in a text. */
function isSilenced(file: string, marked: string, rule = 'rule-a'): boolean {
  const offset = marked.indexOf('$');
  expect(offset).toBeGreaterThanOrEqual(0);
  const world = worldOf(`/${file}`, marked.replace('$', ''));
  return suppressionsIn(world, `/${file}`).some((each) => silences(each, rule, { start: offset, end: offset + 1 }));
}

const next = 'wso2-config-disable-next-line';

describe('what a comment covers', () => {
  test.each([
    ['the text of an element', `<a><!-- ${next} rule-a -->\n<b>$x</b></a>`, true],
    ['the name of an element', `<a><!-- ${next} rule-a -->\n<$b>x</b></a>`, true],
    ['a text over several lines', `<a><!-- ${next} rule-a -->\n<b>\n\n  $x\n</b></a>`, true],
    ['a text in CDATA', `<a><!-- ${next} rule-a -->\n<b><![CDATA[$x]]></b></a>`, true],
    ['an attribute on a later line', `<a><!-- ${next} rule-a -->\n<b c="1"\n   d="$x"/></a>`, true],
    ['the root', `<!-- ${next} rule-a --><$a b="1"><b/></a>`, true],
    ['the second of two rules', `<a><!-- ${next} rule-b, rule-a: for a reason -->\n<b>$x</b></a>`, true],
    ['behind a further comment', `<a><!-- ${next} rule-a -->\n<!-- another -->\n<!-- ${next} rule-b -->\n<b>$x</b></a>`, true],
    ['text between children', `<a><!-- ${next} rule-a -->\n<b>x<c/>$y</b></a>`, true],
    ['no child', `<a><!-- ${next} rule-a -->\n<b><$c>x</c></b></a>`, false],
    ['no child that follows the tag at once', `<a><!-- ${next} rule-a --><b>$<c>x</c></b></a>`, false],
    ['no sibling', `<a><!-- ${next} rule-a -->\n<b>x</b><c>$y</c></a>`, false],
    ['nothing above', `<a>\n<b>$x</b><!-- ${next} rule-a --></a>`, false],
    ['nothing around', `<$a><!-- ${next} rule-a --></a><b>x</b>`, false],
    ['no other rule', `<a><!-- ${next} rule-b -->\n<b>$x</b></a>`, false],
    ['nothing where the reason names a rule', `<a><!-- ${next} rule-b: as rule-a -->\n<b>$x</b></a>`, false],
    ['nothing where the mark is not the first word', `<a><!-- see ${next} rule-a -->\n<b>$x</b></a>`, false],
    ['nothing in CDATA', `<a><![CDATA[<!-- ${next} rule-a -->]]>\n<b>$x</b></a>`, false],
    ['the whole file', '<a>\n<b>$x</b><c><!-- wso2-config-disable rule-a --></c></a>', true],
    ['the whole file, with a line break in the list', '<!-- wso2-config-disable rule-b,\n  rule-a --><a>$x</a>', true],
  ])('XML: %s', (_, text, expected) => {
    expect(isSilenced('a.xml', text)).toBe(expected);
  });

  test.each([
    ['the next line', `# ${next} rule-a\na=$b\n`, true],
    ['a line that goes on', `# ${next} rule-a\na=\\\n  $b\n`, true],
    ['an empty value', `# ${next} rule-a\na=$\n`, true],
    ['behind empty lines and comments', `! ${next} rule-a\n\n# more\n  a=$b\n`, true],
    ['not the line after', `# ${next} rule-a\na=b\n$c=d\n`, false],
    ['the whole file', '$a=b\n# wso2-config-disable rule-a', true],
    ['nothing as a value', `a=# ${next} rule-a\n$c=d\n`, false],
  ])('properties: %s', (_, text, expected) => {
    expect(isSilenced('a.properties', text)).toBe(expected);
  });

  test.each([
    ['the next line', `{\n  // ${next} rule-a\n  "a": "$b"\n}`, true],
    ['behind a further comment', `{\n  // ${next} rule-a\n  // ${next} rule-b\n  "a": "$b"\n}`, true],
    ['a member that goes on', `{\n  // ${next} rule-a\n  "a":\n    "$b"\n}`, true],
    ['not the members of an object', `{\n  // ${next} rule-a\n  "a": {\n    "b": "$c"\n  }\n}`, false],
    ['not the line after', `{\n  // ${next} rule-a\n  "a": "b",\n  "c": "$d"\n}`, false],
    ['the whole file', '/* wso2-config-disable rule-a */ {\n  "a": "$b"\n}', true],
  ])('JSON: %s', (_, text, expected) => {
    expect(isSilenced('site.json', text)).toBe(expected);
  });

  test.each([
    ['the next line', `// ${next} rule-a\nkeystore "$a", "JKS";`, true],
    ['a statement that goes on', `// ${next} rule-a\nkeystore "a",\n  "$JKS";`, true],
    ['the head of a grant', `// ${next} rule-a\ngrant\n  signedBy "$a" {\n};`, true],
    ['not what is granted', `// ${next} rule-a\ngrant signedBy "a" {\n  permission $a;\n};`, false],
    ['the whole file', 'keystore "$a";\n// wso2-config-disable rule-a', true],
  ])('policy: %s', (_, text, expected) => {
    expect(isSilenced('sec.policy', text)).toBe(expected);
  });

  test('never anything in deployment.toml', () => {
    expect(isSilenced('deployment.toml', '# wso2-config-disable rule-a\n[$secrets]\n')).toBe(false);
  });
});

/** A text with a comment put in for the place that `$` stands at. */
function silenced(how: typeof silenceLine, file: string, marked: string): string | undefined {
  const offset = marked.indexOf('$');
  const text = marked.replace('$', '');
  const edit = how(worldOf(`/${file}`, text), { file: `/${file}`, range: { start: offset, end: offset } }, 'rule-a');
  return edit && applyEdits(text, [edit]);
}

describe('the comment on a line', () => {
  test.each([
    ['a.xml', '<a>\n\t <b>$x</b>\n</a>', `<a>\n\t <!-- ${next} rule-a -->\n\t <b>x</b>\n</a>`],
    ['a.xml', '<a>\r\n  <b\r\n    c="$x"/>\r\n</a>', `<a>\r\n  <!-- ${next} rule-a -->\r\n  <b\r\n    c="x"/>\r\n</a>`],
    ['a.xml', '<?xml version="1.0"?>\n<$a/>', `<?xml version="1.0"?>\n<!-- ${next} rule-a -->\n<a/>`],
    ['a.xml', `<a>\n  <!-- ${next} rule-b: yes -->\n  <b>$x</b>\n</a>`, `<a>\n  <!-- ${next} rule-b, rule-a: yes -->\n  <b>x</b>\n</a>`],
    ['a.xml', '<a>\n  <b><![CDATA[\n$x]]></b>\n</a>', `<a>\n  <!-- ${next} rule-a -->\n  <b><![CDATA[\nx]]></b>\n</a>`],
    ['a.properties', 'a=b\r\n  c=$d\r\n', `a=b\r\n  # ${next} rule-a\r\n  c=d\r\n`],
    ['a.properties', 'a=\\\n  $b', `# ${next} rule-a\na=\\\n  b`],
    ['sec.policy', 'keystore "$a", "JKS";', `// ${next} rule-a\nkeystore "a", "JKS";`],
    ['site.json', '{\n\t"a": { "b": "$c" }\n}', `{\n\t// ${next} rule-a\n\t"a": { "b": "c" }\n}`],
  ])('%s: %j', (file, text, expected) => {
    expect(silenced(silenceLine, file, text)).toBe(expected);
  });

  test.each([
    ['an element that does not start its line', 'a.xml', '<a>\n  <b>x</b> <c>$y</c>\n</a>'],
    ['an element behind text', 'a.xml', '<a>\n  text <c>$y</c>\n</a>'],
    ['an element behind the end of CDATA', 'a.xml', '<a><![CDATA[\n  ]]><c>$y</c>\n</a>'],
    ['a place in a comment', 'a.xml', '<a>\n  <!--\n  <b>$x</b>\n  -->\n</a>'],
    ['the root behind the declaration', 'a.xml', '<?xml version="1.0"?><$a/>'],
    ['a place in no element', 'a.xml', '<a/>\n$'],
    ['JSON whose reader may know no comments', 'publisher.json', '{\n  "a": "$b"\n}'],
    ['a line that a comment ends on', 'site.json', '{ /*\n */ "a": "$b"\n}'],
    ['deployment.toml', 'deployment.toml', '[a]\nb = "$c"\n'],
    ['a file of another kind', 'password-tmp', '$x'],
  ])('is not offered for %s', (_, file, text) => {
    expect(silenced(silenceLine, file, text)).toBeUndefined();
  });
});

describe('the comment for a file', () => {
  test.each([
    ['a.xml', '<?xml version="1.0"?>\r\n<a>$x</a>', '<?xml version="1.0"?>\r\n<!-- wso2-config-disable rule-a -->\r\n<a>x</a>'],
    ['a.xml', '<?xml version="1.0"?><a>$x</a>', '<?xml version="1.0"?>\n<!-- wso2-config-disable rule-a -->\n<a>x</a>'],
    ['a.xml', '\uFEFF<a>$x</a>\n', '\uFEFF<!-- wso2-config-disable rule-a -->\n<a>x</a>\n'],
    ['a.xml', '<!-- wso2-config-disable rule-b -->\n<a>$x</a>', '<!-- wso2-config-disable rule-b, rule-a -->\n<a>x</a>'],
    ['a.xml', '<a><!--\n$x\n--></a>', '<!-- wso2-config-disable rule-a -->\n<a><!--\nx\n--></a>'],
    ['a.properties', 'a=$b', '# wso2-config-disable rule-a\na=b'],
    ['sec.policy', 'keystore "$a";\r\n', '// wso2-config-disable rule-a\r\nkeystore "a";\r\n'],
    ['site.json', '{ "a": "$b" }', '// wso2-config-disable rule-a\n{ "a": "b" }'],
  ])('%s: %j', (file, text, expected) => {
    expect(silenced(silenceFile, file, text)).toBe(expected);
  });

  test.each([['publisher.json', '{ "a": "$b" }'], ['deployment.toml', '[$a]\n'], ['wso2server.sh', '$# x\n']])('is not offered for %s', (file, text) => {
    expect(silenced(silenceFile, file, text)).toBeUndefined();
  });

  test('is not offered where a byte order mark would make it a property', () => {
    const world = memoryWorld({ '/a.properties': { text: 'a=b\nc=d\n', charset: 'utf-8', bom: true } });
    const at = { file: '/a.properties', range: { start: 4, end: 5 } };
    expect(silenceFile(world, at, 'rule-a')).toBeUndefined();
    expect(silenceLine(world, at, 'rule-a')).toBeDefined();
  });
});

describe('a severity in the settings file', () => {
  const set = (text: string, severity: 'off' | 'info' | undefined): string => applyEdits(text, setRule(text, 'rule-a', severity));

  test.each([
    ['{\n  "rules": {\n    "rule-b": "info"\n  }\n}\n', '{\n  "rules": {\n    "rule-b": "info",\n    "rule-a": "off"\n  }\n}\n'],
    ['{\r\n\t"rules": { "rule-a": "info" } // why\r\n}', '{\r\n\t"rules": { "rule-a": "off" } // why\r\n}'],
    ['{ "rules": { "rule-a": "off" } }', '{ "rules": { "rule-a": "off" } }'],
    ['{\n    "certificateExpiryDays": 60\n}', '{\n    "certificateExpiryDays": 60,\n    "rules": {\n        "rule-a": "off"\n    }\n}'],
    ['[]', '[]'],
    ['{ "rules": "all" }', '{ "rules": "all" }'],
    ['{ "rules": { "rule-b": ', '{ "rules": { "rule-b": '],
  ])('%j', (text, expected) => {
    expect(set(text, 'off')).toBe(expected);
  });

  test.each([
    ['', []],
    ['{ "rules": { "rule-a": "off", }, } // why', []],
    ['{ "rules": { "rule-a": "off" ', ['This is no valid JSON; only what can be read of it counts']],
    ['[]', ['The settings are not an object']],
    ['{ "rules": { "rule-b": "off", "rule-a": "loud" }, "certificateExpiryDays": -1 }', [
      "There is no rule 'rule-b'", "The severity of 'rule-a' has to be one of error, warning, info, hint, off", 'certificateExpiryDays has to be a number of days',
    ]],
  ])('%j is read with what is of no use in it', (text, complaints) => {
    expect(readSettings(text, defaultSettings, ['rule-a']).complaints.map((each) => print(each))).toEqual(complaints);
  });

  test('an empty file gets all that it needs', () => {
    expect(JSON.parse(set('', 'off'))).toEqual({ rules: { 'rule-a': 'off' } });
  });

  test('a rule is taken out with its comma', () => {
    expect(set('{\n  "rules": {\n    "rule-a": "off",\n    "rule-b": "info" // why\n  }\n}', undefined)).toBe('{\n  "rules": {\n    "rule-b": "info" // why\n  }\n}');
  });
});

describe('actions for a problem', () => {
  const carbonFile = '/home/repository/conf/carbon.xml';
  const settingsFile = '/home/.wso2-config.json';
  const carbon = `<Server>
  <Security>
    <KeyStore>
      <Location>\${carbon.home}/repository/resources/security/a.jks</Location>
      <Type>JKS</Type>
      <Password>secret-4711</Password>
      <KeyAlias>a</KeyAlias>
      <KeyPassword>secret-4711</KeyPassword>
    </KeyStore>
  </Security>
</Server>
`;
  const modelOf = (texts: Readonly<Record<string, string>> = {}, over: Partial<Settings> = {}): HomeModel => {
    const world = memoryWorld({ '/home/bin/wso2server.sh': '', [carbonFile]: carbon, ...texts }, {
      keystores: { '/home/repository/resources/security/other.jks': { state: 'open', type: 'JKS', entries: [], complete: true } },
    });
    const read = readSettings(texts[settingsFile] ?? '{}', defaultSettings, rules.map(({ id }) => id)).settings;
    const [home] = findHomes(world, ['/home']);
    return buildModel(home!, world, { ...read, file: settingsFile, ...over });
  };
  const rulesOf = (model: HomeModel): readonly string[] => check(model).map(({ rule }) => rule.id);

  test('each comment silences its problem, and nothing else', () => {
    const model = modelOf();
    const before = rulesOf(model);
    for (const problem of check(model)) {
      const fixes = silencing(model, problem);
      expect(fixes.map(({ title }) => print(title))).toEqual([`Silence ${problem.rule.id} on this line`, `Silence ${problem.rule.id} in this file`]);
      for (const { edits } of fixes) {
        const after = rulesOf(modelOf({ [carbonFile]: applyEdits(carbon, edits) }));
        expect(after).toEqual(before.filter((id) => id !== problem.rule.id));
      }
    }
    expect(before.length).toBeGreaterThan(0);
  });

  test('a settings file is made, edited, and left alone where something stands over it', () => {
    const id = 'keystore-not-found';
    expect(rulesOf(modelOf())).toContain(id);
    const [made] = severityEdits(modelOf(), id, 'off');
    expect(made).toMatchObject({ file: settingsFile, creates: true });
    expect(rulesOf(modelOf({ [settingsFile]: made!.text }))).not.toContain(id);
    const [edited] = severityEdits(modelOf({ [settingsFile]: '{ "rules": {} }' }), id, 'hint');
    expect(edited).not.toHaveProperty('creates');
    expect(severityEdits(modelOf({}, { rules: { [id]: 'warning' } }), id, 'off')).toEqual([]);
    expect(severityEdits(modelOf({}, { file: undefined }), id, 'off')).toEqual([]);
  });

  test('a comment about a keystore that is still being opened is not called unneeded', () => {
    const text = carbon.replace('<Server>', '<!-- wso2-config-disable keystore-password-wrong -->\n<Server>');
    const world = memoryWorld({ '/home/bin/wso2server.sh': '', [carbonFile]: text }, {
      keystores: { '/home/repository/resources/security/a.jks': { state: 'opening', entries: [], complete: false } },
    });
    const [home] = findHomes(world, ['/home']);
    expect(rulesOf(buildModel(home!, world, defaultSettings))).not.toContain('suppression-unused');
  });
});
