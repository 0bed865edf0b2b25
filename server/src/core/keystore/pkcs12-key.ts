// Keys from passwords in the manner of PKCS12 itself (RFC 7292, appendix B).

import { digest, digestAgain } from './hash.ts';

/** What a key is for: the `ID` byte of appendix B.3. */
export const purpose = { key: 1, iv: 2, mac: 3 } as const;

export interface KeyRequest {
  readonly digest: string;
  readonly purpose: number;
  readonly password: string;
  readonly salt: Uint8Array;
  readonly iterations: number;
  readonly length: number;
}

/** Digests that the JDK and OpenSSL use here, with the size of their value and of their block. */
export const digestSizes: Readonly<Record<string, readonly [size: number, block: number]>> = {
  sha1: [20, 64], sha224: [28, 64], sha256: [32, 64], sha384: [48, 128], sha512: [64, 128],
  'sha512-224': [28, 128], 'sha512-256': [32, 128],
};

/** How many rounds of the digest a key takes. */
export function roundsOf(request: Pick<KeyRequest, 'digest' | 'iterations' | 'length'>): number {
  return request.iterations * Math.ceil(request.length / (digestSizes[request.digest]?.[0] ?? 1));
}

/** The key, of `length` bytes. */
export function deriveKey(request: KeyRequest): Uint8Array {
  const [, block] = digestSizes[request.digest] ?? [0, 64];
  const diversifier = Buffer.alloc(block, request.purpose);
  const input = Buffer.concat([filled(request.salt, block), filled(encodePassword(request.password), block)]);
  const parts: Uint8Array[] = [];
  for (let size = 0; size < request.length;) {
    const first = digest(request.digest, Buffer.concat([diversifier, input]));
    const part = digestAgain(request.digest, first, request.iterations - 1);
    parts.push(part);
    size += part.length;
    addToBlocks(input, part, block);
  }
  return Buffer.concat(parts).subarray(0, request.length);
}

// An empty password has two forms. As in the JDK, one NUL stands for the one without even the two zeros at the end.
function encodePassword(password: string): Uint8Array {
  return password === '\0' ? Buffer.alloc(0) : Buffer.from(`${password}\0`, 'utf16le').swap16();
}

function filled(bytes: Uint8Array, block: number): Uint8Array {
  const size = Math.ceil(bytes.length / block) * block;
  return Uint8Array.from({ length: size }, (_, i) => bytes[i % bytes.length]!);
}

// Step 6.C: every block becomes block + part + 1, as big numbers.
function addToBlocks(input: Uint8Array, part: Uint8Array, block: number): void {
  for (let at = 0; at < input.length; at += block) {
    let carry = 1;
    for (let i = block - 1; i >= 0; i--) {
      carry += input[at + i]! + part[i % part.length]!;
      input[at + i] = carry;
      carry >>= 8;
    }
  }
}
