// Makes small things as large as real ones: configuration files with comments and settings, keystores with the certificates of public CAs.

import { createHash } from 'node:crypto';

const sentence = 'Uncomment the following and change the values to suit the deployment; see the administration guide for what each of them does.';

/** About so many bytes of what fills real files: comments that hold markup, and settings that nobody looks for. */
export function filler(bytes, number = 0) {
  const parts = [];
  for (let length = 0, at = number; length < bytes; at += 1) {
    const part = at % 3 === 0
      ? `    <parameter name="setting.${at}" locked="false">value of ${at}</parameter>\n    <Handler class="org.example.carbon.Handler${at}" enabled="true"/>\n`
      : `    <!-- ${sentence} -->\n    <!--parameter name="setting.${at}" locked="false">\n        <Location>value/of/${at}</Location>\n    </parameter-->\n`;
    parts.push(part);
    length += part.length;
  }
  return parts.join('');
}

/** An XML text as large as asked for: filled up before its last end tag. */
export function growXml(text, bytes, number) {
  const end = text.lastIndexOf('</');
  return bytes <= text.length || end < 0 ? text : `${text.slice(0, end)}${filler(bytes - text.length, number)}${text.slice(end)}`;
}

/** A properties text as large as asked for; without `setting`, by comments alone. */
export function growProperties(text, bytes, setting = undefined) {
  const lines = [text];
  for (let length = text.length, at = 0; length < bytes; at += 1) {
    const line = at % 3 === 0 && setting ? `${setting}.${at}=value of ${at}\n` : `# ${sentence}\n`;
    lines.push(line);
    length += line.length;
  }
  return lines.join('');
}

/**
 * A JKS with trusted certificates put to those it has, each a copy of `certificate` with a serial number of its own:
 * `count` of public CAs, which many stores have in common (`generation` says which), and one that no other `number` has.
 */
export function growJks(bytes, { password, certificate, count, generation, number }) {
  const header = Buffer.from(bytes.subarray(0, 8));
  const held = bytes.readUInt32BE(8);
  const entries = Array.from({ length: count }, (_, index) => trusted(`public-ca-${generation}-${index}`, withSerial(certificate, generation * 1000 + index)));
  entries.push(trusted(`own-${number}`, withSerial(certificate, 1_000_000 + number)));
  const amount = Buffer.alloc(4);
  amount.writeUInt32BE(held + entries.length);
  const body = Buffer.concat([header, amount, bytes.subarray(12, -20), ...entries]);
  return Buffer.concat([body, digest(body, password)]);
}

function trusted(alias, certificate) {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(2);
  const created = Buffer.alloc(8);
  created.writeBigUInt64BE(1_500_000_000_000n);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(certificate.length);
  return Buffer.concat([head, utf(alias), created, utf('X.509'), length, certificate]);
}

function utf(text) {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(Buffer.byteLength(text));
  return Buffer.concat([length, Buffer.from(text)]);
}

/** The digest at the end of a JKS, as JavaKeyStore computes it. */
function digest(body, password) {
  return createHash('sha1').update(Buffer.from(password, 'utf16le').swap16()).update('Mighty Aphrodite').update(body).digest();
}

/** The certificate with another serial number of the same length. Its signature does not hold any more; its size and shape do. */
function withSerial(certificate, number) {
  const copy = Buffer.from(certificate);
  // SEQUENCE, SEQUENCE, [0] version of five bytes, then the serial number.
  const at = 4 + 4 + 5;
  if (copy[at] !== 2) throw new Error('The certificate is not of the shape that this expects');
  copy.writeUInt32BE(number, at + 2 + copy[at + 1] - 4);
  return copy;
}

/** The first trusted certificate of a JKS that has one and nothing else before it. */
export function firstCertificate(bytes) {
  let at = 12 + 4;
  at += 2 + bytes.readUInt16BE(at) + 8;
  at += 2 + bytes.readUInt16BE(at);
  const length = bytes.readUInt32BE(at);
  return bytes.subarray(at + 4, at + 4 + length);
}
