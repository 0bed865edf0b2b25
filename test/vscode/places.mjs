// Where the parts of the two VS Codes lie: the newest, and the oldest that the manifest allows.
import fs from 'node:fs';
import path from 'node:path';

const here = import.meta.dirname;

/** The VS Code to use: `newest`, or `oldest` where VSCODE_AGE says so. */
export const chosenAge = () => (process.env.VSCODE_AGE === 'oldest' ? 'oldest' : 'newest');

/** The folder whose package.json names the code-server. */
export const packageFolder = (age = chosenAge()) => (age === 'oldest' ? path.join(here, 'oldest') : here);

export const codeServerFolder = (age = chosenAge()) => path.join(packageFolder(age), 'node_modules', 'code-server');

/** The Node that goes with it, headers included, from the npm registry; undefined where there is none for this machine. */
export function nodeFolder(age = chosenAge()) {
  const folder = path.join(packageFolder(age), 'node_modules', `node-${process.platform}-${process.arch}`);
  return fs.existsSync(folder) ? folder : undefined;
}

/** The program that runs code-server. */
export function nodeProgram(age = chosenAge()) {
  const folder = nodeFolder(age);
  return folder === undefined ? process.execPath : path.join(folder, 'bin', 'node');
}

const chromiums = [
  '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The Chromium of this machine, or the one that CHROMIUM names; undefined where there is none. */
export const chromiumProgram = () => process.env.CHROMIUM ?? chromiums.find(file => fs.existsSync(file));
