// Whether Java reads a certificate at all: of a keystore with one that it does not read, it refuses everything.

import { curveSizes } from './algorithm.ts';
import { bitLength, content, explicit, octets, oid, readDer, sequence, tags, whole, type Der } from './der.ts';

/** False where the JDK (sun.security.x509) is known to refuse the certificate, although it can be read with good will. */
export function isReadByJava(der: Uint8Array): boolean {
  const [body, algorithm, signature, ...more] = sequence(readDer(der)) ?? [];
  const fields = sequence(body) ?? [];
  const hasVersion = fields[0]?.tag === 0xa0;
  const [serial, signed, issuer, validity, subject, key, ...rest] = hasVersion ? fields.slice(1) : fields;
  const version = hasVersion ? content(explicit(fields[0], 0) ?? fields[0]!)[0] ?? 9 : 0;
  return signature?.tag === tags.bitString && more.length === 0 && isSame(algorithm, signed) && serial?.tag === tags.integer && content(serial).length > 0
    && isFilled(issuer) && (sequence(validity) ?? []).every(isTime) && isKey(key) && isRest(rest, version, isFilled(subject));
}

const isSame = (one: Der | undefined, other: Der | undefined): boolean => one !== undefined && other !== undefined && Buffer.compare(whole(one), whole(other)) === 0;

const isFilled = (name: Der | undefined): boolean => (sequence(name)?.length ?? 0) > 0;

/** Without its century. */
const time = /^\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d(?:Z|[0-5]\d(?:[.,]\d+)?(?:Z|[+-](?:[01]\d|2[0-3])[0-5]\d))$/;

function isTime(field: Der): boolean {
  const text = Buffer.from(content(field)).toString('latin1');
  return time.test(field.tag === tags.generalizedTime ? text.slice(2) : text);
}

/** Keys of algorithms that it does not know it takes as they are. */
function isKey(key: Der | undefined): boolean {
  const [identifier, bits] = sequence(key) ?? [];
  const [name, parameters] = sequence(identifier) ?? [];
  const id = oid(name);
  if (id === '1.2.840.10045.2.1') return curveSizes[oid(parameters) ?? ''] !== undefined;
  if (id !== '1.2.840.113549.1.1.1' || !bits) return id !== undefined;
  const size = bitLength(sequence(readDer(bits.source, bits.start + 1, bits.end))?.[0]) ?? 0;
  return size >= 512 && size <= 16_384;
}

/** What may follow the key: nothing in version 1 (0), no extensions in version 2. Without a subject, the critical other names stand for it. */
function isRest(rest: readonly Der[], version: number, hasSubject: boolean): boolean {
  const extensions = sequence(explicit(rest.find(({ tag }) => tag === 0xa3), 3));
  const ids = (extensions ?? []).map((extension) => oid(sequence(extension)?.[0]));
  if (version > 2 || (version === 0 && rest.length > 0) || (version === 1 && extensions) || new Set(ids).size < ids.length) return false;
  return (extensions ?? []).every(isExtension) && (hasSubject || (extensions ?? []).some(isCriticalNames));
}

const isExtension = (extension: Der): boolean => octets(sequence(extension)?.at(-1)) !== undefined;

function isCriticalNames(extension: Der): boolean {
  const [id, flag] = sequence(extension) ?? [];
  return oid(id) === '2.5.29.17' && flag?.tag === tags.boolean && content(flag)[0] !== 0;
}
