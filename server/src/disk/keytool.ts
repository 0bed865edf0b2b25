// Asks the JDK's keytool, where there is one, whether it finds a certificate in a keystore: a second reader beside our own.

import { accessSync, constants } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** The keytool of JAVA_HOME, else of PATH. */
export function findKeytool(environment: Environment): string | undefined {
  const { JAVA_HOME = '', PATH = '' } = environment;
  const folders = [...(JAVA_HOME === '' ? [] : [join(JAVA_HOME, 'bin')]), ...PATH.split(delimiter)].filter(isAbsolute);
  return folders.map((folder) => join(folder, process.platform === 'win32' ? 'keytool.exe' : 'keytool')).find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A certificate that should be in the copy of a keystore. */
export interface Question {
  readonly original: string;
  readonly copy: string;
  readonly password: string;
  readonly alias: string;
  readonly der: Uint8Array;
}

const variable = 'WSO2_CONFIG_STORE_PASSWORD';
const patience = 30_000;

/** False only where keytool reads the keystore but not the copy, or finds another certificate in it. */
export async function keytoolAgrees(keytool: string, { original, copy, password, alias, der }: Question, environment: Environment): Promise<boolean> {
  // Whether it gets other letters right depends on the locale that it runs in.
  if (![password, alias].every((text) => /^[\x20-\x7e]+$/.test(text))) return true;
  // Most runs start no program, and the module takes a while to load.
  const { execFile } = await import('node:child_process');
  const run = (...options: string[]): Promise<Buffer | undefined> => new Promise((resolve) => {
    // In the environment, where no list of processes shows it.
    const started = execFile(keytool, [...options, '-storepass:env', variable], { env: { ...environment, [variable]: password }, timeout: patience, encoding: 'buffer', windowsHide: true },
      (error, out) => resolve(error ? undefined : out));
    started.stdin?.end();
  });
  const found = await run('-exportcert', '-alias', alias, '-keystore', copy);
  if (found && Buffer.compare(found, der) === 0) return true;
  // It may be a keystore that this JDK reads in no case.
  return (await run('-list', '-keystore', original)) === undefined;
}
