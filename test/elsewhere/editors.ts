// Editors other than VS Code, set up as the page about them says, on a home of their own.

import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundle, scratch } from '../disk/homes.ts';

const root = join(import.meta.dirname, '../..');

/** The set-ups on the page that are in a language, in their order. */
export const setUps = (language: string): readonly string[] => {
  const page = readFileSync(join(root, 'docs/editors.md'), 'utf8');
  return [...page.matchAll(/^```(\w+)\n(.*?)^```$/gms)].filter(([, each]) => each === language).map(([, , text]) => text!);
};

export const isInstalled = (...command: readonly [string, ...string[]]): boolean => spawnSync(command[0], command.slice(1), { stdio: 'ignore' }).status === 0;

export interface Place {
  readonly home: string;
  readonly carbon: string;
  /** What carbon.xml was, in Latin-1, which it is in. */
  readonly before: string;
  /** Writes a set-up that starts the server of the present source; gives the file. */
  readonly setUp: (name: string, text: string) => string;
  /** Runs an editor; gives what its script has written to the file in RESULT. */
  readonly run: (command: readonly [string, ...string[]], input?: string) => unknown;
  readonly remove: () => void;
}

/** A copy of the sample home, whose carbon.xml is not UTF-8, and an editor's folders. */
export async function place(): Promise<Place> {
  const { path, remove } = scratch();
  const server = await bundle('lsp', join(path, 'wso2-config'));
  const home = join(path, 'home');
  cpSync(join(root, 'test/homes/sample/home'), home, { recursive: true });
  const carbon = join(home, 'repository/conf/carbon.xml');
  const before = readFileSync(carbon, 'latin1').replace('<Name>', '<!-- \u00e4 -->\n    <Name>');
  writeFileSync(carbon, before, 'latin1');
  const result = join(path, 'result.json');
  const own = join(path, 'own');
  mkdirSync(own);
  return {
    home,
    carbon,
    before,
    setUp: (name, text) => {
      writeFileSync(join(path, name), text.replaceAll('/opt/wso2-config/dist/server.js', server));
      return join(path, name);
    },
    run: ([program, ...args], input = '') => {
      const { stderr, signal } = spawnSync(program, args, {
        cwd: home, input, encoding: 'utf8', timeout: 100_000,
        env: { ...process.env, HOME: own, XDG_CONFIG_HOME: own, XDG_STATE_HOME: own, XDG_CACHE_HOME: own, XDG_DATA_HOME: own, RESULT: result, HOME_OF_SERVER: home },
      });
      if (!existsSync(result)) throw new Error(`${program} wrote no result (${signal ?? 'ended'}): ${stderr.slice(-2000)}`);
      return JSON.parse(readFileSync(result, 'utf8')) as unknown;
    },
    remove,
  };
}
