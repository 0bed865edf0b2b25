// The places that name a keystore as a table in Markdown, for a ticket or a page.

import { harmless } from '../text/harmless.ts';
import { joined, words, type Argument, type Words } from '../text/words.ts';
import { code, plain } from './markdown.ts';
import type { ListedUse } from './uses.ts';

const head = [words('Home'), words('Role'), words('Place'), words('Location'), words('State'), words('Alias'), words('Expires')];

/** A row of the table. `home` and `place` are what the reader of the table knows them by. */
export const keystoreCells = ({ role, location, state, read, alias, expires }: ListedUse, home: string, place: string): readonly Argument[] =>
  [plain(harmless(home)), role, cell(place), cell(location), read ? state : words('{0} (not read)', state), cell(alias ?? ''), expires?.slice(0, 10) ?? ''];

const cell = (text: string): string => (text === '' ? '' : code(harmless(text)));

/** The table, in its head the names of the columns. */
export const keystoreTable = (rows: readonly (readonly Argument[])[]): Words =>
  joined([head, head.map(() => '---'), ...rows].map((cells) => joined(['| ', joined(cells, ' | '), ' |\n'], '')), '');
