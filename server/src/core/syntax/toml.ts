// Reads deployment.toml: tables and dotted names as nested nodes, each table once, with offsets; half-typed lines lose nothing but themselves.

import { isAscii } from '../text/charset.ts';
import type { Source } from '../text/source.ts';
import type { Parsed } from './node.ts';
import { complain, dottedName, endLine, isBlank, isLineEnd, skipBlanks, skipComment, type Part, type Reading } from './toml-scan.ts';
import { closeTables, cover, draft, newTable, tableIn, tableOf, type Table, type Tables } from './toml-table.ts';
import { pair } from './toml-value.ts';

/**
 * The tables of a file as children of the root. A table that several headers and names add to is one node, which reaches from the
 * first of them to the last; each `[[…]]` is a node of its own.
 */
export function parseToml({ text, charset }: Source): Parsed {
  const whole = { start: 0, end: text.length };
  const reading: Reading = { text, isKnown: charset === 'utf-8' || isAscii(text), at: 0, isWithoutEnd: false, comments: [], errors: [] };
  const node = draft('', { start: 0, end: 0 }, whole);
  const root = tableOf(node, undefined);
  const tables: Tables = [];
  let table = root;
  while (reading.at < text.length) {
    if (isBlank(text[reading.at]) || isLineEnd(text[reading.at])) reading.at++;
    else if (text[reading.at] === '[') table = header(reading, tables, root);
    else if (!skipComment(reading)) line(reading, tables, table);
  }
  closeTables(tables);
  node.content = whole;
  return { format: 'toml', root: node, comments: reading.comments, errors: reading.errors };
}

function line(reading: Reading, tables: Tables, table: Table): void {
  const { at } = reading;
  if (!pair({ reading, tables, depth: 0 }, table)) {
    complain(reading, at, at + 1, 'A name is expected');
    reading.at = at + 1;
  }
  endLine(reading);
}

/** The table that a header opens. */
function header(reading: Reading, tables: Tables, root: Table): Table {
  const { text, at: start } = reading;
  const isRepeated = text.startsWith('[[', start);
  reading.at += isRepeated ? 2 : 1;
  const parts = dottedName(reading);
  skipBlanks(reading);
  for (let missing = isRepeated ? 2 : 1; missing > 0; missing--) {
    if (text[reading.at] === ']') reading.at++;
    else {
      complain(reading, start, reading.at, 'The closing bracket is missing');
      break;
    }
  }
  let end = reading.at;
  while (isBlank(text[end - 1])) end--;
  const around = parts.slice(0, -1).reduce((parent, part) => tableIn(reading, tables, parent, part), root);
  const table = named({ reading, tables }, around, parts.at(-1)!, isRepeated);
  table.start = table.node.content === undefined && table.node.children.length === 0 ? end : undefined;
  cover(table, { start, end });
  endLine(reading);
  return table;
}

function named({ reading, tables }: { reading: Reading; tables: Tables }, parent: Table, part: Part, isRepeated: boolean): Table {
  const isNew = !parent.members.has(part.name);
  const table = isRepeated ? newTable(tables, parent, part) : tableIn(reading, tables, parent, part);
  if (!isRepeated && table.isNamed) complain(reading, part.nameRange.start, part.nameRange.end, 'This table is here twice');
  // A table that others have been put into before gets the name of its own header.
  else if (!isRepeated && !isNew) table.node.nameRange = part.nameRange;
  table.isNamed = true;
  return table;
}
