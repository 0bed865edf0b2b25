// Text from files in Markdown, so that nothing in it is taken for Markdown or HTML.

import { joined, words, type Argument, type Words } from '../text/words.ts';

/** The text as it stands, on one line: nothing in it is a mark, a link or an address. */
export const plain = (text: string): string =>
  // eslint-disable-next-line no-control-regex -- control characters of a certificate have no place in a hover
  text.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ')
    .replace(/[\\`*_{}[\]<>&|~#!]|:(?=\/\/)|(?<=www)\.|@/gi, (mark) => `\\${mark}`);

/** The text in the face of code; what cannot stand there is written as plain text. */
export const code = (text: string): string => (/^[^`\r\n|<>&]+$/.test(text) ? `\`${text}\`` : plain(text));

/** A sentence whose names stand as they are in Markdown. */
export const plainWords = ({ text, args }: Words): Words => ({ text, args: args.map(plainArgument) });

const plainArgument = (argument: Argument): Argument => (typeof argument === 'string' ? plain(argument) : typeof argument === 'object' ? plainWords(argument) : argument);

/** A name of ours, and Markdown. */
export type TableRow = readonly [name: Words, cell: Argument];

/** Rows of two cells. */
export const table = (rows: readonly TableRow[]): Words =>
  joined(['| | |', '|:--|:--|', ...rows.map(([name, cell]) => words('| {0} | {1} |', name, cell))], '\n');
