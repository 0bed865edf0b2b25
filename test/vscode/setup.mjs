// Makes the VS Code of the tests ready: its packages from the npm registry, two native modules compiled here, and a Chromium.
//   node test/vscode/setup.mjs [--oldest]
// code-server has an install script of its own; it wants Kerberos headers and more that no test needs, so we do its work in part.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { aptInstall, onPath } from './apt.mjs';
import { chosenAge, chromiumProgram, codeServerFolder, nodeFolder, packageFolder } from './places.mjs';

// Without them the server starts, but prints a page of stack at each; the rest comes compiled or is not needed.
const compiled = { newest: ['@vscode/spdlog', '@vscode/native-watchdog'], oldest: ['@vscode/spdlog', '@vscode/native-watchdog', 'node-pty', 'argon2'] };

/** What npm set for the script that started us speaks of another package; only where packages come from holds here, too. */
const plainEnvironment = () =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name) || /^npm_config_(cache|registry|userconfig)$/i.test(name)));

function npm(folder, args, { env = {}, stdio = ['ignore', 'ignore', 'inherit'] } = {}) {
  const shell = process.platform === 'win32';
  execFileSync('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder, stdio, env: { ...plainEnvironment(), ...env }, shell });
}

const isCompiled = folder => ['build/Release', 'lib/binding/napi-v3']
  .map(place => path.join(folder, place))
  .some(place => fs.existsSync(place) && fs.readdirSync(place).some(name => name.endsWith('.node')));

/** argon2 lies beside code-server, the others inside its VS Code. */
const nativeModule = (age, name) => [path.join(codeServerFolder(age), 'lib', 'vscode'), codeServerFolder(age), packageFolder(age)]
  .map(root => ({ root, folder: path.join(root, 'node_modules', name) }))
  .find(({ folder }) => fs.existsSync(folder));

function compile(age) {
  const node = nodeFolder(age);
  // Headers lie in the registry's package of Node: nothing has to be downloaded from elsewhere.
  const headers = node === undefined ? {} : { npm_config_nodedir: node, PATH: path.join(node, 'bin') + path.delimiter + process.env.PATH };
  for (const name of compiled[age]) {
    const found = nativeModule(age, name);
    if (found === undefined || isCompiled(found.folder)) continue;
    const args = ['rebuild', '--ignore-scripts=false', '--foreground-scripts=false', name];
    let trouble = '';
    try {
      npm(found.root, args, { env: headers, stdio: ['ignore', 'ignore', 'pipe'] });
    } catch (error) {
      // node-pty compiles and then fails in a script of its own that is about packaging.
      trouble = String(error.stderr ?? error);
    }
    if (!isCompiled(found.folder)) throw new Error(`${trouble}\n${name} could not be compiled: is there a C++ compiler (g++, make, python3)?`);
  }
}

/** VS Code 1.100 looks for a ripgrep that its own package would download; the machine's is as good. */
function linkRipgrep(age) {
  const wanted = path.join(codeServerFolder(age), 'lib', 'vscode', 'node_modules', '@vscode', 'ripgrep', 'bin', 'rg');
  if (age !== 'oldest' || fs.existsSync(wanted)) return;
  const own = execFileSync('sh', ['-c', 'command -v rg'], { encoding: 'utf8' }).trim();
  fs.mkdirSync(path.dirname(wanted), { recursive: true });
  fs.symlinkSync(own, wanted);
}

const chromium = { packages: ['chromium'], why: 'it shows the VS Code of the tests' };

function installTools(age) {
  const missing = [];
  const tools = Object.entries({ 'g++': 'g++', make: 'make', python3: 'python3' }).filter(([program]) => !onPath(program));
  if (tools.length > 0) missing.push({ packages: tools.map(([, name]) => name), why: 'its native modules are compiled' });
  if (age === 'oldest' && !onPath('rg')) missing.push({ packages: ['ripgrep'], why: 'it searches with it' });
  aptInstall(missing);
}

/** Makes one VS Code ready; quick where it is. `browser: false` leaves the Chromium out. */
export function setUp(age = chosenAge(), { browser = true } = {}) {
  if (browser && chromiumProgram() === undefined) aptInstall([chromium]);
  const folder = packageFolder(age);
  const lock = fs.readFileSync(path.join(folder, 'package-lock.json'));
  const stamp = createHash('sha256').update(lock).update(fs.readFileSync(new URL(import.meta.url))).digest('hex');
  const stampFile = path.join(folder, 'node_modules', '.ready');
  if (fs.existsSync(stampFile) && fs.readFileSync(stampFile, 'utf8') === stamp) return;
  installTools(age);
  console.log(`Setting up ${age === 'oldest' ? 'the oldest' : 'a'} VS Code for the tests: half a minute, once …`);
  npm(folder, ['ci']);
  const inside = path.join(codeServerFolder(age), 'lib', 'vscode');
  // `npm ci` finds its shrinkwrap a package short; `npm install` takes the versions of the shrinkwrap as well.
  npm(inside, ['install', '--omit=dev', '--ignore-scripts']);
  npm(path.join(inside, 'extensions'), ['install', '--omit=dev', '--ignore-scripts']);
  compile(age);
  linkRipgrep(age);
  fs.writeFileSync(stampFile, stamp);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    setUp(process.argv.includes('--oldest') ? 'oldest' : 'newest');
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
