// Markdown of ours for clients that show none.

import { expect, test } from 'vitest';
import { plain } from '../../server/src/core/features/markdown.ts';
import { markup, plainText, takesMarkdown } from '../../server/src/lsp/markup.ts';

test('a client that names formats gets Markdown only where it names it', () => {
  expect([undefined, ['markdown', 'plaintext'], ['plaintext'], []].map((formats) => takesMarkdown(formats as 'plaintext'[] | undefined))).toEqual([true, true, false, false]);
  expect(markup('**a**', true)).toEqual({ kind: 'markdown', value: '**a**' });
  expect(markup('**a**', false)).toEqual({ kind: 'plaintext', value: 'a' });
});

test('tables are lines, and marks are gone', () => {
  expect(plainText('**Key** — `a\\b*`\n\n| | |\n|:--|:--|\n| Valid | **expired** |\n| Names | a\\|b, `c` |\n\n*not checked*')).toBe('Key — a\\b*\n\nValid: expired\nNames: a|b, c\n\nnot checked');
});

test('what a file says stands as it is', () => {
  const said = 'CN=\\<img src="x"> [a](http://b) `c` **d** | www.e.org f@g ${h} ~i #j !k &amp; _l_';
  expect(plainText(plain(said))).toBe(said);
});
