// Writes what was read of a keystore as text, for the .txt files beside the stores.

import type { Certificate, Entry, Opened } from '../../server/src/core/keystore/keystore.ts';

/** The whole of it, a line for each fact that people care about. */
export function asText(opened: Opened): string {
  const head = [opened.type, opened.state, opened.reason, opened.complete ? undefined : 'not all entries'];
  return [words(head), ...opened.entries.flatMap(entryLines)].join('\n');
}

function entryLines(entry: Entry): readonly string[] {
  const key = entry.keyOpens === undefined ? undefined : entry.keyOpens ? 'opens' : 'does not open';
  return [`${JSON.stringify(entry.alias)} ${words([entry.kind, entry.created, key])}`, ...entry.chain.flatMap(certificateLines)];
}

function certificateLines(one: Certificate): readonly string[] {
  const isFrom = one.selfSigned ? 'self-signed' : `issued by ${one.issuer}`;
  return [
    `  ${one.subject}`,
    `    ${isFrom}`,
    `    ${words([one.serial, `${one.notBefore} to ${one.notAfter}`, `${one.keyAlgorithm} ${String(one.keySize)}`, one.signatureAlgorithm])}`,
    ...line('usage', [...one.keyUsage ?? [], ...(one.keyUsageCritical ? ['critical'] : [])]),
    ...line('extended usage', one.extendedKeyUsage ?? []),
    ...line('names', one.subjectAltNames),
    ...line('common names', one.commonNames),
    ...(one.ca ? ['    authority'] : []),
    `    sha256 ${one.sha256}`,
  ];
}

function line(name: string, values: readonly string[]): readonly string[] {
  return values.length === 0 ? [] : [`    ${name}: ${values.join(', ')}`];
}

function words(all: readonly (string | undefined)[]): string {
  return all.filter((word) => word !== undefined).join('; ');
}
