// wso2-config show: what a keystore holds.

import { openKeystore, type Certificate, type Entry, type Opened } from '../core/index.ts';
import { slashed } from '../disk/paths.ts';
import { readBytes } from '../disk/read.ts';
import { existsSync } from 'node:fs';
import { json } from './format-json.ts';
import { say, type Host } from './host.ts';
import type { Options } from './options.ts';
import { readPassword } from './password.ts';
import { showText } from './show-text.ts';

/** Prints what the keystore holds; gives the exit status. */
export async function show(options: Options, host: Host): Promise<number> {
  const operand = options.operands[0]!;
  const file = slashed(operand, host.workingDirectory);
  const found = readBytes(file);
  if (found === 'unreadable') {
    say(host, `${operand} ${existsSync(file) ? 'cannot be read' : 'does not exist'}`);
    return 2;
  }
  if (found === 'too-large') {
    say(host, `${operand} is over 16 MiB: no keystore is opened that large`);
    return print(file, { state: 'unsupported', reason: 'over 16 MiB', entries: [], complete: false }, options, host);
  }
  const read = await readPassword(options, host);
  if (read === 'interrupted') return 2;
  const keyPassword = host.environment['WSO2_KEY_PASSWORD'] || undefined;
  const problems: unknown[] = [];
  const opened = openKeystore(found.bytes, read.password, keyPassword, (problem) => problems.push(problem));
  const status = print(file, opened, options, host);
  if (problems.length > 0) {
    say(host, 'a defect of our own: a part of this keystore could not be read');
    return 3;
  }
  if (opened.state === 'locked' && read.password !== undefined) say(host, 'the password does not open it');
  const isKeyWrong = keyPassword !== undefined && opened.entries.some(({ keyOpens }) => keyOpens === false) && !opened.entries.some(({ keyOpens }) => keyOpens === true);
  if (isKeyWrong) say(host, 'the key password opens no key');
  return Math.max(status, isKeyWrong || (opened.state === 'locked' && read.password !== undefined) ? 1 : 0);
}

function print(file: string, opened: Opened, options: Options, host: Host): number {
  host.out(options.format === 'json' ? json(documentOf(file, opened)) : showText(file, opened, host));
  return opened.state === 'open' || opened.state === 'locked' ? 0 : 1;
}

const documentOf = (file: string, { type, state, reason, entries }: Opened): object => ({
  file,
  type: type ?? null,
  state,
  ...(reason === undefined ? {} : { reason }),
  entries: entries.map(entryOf),
});

const entryOf = ({ alias, kind, created, keyOpens, chain }: Entry): object =>
  ({ alias, kind, created: created ?? null, keyOpens: keyOpens ?? null, chain: chain.map(certificateOf) });

const certificateOf = (certificate: Certificate): object => ({
  subject: certificate.subject,
  issuer: certificate.issuer,
  serial: certificate.serial,
  notBefore: certificate.notBefore,
  notAfter: certificate.notAfter,
  keyAlgorithm: certificate.keyAlgorithm,
  keySize: certificate.keySize ?? null,
  signatureAlgorithm: certificate.signatureAlgorithm,
  sha1: certificate.sha1,
  sha256: certificate.sha256,
  keyUsage: certificate.keyUsage ?? [],
  extendedKeyUsage: certificate.extendedKeyUsage ?? [],
  subjectAltNames: certificate.subjectAltNames,
  selfSigned: certificate.selfSigned,
  ca: certificate.ca,
});
