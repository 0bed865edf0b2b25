// Starts code-server: a VS Code whose window is a page and whose extensions run in a Node process, as on a remote machine.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { chosenAge, codeServerFolder, nodeProgram } from './places.mjs';
import { makeScratch } from './scratch.mjs';

/** Settings for a first window that shows nothing but what is asked of it, and asks nobody outside this machine. */
export const quietSettings = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  // A page saves by itself after a moment, a desktop does not; a test that types must not change its files.
  'files.autoSave': 'off',
  'git.enabled': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
};

// Each of these changes what code-server does: an address, a password, a window of the VS Code whose terminal this is.
const unwanted = /^(PORT|(HASHED_)?PASSWORD|GITHUB_TOKEN|CODE_SERVER_.*|VSCODE_(IPC_HOOK_CLI|PROXY_URI)|ELECTRON_RUN_AS_NODE|NODE_OPTIONS)$/;

function environment(folder) {
  const runtime = path.join(folder, 'r');
  fs.mkdirSync(runtime, { recursive: true, mode: 0o700 });
  const kept = Object.entries(process.env).filter(([name]) => !unwanted.test(name));
  // Sockets and logs go to our folder; an empty gallery means that no extension is looked for on the network.
  const own = { EXTENSIONS_GALLERY: '{"serviceUrl":""}', XDG_DATA_HOME: path.join(folder, 'x'), XDG_RUNTIME_DIR: runtime };
  return { ...Object.fromEntries(kept), ...own };
}

const entry = () => path.join(codeServerFolder(), 'out', 'node', 'entry.js');
const profile = (folder, { userData = path.join(folder, 'd'), extensions = path.join(folder, 'e') } = {}) => ({ userData, extensions });
const profileArguments = (folder, { userData, extensions }) =>
  ['--config', path.join(folder, 'config.yaml'), '--user-data-dir', userData, '--extensions-dir', extensions];

/** Installs a .vsix into a folder of extensions, as a person would by the command line. */
export async function installExtension(vsix, extensions) {
  const scratch = makeScratch();
  try {
    const places = profile(scratch.folder, { extensions });
    const args = [entry(), ...profileArguments(scratch.folder, places), '--install-extension', vsix];
    const child = spawn(nodeProgram(), args, { env: environment(scratch.folder), stdio: ['ignore', 'pipe', 'pipe'] });
    let printed = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', text => { printed += text; });
    const status = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
    if (status !== 0) throw new Error(`The extension could not be installed (${status}).\n${printed}`);
  } finally {
    await scratch.clear();
  }
}

function serverArguments(folder, places, { trust = false, log }) {
  const newest = chosenAge() === 'newest';
  return [
    entry(), ...profileArguments(folder, places), '--session-socket', path.join(folder, 's.sock'),
    '--bind-addr', '127.0.0.1:0', '--auth', 'none', '--disable-telemetry', '--disable-update-check',
    '--disable-getting-started-override', '--disable-proxy', ...(trust ? [] : ['--disable-workspace-trust']), ...(log === undefined ? [] : ['--log', log]),
    // Since 1.10x a built page ignores the extension under test in its address unless it is driven by a test. The oldest knows no such option.
    ...(newest ? ['--vscode-option', 'enable-smoke-test-driver'] : []),
  ];
}

/** The address that the server prints when it listens; rejects when it ends first or says nothing for a minute. */
function listening(child, onLine) {
  return new Promise((resolve, reject) => {
    let log = '';
    let rest = '';
    const fail = why => reject(new Error(`VS Code's server ${why}.\n${log}`));
    const timer = setTimeout(() => fail('did not start within a minute'), 60_000);
    const read = text => {
      log = (log + text).slice(-100_000);
      const lines = (rest + text).split('\n');
      rest = lines.pop();
      for (const line of lines) onLine?.(line);
      const address = /HTTP server listening on (http:\/\/[^\s/]+)/.exec(log);
      if (address === null) return;
      clearTimeout(timer);
      resolve(new URL(address[1]));
    };
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', read);
    child.once('error', error => fail(`could not be started (${error.message})`));
    child.once('exit', (code, signal) => { clearTimeout(timer); fail(`ended (${code ?? signal})`); });
  });
}

/**
 * Starts a server on a free port of this machine, with a fresh profile where none is given.
 * Takes { userData, extensions, settings, trust, log, onLine }: `trust` leaves workspace trust switched on, `log` is a level of the logs.
 * Gives { authority, userData, ended, stop }.
 */
export async function startServer({ userData, extensions, settings = {}, onLine, ...rest } = {}) {
  const scratch = makeScratch();
  const places = profile(scratch.folder, { userData, extensions });
  fs.mkdirSync(path.join(places.userData, 'User'), { recursive: true });
  fs.mkdirSync(places.extensions, { recursive: true });
  const all = { ...quietSettings, 'security.workspace.trust.enabled': rest.trust === true, ...settings };
  fs.writeFileSync(path.join(places.userData, 'User', 'settings.json'), JSON.stringify(all, null, 2));
  const child = spawn(nodeProgram(), serverArguments(scratch.folder, places, rest), {
    env: environment(scratch.folder), stdio: ['ignore', 'pipe', 'pipe'], detached: true,
  });
  if (child.pid !== undefined) scratch.own(child.pid);
  const ended = new Promise(resolve => child.once('exit', (code, signal) => resolve(code ?? signal)).once('error', resolve));
  const stop = async () => {
    child.kill('SIGTERM');
    await Promise.race([ended, new Promise(resolve => setTimeout(resolve, 5000).unref())]);
    // Extension hosts and language servers are of the same group: what is left of it ends here.
    await scratch.clear();
    await ended;
  };
  try {
    const { port } = await listening(child, onLine);
    return { authority: `localhost:${port}`, userData: places.userData, ended, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
