// What a keystore holds, for people.

import type { Certificate, Entry, Opened } from '../core/index.ts';
import type { Host } from './host.ts';
import { harmless, painter, shownPath, type Paint } from './style.ts';

const states: Readonly<Record<Opened['state'], string>> = {
  open: 'opens with this password',
  locked: 'locked',
  damaged: 'damaged',
  unsupported: 'not supported',
  unreadable: 'cannot be read',
  opening: 'being opened',
};

const kinds: Readonly<Record<Entry['kind'], string>> = { key: 'private key', certificate: 'trusted certificate', secret: 'secret key' };

/** A headline, and a block for each entry. */
export function showText(file: string, opened: Opened, host: Host): string {
  const paint = painter(host);
  const state = states[opened.state] + (opened.reason === undefined ? '' : ` (${opened.reason})`);
  const hidden = opened.complete ? '' : ', more may be hidden';
  const counted = opened.state === 'open' || opened.state === 'locked' ? `, ${opened.entries.length === 1 ? '1 entry' : `${opened.entries.length} entries`}${hidden}` : '';
  const headline = `${harmless(shownPath(file, host.workingDirectory))}: ${opened.type ?? 'no known keystore'}, ${state}${counted}`;
  return `${[headline, ...opened.entries.map((entry) => entryText(entry, paint))].join('\n\n')}\n`;
}

function entryText({ alias, kind, created, keyOpens, chain }: Entry, paint: Paint): string {
  const opens = keyOpens === undefined ? '' : keyOpens ? ', the password opens it' : `, ${paint('the password does not open it', 'error')}`;
  const lines = [`${harmless(alias)}: ${kinds[kind]}${opens}${created === undefined ? '' : `, created ${created}`}`];
  for (const [index, certificate] of chain.entries()) {
    if (chain.length > 1) lines.push(`  certificate ${index + 1} of ${chain.length}`);
    lines.push(...certificateLines(certificate).map(([name, value]) => `  ${paint(name.padEnd(12), 'dim')}${harmless(value)}`));
  }
  return lines.join('\n');
}

function certificateLines(certificate: Certificate): readonly (readonly [string, string])[] {
  const { subject, issuer, serial, notBefore, notAfter, keyAlgorithm, keySize, signatureAlgorithm, sha1, sha256, selfSigned } = certificate;
  const usage = [...(certificate.keyUsage ?? []), ...(certificate.extendedKeyUsage ?? []), ...(certificate.ca ? ['CA'] : [])];
  return [
    ['subject', subject],
    ['issuer', selfSigned ? `${issuer} (self-signed)` : issuer],
    ['serial', serial],
    ['valid', `${notBefore} to ${notAfter}`],
    ['key', `${keyAlgorithm}${keySize === undefined ? '' : ` ${keySize}`}, ${signatureAlgorithm}`],
    ['usage', usage.join(', ')],
    ['names', certificate.subjectAltNames.join(', ')],
    ['SHA-1', sha1],
    ['SHA-256', sha256],
  ].filter((pair): pair is [string, string] => pair[1] !== '');
}
