// The keystore that `use` is given: opened with its passwords, and the key in it that is meant.

import type { Entry, Opened } from '../core/index.ts';
import { say, type Host } from './host.ts';
import type { Reached } from './homes.ts';
import type { Options } from './options.ts';
import { readPassword } from './password.ts';
import { harmless } from './style.ts';

export interface Choice {
  readonly opened: Opened;
  readonly password: string;
  readonly keyPassword: string;
  /** Undefined where no key is needed. */
  readonly alias: string | undefined;
}

/** The choice, or the exit status where there is none; why is said. */
export async function chooseKey(real: string, { world }: Reached, options: Options, host: Host): Promise<Choice | number> {
  const read = await readPassword(options, host);
  if (read === 'interrupted') return 2;
  const { password } = read;
  if (password === undefined) {
    say(host, 'the password of the keystore is needed: in WSO2_KEYSTORE_PASSWORD, on standard input with --password-stdin, or typed on a terminal');
    return 2;
  }
  const keyPassword = host.environment['WSO2_KEY_PASSWORD'] || password;
  const opened = world.open(real, password, keyPassword);
  if (opened.state !== 'open') {
    say(host, opened.state === 'locked' ? 'the password does not open the keystore' : `the keystore is ${opened.state}${opened.reason === undefined ? '' : `: ${opened.reason}`}`);
    return 1;
  }
  const key = keyOf(opened, options);
  if (typeof key === 'string') {
    say(host, key);
    return 2;
  }
  if (key && key.keyOpens !== true) {
    say(host, `the ${keyPassword === password ? 'password of the keystore' : 'key password'} does not open the key ${harmless(key.alias)}; a key password comes from WSO2_KEY_PASSWORD`);
    return 1;
  }
  return { opened, password, keyPassword, alias: key?.alias };
}

/** The key that is meant, or what is missing to know it. */
function keyOf({ entries }: Opened, { alias, purposes }: Options): Entry | string | undefined {
  const keys = entries.filter(({ kind }) => kind === 'key');
  if (alias !== undefined) {
    const same = keys.filter((key) => key.alias.toLowerCase() === alias.toLowerCase());
    const key = same.find((each) => each.alias === alias) ?? same[0];
    return key ?? `the keystore holds no key ${harmless(alias)}; its keys: ${names(keys)}`;
  }
  if (keys.length === 1) return keys[0];
  if (purposes.every((purpose) => purpose === 'truststore')) return undefined;
  return keys.length === 0 ? 'the keystore holds no key' : `the keystore holds several keys: say with --alias which one is meant, ${names(keys)}`;
}

const names = (keys: readonly Entry[]): string => (keys.length === 0 ? 'none' : keys.map(({ alias }) => harmless(alias)).join(', '));
