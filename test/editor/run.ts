// Runs the tests of suite/ in a VS Code, on a home in a temporary folder.
//   run.js [--installed]       with --installed the extension comes from wso2-config.vsix, as a person has it
// VSCODE_EXECUTABLE names a VS Code; else one is downloaded where that is possible, else the one of test/vscode runs in a browser.

import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { makeHome, temporaryFolder } from './home.ts';

const root = resolve(__dirname, '..', '..');
const shim = join(root, 'test', 'vscode', 'shim.mjs');

/** Whether a desktop VS Code can be had and shown here. The probe is short: most machines answer at once or never. */
async function desktopCanBeHad(): Promise<boolean> {
  const screen = process.platform !== 'linux' || (process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']) !== undefined;
  if (!screen || process.env['CI'] !== undefined) return false;
  try {
    const answer = await fetch('https://update.code.visualstudio.com/api/releases/stable', { signal: AbortSignal.timeout(3000) });
    return answer.ok;
  } catch {
    return false;
  }
}

/** The program to run the tests with; undefined leaves it to @vscode/test-electron to download one. */
async function executable(): Promise<string | undefined> {
  const named = process.env['VSCODE_EXECUTABLE'];
  if (named !== undefined) return named;
  const oldest = process.env['VSCODE_AGE'] === 'oldest';
  return !oldest && (await desktopCanBeHad()) ? undefined : shim;
}

/** Installs the .vsix into a folder of extensions, and gives a small extension that only brings the tests along. */
function install(folder: string): { extensions: string; development: string } {
  const extensions = join(folder, 'extensions');
  const development = join(folder, 'tests');
  mkdirSync(extensions);
  mkdirSync(development);
  writeFileSync(join(development, 'package.json'), JSON.stringify({ name: 'tests', publisher: 'tests', version: '0.0.1', engines: { vscode: '*' } }));
  const script = `import(${JSON.stringify(join(root, 'test', 'vscode', 'server.mjs'))}).then(({ installExtension }) => installExtension(...process.argv.slice(1)))`;
  const done = spawnSync(process.execPath, ['-e', script, join(root, 'wso2-config.vsix'), extensions], { stdio: 'inherit' });
  if (done.status !== 0) throw new Error('wso2-config.vsix could not be installed: is it built (npm run package)?');
  return { extensions, development };
}

async function main(): Promise<void> {
  const folder = temporaryFolder();
  try {
    const workspace = join(folder, 'opened');
    makeHome(join(workspace, 'am'), { keystore: join(root, 'test', 'editor', 'fixture', 'wso2carbon.jks') });
    const installed = process.argv.includes('--installed') ? install(folder) : undefined;
    const program = installed === undefined ? await executable() : shim;
    await runTests({
      ...(program === undefined ? {} : { vscodeExecutablePath: program }),
      extensionDevelopmentPath: installed?.development ?? root,
      extensionTestsPath: join(__dirname, 'suite', 'index'),
      launchArgs: [workspace, ...(installed === undefined ? ['--disable-extensions'] : ['--extensions-dir', installed.extensions])],
      extensionTestsEnv: installed === undefined ? {} : { EDITOR_INSTALLED: installed.extensions },
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  console.error(String(error));
  process.exitCode = 1;
});
