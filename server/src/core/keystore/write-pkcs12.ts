// Adds a trusted certificate to a PKCS12: as a part of its own behind the parts that are there, each of which stays byte for byte.

import type { Addition } from './add-certificate.ts';
import { content, explicit, octets, oid, readDer, sequence, tags, whole, type Der } from './der.ts';
import { passwordForms } from './password.ts';
import { decrypt, encrypt } from './pbe.ts';
import { macDigest, macOf } from './pkcs12.ts';
import { newWork } from './work.ts';
import { der, derBmp, derOid } from './write-der.ts';

const data = '1.2.840.113549.1.7.1';
const encryptedData = '1.2.840.113549.1.7.6';

/**
 * The file with the certificate, which is encrypted where others are, in the same way, and covered by the file's own kind of MAC.
 * Undefined where that cannot be done: the password is not the file's, or something of it is not understood.
 */
export function addToPkcs12(bytes: Uint8Array, password: string, addition: Addition): Uint8Array | undefined {
  const [version, authSafe, mac] = sequence(readDer(bytes)) ?? [];
  const safe = octets(explicit(sequence(authSafe)?.[1], 0));
  const parts = safe && readDer(safe);
  const scheme = (sequence(parts) ?? []).findLast((part) => oid(sequence(part)?.[0]) === encryptedData);
  const added = scheme ? encryptedPart(scheme, password, addition) : part(data, der(tags.octetString, contents(addition)));
  if (!version || !safe || !parts || !added) return undefined;
  const newSafe = der(tags.sequence, content(parts), added);
  const newMac = mac && macFor(mac, { safe, newSafe }, password);
  if (mac && !newMac) return undefined;
  return der(tags.sequence, whole(version), part(data, der(tags.octetString, newSafe)), ...(newMac ? [newMac] : []));
}

/** ContentInfo. */
const part = (type: string, inside: Uint8Array): Buffer => der(tags.sequence, derOid(type), der(0xa0, inside));

/** SafeContents with the certificate, under the attributes that the JDK goes by. */
function contents({ alias, der: certificate }: Addition): Buffer {
  const attribute = (type: string, value: Uint8Array): Buffer => der(tags.sequence, derOid(type), der(tags.set, value));
  // Trusted for any purpose, as the JDK writes it; without it a certificate is no entry of its own.
  const attributes = [attribute('1.2.840.113549.1.9.20', derBmp(alias)), attribute('2.16.840.1.113894.746875.1.1', derOid('2.5.29.37.0'))];
  const value = der(tags.sequence, derOid('1.2.840.113549.1.9.22.1'), der(0xa0, der(tags.octetString, certificate)));
  const bag = [derOid('1.2.840.113549.1.12.10.1.3'), der(0xa0, value), der(tags.set, ...attributes.sort((a, b) => Buffer.compare(a, b)))];
  return der(tags.sequence, der(tags.sequence, ...bag));
}

function encryptedPart(model: Der, password: string, addition: Addition): Buffer | undefined {
  const [, algorithm, encrypted] = sequence(sequence(explicit(sequence(model)?.[1], 0))?.[1]) ?? [];
  const held = octets(encrypted, 0x80);
  const fresh = algorithm && withFreshSalt(algorithm, addition.random);
  if (!algorithm || !held || !fresh) return undefined;
  const opens = (form: string): boolean => {
    const plain = decrypt({ algorithm, data: held }, form, newWork());
    return typeof plain !== 'string' && sequence(readDer(plain.plain)) !== undefined;
  };
  const form = passwordForms(password).find(opens);
  const sealed = form === undefined ? undefined : encrypt(fresh, contents(addition), form, newWork());
  if (!(sealed instanceof Uint8Array)) return undefined;
  const info = der(tags.sequence, derOid(data), whole(fresh), der(0x80, sealed));
  return part(encryptedData, der(tags.sequence, der(tags.integer, Buffer.from([0])), info));
}

/** The same AlgorithmIdentifier with another salt, and another IV where it names one. */
function withFreshSalt(algorithm: Der, random: Addition['random']): Der | undefined {
  const parameters = sequence(sequence(algorithm)?.[1]) ?? [];
  const isPbes2 = oid(sequence(algorithm)?.[0]) === '1.2.840.113549.1.5.13';
  const salts = isPbes2 ? [sequence(sequence(parameters[0])?.[1])?.[0], sequence(parameters[1])?.[1]] : [parameters[0]];
  const copy = Buffer.from(whole(algorithm));
  for (const salt of salts) {
    if (salt?.tag !== tags.octetString) return undefined;
    copy.set(random(salt.end - salt.start), salt.start - algorithm.outer);
  }
  return readDer(copy);
}

/** The file's own MacData with the value for the new safe. */
function macFor(mac: Der, { safe, newSafe }: { readonly safe: Uint8Array; readonly newSafe: Uint8Array }, password: string): Uint8Array | undefined {
  const held = macDigest(mac);
  const expected = octets(held);
  if (held?.tag !== tags.octetString || !expected) return undefined;
  const valueOf = (text: Uint8Array, form: string): Uint8Array | undefined => {
    const value = macOf(mac, text, form, newWork());
    return value instanceof Uint8Array ? value : undefined;
  };
  const form = passwordForms(password).find((each) => Buffer.compare(valueOf(safe, each) ?? new Uint8Array(), expected) === 0);
  const value = form === undefined ? undefined : valueOf(newSafe, form);
  if (value?.length !== expected.length) return undefined;
  const copy = Buffer.from(whole(mac));
  copy.set(value, held.start - mac.outer);
  return copy;
}
