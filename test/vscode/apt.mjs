// Installs what npm cannot bring, where this person may: through apt, as root or with a sudo that asks for no password.
import { spawnSync } from 'node:child_process';
import process from 'node:process';

const succeeds = (program, args) => spawnSync(program, args, { stdio: 'ignore' }).status === 0;

/** Whether a program can be started by its name. */
export const onPath = program => succeeds('sh', ['-c', `command -v ${program}`]);

/** The words to put before apt-get; undefined where nothing may be installed. */
function leave() {
  if (process.platform !== 'linux' || !onPath('apt-get')) return undefined;
  if (process.getuid?.() === 0) return [];
  return onPath('sudo') && succeeds('sudo', ['-n', 'true']) ? ['sudo', '-n'] : undefined;
}

/**
 * Installs Debian packages. Throws one sentence that says what to install by hand where that cannot be done from here.
 * `wanted` lists what is missing: { packages, why }.
 */
export function aptInstall(wanted) {
  const packages = wanted.flatMap(each => each.packages);
  if (packages.length === 0) return;
  const sentence = `Please install ${packages.join(', ')} (${wanted.map(each => each.why).join('; ')}) and try again.`;
  const before = leave();
  if (before === undefined) throw new Error(sentence);
  const apt = (...args) => {
    const [program, ...rest] = [...before, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args];
    return spawnSync(program, rest, { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
  };
  console.log(`Installing ${packages.join(', ')} …`);
  const install = () => apt('install', '-y', '-q', '--no-install-recommends', ...packages);
  const installed = (apt('update', '-q') && install()) || install();
  if (!installed) throw new Error(sentence);
}
