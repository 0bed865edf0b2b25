// wso2-config use: makes the places of a home work with another keystore.

import { below, buildModel, passwordsOf, planUse, print, type Edit, type HomeModel, type UseGroup, type UsePlan } from '../core/index.ts';
import { nameOf, parentOf, inside, slashed } from '../disk/paths.ts';
import { readBytes } from '../disk/read.ts';
import { carryOut, changesOf } from './changes.ts';
import { confirm } from './confirm.ts';
import { reach, type Reached } from './homes.ts';
import { say, type Host } from './host.ts';
import { chooseKey } from './keystore-choice.ts';
import { linesIn } from './lines.ts';
import type { Options } from './options.ts';
import { settingsReader } from './settings.ts';
import { count, harmless, shownPath } from './style.ts';

/** Changes the places that the options choose; gives the exit status. */
export async function use(options: Options, host: Host): Promise<number> {
  const [operand, path] = options.operands as readonly [string, string];
  const file = slashed(operand, host.workingDirectory);
  if (typeof readBytes(file) === 'string') {
    say(host, `${operand} is no file that can be read`);
    return 2;
  }
  const reached = reach([path], host, Date.now());
  if (reached.hasWrongPath) return 2;
  const keystore = inside(reached.world.real(parentOf(file)), nameOf(file));
  const model = homeFor(keystore, reached, options, host);
  if (!model) return 2;
  const choice = await chooseKey(reached.world.real(file), reached, options, host);
  if (typeof choice === 'number') return choice;
  const plan = planUse(model, { ...choice, path: keystore, purposes: options.purposes, isAsked: reached.isAsked });
  const isMeant = ({ read }: { readonly read: boolean }): boolean => read || options.unread;
  const groups = plan.groups.filter(isMeant);
  const left = plan.left.filter(isMeant);
  if (!options.dryRun && !(await isAgreed(groups, options, host))) return 2;
  const edits = groups.flatMap((group) => group.edits);
  const secrets = [choice.password, choice.keyPassword, ...passwordsOf(model)];
  if (!carryOut(changesOf(reached.world, edits), secrets, options.dryRun, host)) return 2;
  report(model, { ...plan, groups, left }, options, host);
  return left.some(({ read }) => read) ? 1 : 0;
}

/** The home that is meant: the one that the keystore lies in, or the only one there is. */
function homeFor(keystore: string, reached: Reached, options: Options, host: Host): HomeModel | undefined {
  const { sites, world } = reached;
  const around = sites.filter(({ path }) => below(path, keystore) !== undefined).sort((a, b) => b.path.length - a.path.length);
  const site = around[0] ?? (sites.length === 1 ? sites[0] : undefined);
  if (!site) {
    say(host, `the keystore lies in none of the homes there: name one of them: ${sites.map(({ path }) => harmless(shownPath(path, host.workingDirectory))).join(', ')}`);
    return undefined;
  }
  const home = reached.home(site);
  if (!home.judged) {
    say(host, `${harmless(home.path)} is configured by deployment.toml: its other files are written from it, and are not changed`);
    return undefined;
  }
  return buildModel(home, world, settingsReader(options, host, world)(home));
}

async function isAgreed(groups: readonly UseGroup[], { yes, passwordStdin }: Options, host: Host): Promise<boolean> {
  const warnings = new Set(groups.flatMap(({ warning }) => (warning ? [print(warning)] : [])));
  if (warnings.size === 0 || yes) return true;
  for (const warning of warnings) say(host, warning);
  const agreed = passwordStdin ? undefined : await confirm('Change it all the same?', host);
  if (agreed !== true) say(host, agreed === undefined ? 'nothing was changed; --yes agrees to it' : 'nothing was changed');
  return agreed === true;
}

/** Says what was changed and what was not; beside the diff of a dry run, apart from it. */
function report({ home, world, uses }: HomeModel, { groups, left, notes }: UsePlan, options: Options, host: Host): void {
  const tell = (line: string): void => (options.dryRun ? host.error : host.out)(`${line}\n`);
  const lines = linesIn(world);
  const shown = (file: string): string => harmless(shownPath(file, host.workingDirectory));
  const at = ({ file, range }: Pick<Edit, 'file' | 'range'>): string => {
    const { line, character } = lines(file).position(range.start);
    return `${shown(file)}:${line + 1}:${character + 1}`;
  };
  for (const { label, edits, warning } of groups) {
    tell(`${print(label)}:`);
    for (const file of new Set(edits.map((edit) => edit.file))) {
      const own = [...new Set(edits.filter((edit) => edit.file === file).map(({ range }) => lines(file).position(range.start).line + 1))].sort((a, b) => a - b);
      tell(`  ${shown(file)} line ${own.join(', ')}`);
    }
    if (warning && options.dryRun) tell(`  ${print(warning)}`);
  }
  for (const place of left) tell(`${at(place.at)} left as it is: ${harmless(print(place.why))}`);
  for (const note of notes) tell(print(note));
  for (const role of options.purposes) {
    if (role !== 'all' && !uses.some((use) => use.role === role)) tell(`${harmless(shownPath(home.path, host.workingDirectory))} has no place of the role ${role}`);
  }
  const files = new Set(groups.flatMap(({ edits }) => edits.map(({ file }) => file))).size;
  const verb = options.dryRun ? 'to change' : 'changed';
  tell(files === 0 ? 'Nothing to change.' : `${count(groups.reduce((sum, { edits }) => sum + edits.length, 0), 'setting')} ${verb} in ${count(files, 'file')}.`);
}
