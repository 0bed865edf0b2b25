// What the command line is to trust: a certificate of a file, or of an entry of a keystore.

import { existsSync } from 'node:fs';
import { chainOf, harmless, offerOf, openKeystore, plainAlias, readCertificateFile, type Certificate, type Entry, type HomeModel, type Opened, type TrustOffer } from '../core/index.ts';
import { nameOf, slashed } from '../disk/paths.ts';
import { readBytes } from '../disk/read.ts';
import type { Host } from './host.ts';
import type { Options } from './options.ts';

/** The certificate to add, or what is wrong with what was given. */
export function trustSource(model: HomeModel, { operands, alias, as }: Options, host: Host): TrustOffer | { readonly wrong: string } {
  const operand = operands[0]!;
  const path = slashed(operand, host.workingDirectory);
  const found = readBytes(path);
  if (typeof found === 'string') return { wrong: `${operand} ${found === 'too-large' ? 'is over 16 MiB' : existsSync(path) ? 'cannot be read' : 'does not exist'}` };
  const file = readCertificateFile(found.bytes);
  if (file && alias !== undefined) return { wrong: `${operand} is no keystore: --alias is of no use` };
  const offer = file ? fromFile(operand, file.certificates) : fromKeystore(operand, openedAt(model, path, found.bytes), alias);
  return 'wrong' in offer || as === undefined ? offer : { ...offer, alias: as };
}

function fromFile(operand: string, certificates: readonly Certificate[]): TrustOffer | { readonly wrong: string } {
  const chain = chainOf(certificates);
  const alias = plainAlias(nameOf(slashed(operand)).replace(/\.\w+$/, ''));
  return (chain && offerOf(chain, alias)) ?? { wrong: `${operand} holds ${certificates.length} certificates that are no chain: give them one by one` };
}

/** The keystore as the home opens it, or as much of it as lies open. */
function openedAt({ uses, world }: HomeModel, path: string, bytes: Uint8Array): Opened {
  const { real } = world.look(path);
  const known = uses.find(({ target, keystore }) => target.kind === 'path' && target.real === real && keystore?.state === 'open')?.keystore;
  return known ?? openKeystore(bytes, undefined, undefined);
}

function fromKeystore(operand: string, { state, entries, complete }: Opened, alias: string | undefined): TrustOffer | { readonly wrong: string } {
  if (state !== 'open' && state !== 'locked') return { wrong: `${operand} is neither a file of certificates nor a keystore` };
  const usable = entries.filter(({ chain }) => chain.length > 0);
  const keys = usable.filter(({ kind }) => kind === 'key');
  const choices = alias === undefined ? (keys.length > 0 ? keys : usable) : usable.filter((entry) => entry.alias.toLowerCase() === alias.toLowerCase());
  const [entry, ...others] = choices;
  if (entry && others.length === 0) return offerOf(entry.chain, entry.alias)!;
  if (!complete) return { wrong: `${operand} cannot be listed without its password, which this home does not have: export the certificate into a file` };
  if (entry) return { wrong: `${operand} holds several, name one with --alias: ${choices.map((each: Entry) => harmless(each.alias)).join(', ')}` };
  return { wrong: alias === undefined ? `${operand} holds no certificate` : `${operand} holds no certificate under the alias ${alias}` };
}
