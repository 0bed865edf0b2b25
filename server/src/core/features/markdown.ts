// Text from files in Markdown, so that nothing in it is taken for Markdown or HTML.

/** The text as it stands, on one line: nothing in it is a mark, a link or an address. */
export const plain = (text: string): string =>
  // eslint-disable-next-line no-control-regex -- control characters of a certificate have no place in a hover
  text.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ')
    .replace(/[\\`*_{}[\]<>&|~#!]|:(?=\/\/)|(?<=www)\.|@/gi, (mark) => `\\${mark}`);

/** The text in the face of code; what cannot stand there is written as plain text. */
export const code = (text: string): string => (/^[^`\r\n|<>&]+$/.test(text) ? `\`${text}\`` : plain(text));

/** Rows of two cells: a name of ours, and Markdown. */
export const table = (rows: readonly (readonly [string, string])[]): string =>
  ['| | |', '|:--|:--|', ...rows.map(([name, cell]) => `| ${name} | ${cell} |`)].join('\n');
