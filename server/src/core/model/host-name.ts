// Which hosts a certificate is for, as Java's verifier of host names sees it.

import type { Certificate } from '../keystore/keystore.ts';

/** The names that count: alternative names where there are any of the kind, else the common names (RFC 6125, 6.4.4). */
export function hostNamesOf({ subjectAltNames, commonNames }: Certificate): readonly string[] {
  const names = named(subjectAltNames, 'DNS:');
  return [...(names.length > 0 ? names : commonNames), ...named(subjectAltNames, 'IP:')];
}

/** Whether the certificate is for the host; undefined for hosts that have several spellings. */
export function isFor(certificate: Certificate, host: string): boolean | undefined {
  const name = plain(host);
  if (!/^[\w.-]+$/.test(name)) return undefined;
  if (/^\d+(?:\.\d+){3}$/.test(name)) return hostNamesOf(certificate).includes(name);
  return hostNamesOf(certificate).some((pattern) => matches(plain(pattern), name));
}

const named = (names: readonly string[], kind: string): readonly string[] =>
  names.filter((name) => name.startsWith(kind)).map((name) => name.slice(kind.length));

const plain = (name: string): string => name.trim().toLowerCase().replace(/\.$/, '');

/** A wildcard stands for a part of one label, never for a dot. */
function matches(pattern: string, name: string): boolean {
  const labels = pattern.split('.');
  const parts = name.split('.');
  return labels.length === parts.length && labels.every((label, index) => matchesLabel(label, parts[index]!));
}

function matchesLabel(label: string, part: string): boolean {
  const [start = '', end] = label.split('*', 2);
  return end === undefined ? label === part : part.length >= start.length + end.length && part.startsWith(start) && part.endsWith(end);
}
