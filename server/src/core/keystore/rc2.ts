// RC2 (RFC 2268) in CBC mode: Java 8 and `openssl -legacy` encrypt certificates with it, OpenSSL 3 has it no more.

// Section 2: digits of pi.
const pi = Buffer.from([
  'd978f9c419ddb5ed28e9fd794aa0d89dc67e37832b76538e624c6488448bfba2179a59f587b34f1361456d8d09817d32bd8f40eb86b77b0bf09521225c6b4e82',
  '54d66593ce60b21c7356c014a78cf1dc1275ca1f3bbee4d1423dd430a33cb6266fbf0eda4669075727f21d9bbc944303f811c7f690ef3ee706c3d52fc8661ed7',
  '08e8eade8052eef784aa72ac354d6a2a961ad2715a1549744b9fd05e0418a4ecc2e0416e0f51cbcc2491af50a1f47039997c3a8523b8b47afc02365b25559731',
  '2d5dfa98e38a92ae05df2910676cbac9d300e6cfe19ea82c6316013f58e289a90d38341bab33ffb0bb480c5fb9b1cd2ec5f3db47e5a59c770aa62068fe7fc1ad',
].join(''), 'hex');

/** Decrypts whole blocks of 8 bytes; the padding stays. `key`: of 5 or 16 bytes, which are all effective. */
export function decryptRc2(key: Uint8Array, iv: Uint8Array, data: Uint8Array): Uint8Array {
  const words = expandKey(key);
  const input = Buffer.from(data);
  const plain = Buffer.alloc(input.length - (input.length % 8));
  const block = new Uint16Array(4);
  let previous: Buffer = Buffer.from(iv);
  for (let at = 0; at < plain.length; at += 8) {
    for (let i = 0; i < 4; i++) block[i] = input.readUInt16LE(at + i * 2);
    decryptBlock(words, block);
    for (let i = 0; i < 4; i++) plain.writeUInt16LE(block[i]! ^ previous.readUInt16LE(i * 2), at + i * 2);
    previous = input.subarray(at, at + 8);
  }
  return plain;
}

/** Encrypts whole blocks of 8 bytes, padded already. */
export function encryptRc2(key: Uint8Array, iv: Uint8Array, padded: Uint8Array): Uint8Array {
  const words = expandKey(key);
  const input = Buffer.from(padded);
  const encrypted = Buffer.alloc(input.length - (input.length % 8));
  const block = new Uint16Array(4);
  let previous: Buffer = Buffer.from(iv);
  for (let at = 0; at < encrypted.length; at += 8) {
    for (let i = 0; i < 4; i++) block[i] = input.readUInt16LE(at + i * 2) ^ previous.readUInt16LE(i * 2);
    encryptBlock(words, block);
    for (let i = 0; i < 4; i++) encrypted.writeUInt16LE(block[i]!, at + i * 2);
    previous = encrypted.subarray(at, at + 8);
  }
  return encrypted;
}

// Section 2, for as many effective bits as the key has.
function expandKey(key: Uint8Array): Uint16Array {
  const size = key.length;
  const l = new Uint8Array(128);
  l.set(key);
  for (let i = size; i < 128; i++) l[i] = pi[(l[i - 1]! + l[i - size]!) & 0xff]!;
  l[128 - size] = pi[l[128 - size]!]!;
  for (let i = 127 - size; i >= 0; i--) l[i] = pi[l[i + 1]! ^ l[i + size]!]!;
  return Uint16Array.from({ length: 64 }, (_, i) => l[2 * i]! + 256 * l[2 * i + 1]!);
}

// Section 4: five mixing rounds, a mashing, six, a mashing, five, all backwards.
function decryptBlock(k: Uint16Array, r: Uint16Array): void {
  for (let round = 15; round >= 0; round--) {
    r[3] = rotateRight(r[3]!, 5) - k[round * 4 + 3]! - (r[2]! & r[1]!) - (~r[2]! & r[0]!);
    r[2] = rotateRight(r[2]!, 3) - k[round * 4 + 2]! - (r[1]! & r[0]!) - (~r[1]! & r[3]);
    r[1] = rotateRight(r[1]!, 2) - k[round * 4 + 1]! - (r[0]! & r[3]) - (~r[0]! & r[2]);
    r[0] = rotateRight(r[0]!, 1) - k[round * 4]! - (r[3] & r[2]) - (~r[3] & r[1]);
    if (round !== 11 && round !== 5) continue;
    r[3] -= k[r[2] & 63]!;
    r[2] -= k[r[1] & 63]!;
    r[1] -= k[r[0] & 63]!;
    r[0] -= k[r[3] & 63]!;
  }
}

// Section 3: the same forwards.
function encryptBlock(k: Uint16Array, r: Uint16Array): void {
  for (let round = 0; round < 16; round++) {
    r[0] = rotateLeft(r[0]! + k[round * 4]! + (r[3]! & r[2]!) + (~r[3]! & r[1]!), 1);
    r[1] = rotateLeft(r[1]! + k[round * 4 + 1]! + (r[0] & r[3]!) + (~r[0] & r[2]!), 2);
    r[2] = rotateLeft(r[2]! + k[round * 4 + 2]! + (r[1] & r[0]) + (~r[1] & r[3]!), 3);
    r[3] = rotateLeft(r[3]! + k[round * 4 + 3]! + (r[2] & r[1]) + (~r[2] & r[0]), 5);
    if (round !== 4 && round !== 10) continue;
    r[0] += k[r[3] & 63]!;
    r[1] += k[r[0] & 63]!;
    r[2] += k[r[1] & 63]!;
    r[3] += k[r[2] & 63]!;
  }
}

function rotateLeft(sum: number, bits: number): number {
  const word = sum & 0xffff;
  return ((word << bits) | (word >>> (16 - bits))) & 0xffff;
}

function rotateRight(word: number, bits: number): number {
  return ((word >>> bits) | (word << (16 - bits))) & 0xffff;
}
