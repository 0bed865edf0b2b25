// Java policy files.

import { describe, expect, it } from 'vitest';
import { parsePolicy } from '../../server/src/core/syntax/policy.ts';
import { select } from '../../server/src/core/syntax/path.ts';
import { outline, policy, source } from './fixtures.ts';

const treeOf = (text: string): string => outline(parsePolicy(source(text)).root);
const errorsOf = (text: string): string[] => parsePolicy(source(text)).errors.map(({ message, range }) => `${range.start}: ${message}`);

describe('the tree of a policy', () => {
  it('has the keystore, and what is granted to whom', () => {
    expect(errorsOf(policy)).toEqual([]);
    expect(treeOf(policy)).toBe([
      'keystore',
      '  url = "file:${user.dir}/repository/resources/security/wso2carbon.jks"',
      '  type = "JKS"',
      'grant',
      '  codeBase = "file:${java.home}/lib/-"',
      '  permission',
      '    class = "java.security.AllPermission"',
      'grant',
      '  permission',
      '    class = "java.net.SocketPermission"',
      '    target = "*:1-65535"',
      '    action = "connect,resolve"',
      '  permission',
      '    class = "java.util.PropertyPermission"',
      '    target = "*"',
      '    action = "read"',
      '    signedBy = "other"',
      '  permission',
      '    class = "javax.management.MBeanServerPermission"',
      '    target = "*"',
      'grant',
      '  signedBy = "wso2carbon"',
      '  signedBy = "second"',
      '  codeBase = "file:${user.dir}/lib/core/-"',
      '  principal',
      '    class = "javax.security.auth.x500.X500Principal"',
      '    name = "cn=admin"',
      '  permission',
      '    class = "java.security.AllPermission"',
    ].join('\n'));
  });

  it('has ranges without quotes, and comments', () => {
    const { root, comments } = parsePolicy(source(policy));
    const cut = (range: { start: number; end: number }): string => policy.slice(range.start, range.end);
    expect(cut(select(root, 'keystore')[0]!.range)).toMatch(/^keystore "file:.*", "JKS"$/);
    expect(cut(select(root, 'keystore/type')[0]!.value!.range)).toBe('JKS');
    expect(select(root, 'grant/signedBy').map(({ value }) => cut(value!.range))).toEqual(['wso2carbon', 'second']);
    expect(cut(select(root, 'grant[signedBy]')[0]!.content!).trim()).toBe('permission java.security.AllPermission;');
    expect(comments.map(({ inner }) => cut(inner))).toEqual([' keystorePasswordURL "none";', ' These permissions apply to javac ']);
  });

  it('undoes escapes as Java does', () => {
    expect(treeOf('keystore "C:\\\\x\\141\\t\\"\'", \'P"K\';')).toBe(`keystore\n  url = ${JSON.stringify('C:\\xa\t"\'')}\n  type = "P\\"K"`);
  });

  it('takes keywords in any case', () => {
    expect(treeOf('KEYSTORE "a"; Grant SignedBY "b" { Permission c; }; keystorepasswordurl "d";'))
      .toBe('keystore\n  url = "a"\ngrant\n  signedBy = "b"\n  permission\n    class = "c"\nkeystorePasswordURL = "d"');
  });
});

it('a byte order mark is a word that Java does not know', () => {
  const { root, errors } = parsePolicy({ ...source('// all\ngrant { };'), bom: true });
  expect([outline(root), errors.map(({ message }) => message)]).toEqual(['grant', ['The file begins with a byte order mark']]);
});

describe('what is missing', () => {
  it.each([
    ['keystore "a", "JKS"\ngrant { permission b; };', 'keystore\n  url = "a"\n  type = "JKS"\ngrant\n  permission\n    class = "b"', ['20: ; is expected']],
    ['grant { permission a "x"\n permission b; };', 'grant\n  permission\n    class = "a"\n    target = "x"\n  permission\n    class = "b"', ['26: ; is expected']],
    ['grant { permission a; \ngrant { permission b; };', 'grant\n  permission\n    class = "a"\ngrant\n  permission\n    class = "b"', ['23: } is expected', '23: ; is expected']],
    ['grant signedBy "a" permission b; };', 'grant\n  signedBy = "a"\n  permission\n    class = "b"', ['19: { is expected']],
    ['keystore "a;\ngrant { permission b; };', 'keystore\n  url = "a;"\ngrant\n  permission\n    class = "b"', ['9: The closing quote is missing', '13: ; is expected']],
    ['keystore ;', 'keystore', ['9: A quoted URL is expected']],
    ['keystore "a",;', 'keystore\n  url = "a"', ['13: The quoted type is expected']],
    ['keystore "a"; keystore "b";', 'keystore\n  url = "a"\nkeystore\n  url = "b"', ['14: There can be one keystore only']],
    ['rubbish "x"; keystore "a";', 'keystore\n  url = "a"', ['0: keystore or grant is expected']],
    ['grant nobody "x" { permission a; };', 'grant\n  permission\n    class = "a"', ['6: codeBase, signedBy or principal is expected', '13: codeBase, signedBy or principal is expected']],
    ['grant { something; permission a; };', 'grant\n  permission\n    class = "a"', ['8: permission is expected']],
    ['grant signedBy ",a, ," { permission "b" "c",; };', 'grant\n  signedBy = "a"\n  permission\n    class = "b"\n    target = "c"', ['6: signedBy holds an empty alias']],
    ['grant signedBy "" { };', 'grant', ['6: signedBy holds an empty alias']],
    ['grant signedBy "a, b" { permission c "d", signedBy "e,"; };', 'grant\n  signedBy = "a"\n  signedBy = "b"\n  permission\n    class = "c"\n    target = "d"\n    signedBy = "e"', []],
    ['grant codeBase "a", codeBase "b" { };', 'grant\n  codeBase = "a"\n  codeBase = "b"', ['20: There can be one codeBase only']],
    ['keystorePasswordURL "a";', 'keystorePasswordURL = "a"', ['0: A keystorePasswordURL needs a keystore']],
    ["keystore 'a';", 'keystore\n  url = "a"', ['9: A text stands in double quotes']],
    ['grant principal * "a" { };', 'grant\n  principal\n    class = "*"\n    name = "a"', ['18: * is expected']],
    // To Java a quote ends with its line, and a comment with the file.
    ['grant { permission a "x\n; };', 'grant\n  permission\n    class = "a"\n    target = "x"', []],
    ['grant { }; /* grant {', 'grant', []],
    ['grant { permission a; /* b\n permission c;', 'grant\n  permission\n    class = "a"\n  permission\n    class = "c"', ['22: The comment has no end: */ is missing', '41: } is expected', '41: ; is expected']],
    ['', '', []],
  ])('%j', (text, tree, errors) => {
    expect(treeOf(text)).toBe(tree);
    expect(errorsOf(text)).toEqual(errors);
  });
});
