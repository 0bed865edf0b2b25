// Reads the names of a SubjectAltName.

import { content, oid, readDer, tags, type Der } from './der.ts';
import { readName } from './x500.ts';

/** The name as `DNS:localhost`; undefined for a kind that nothing in a WSO2 server uses. */
export function alternativeName(name: Der): string | undefined {
  const bytes = Buffer.from(content(name));
  switch (name.tag) {
    case 0x81: return `email:${bytes.toString('latin1')}`;
    case 0x82: return `DNS:${bytes.toString('latin1')}`;
    case 0xa4: return prefixed('dirName:', readName(readDer(name.source, name.start, name.end))?.text);
    case 0x86: return `URI:${bytes.toString('latin1')}`;
    case 0x87: return prefixed('IP:', address(bytes));
    case 0x88: return prefixed('RID:', oid({ ...name, tag: tags.oid }));
    default: return undefined;
  }
}

function prefixed(kind: string, text: string | undefined): string | undefined {
  return text === undefined ? undefined : kind + text;
}

function address(bytes: Buffer): string | undefined {
  if (bytes.length === 4) return bytes.join('.');
  // As Java writes it: eight groups, none left out.
  if (bytes.length === 16) return Array.from({ length: 8 }, (_, i) => bytes.readUInt16BE(i * 2).toString(16)).join(':');
  return undefined;
}
