// From the paths on the command line to the homes they lead to, one after the other, each with its problems or uses.

import { buildModel, findSites, homeAt, type Home, type HomeModel, type Settings, type Site, type Source } from '../core/index.ts';
import { diskKeystores } from '../disk/keystores.ts';
import { isWithin, slashed } from '../disk/paths.ts';
import { workHere } from '../disk/worker.ts';
import { diskWorld, type DiskWorld } from '../disk/world.ts';
import { isReadable, say, type Host } from './host.ts';

/** The homes that the paths lead to, and whether each path led somewhere. */
export interface Reached {
  readonly world: DiskWorld;
  readonly sites: readonly Site[];
  /** Reads what home a site is, once, when it is asked for: files of homes that wait would lie about until it is their turn. */
  readonly home: (site: Site) => Home;
  /** Whether something in a file is asked for: it lies at or under a path. */
  readonly isAsked: (file: string) => boolean;
  /** Whether a path does not exist, cannot be read or leads to no home; it was said. */
  readonly hasWrongPath: boolean;
}

export const homeLooksLike = 'a home holds repository/conf (or conf) with carbon.xml or deployment.toml in it, or with files such as axis2/axis2.xml and user-mgt.xml';

/** Finds the homes that the paths lead to, and says which path leads to none. `edited`: texts that count over those on disk, by their files without links. */
export function reach(operands: readonly string[], host: Host, now: number, edited?: ReadonlyMap<string, Source>): Reached {
  const paths = operands.map((operand) => slashed(operand, host.workingDirectory));
  const keystores = diskKeystores({ work: workHere((problem) => say(host, `a keystore could not be read: ${problem}`)) });
  const world = diskWorld({ roots: () => paths, restricted: false, keystores, now: () => now, ...(edited ? { edited: (real: string) => edited.get(real) } : {}) });
  const sites = new Map<string, Site>();
  const asked = new Set(paths.flatMap((path) => [path, world.real(path)]));
  let hasWrongPath = false;
  for (const [index, path] of paths.entries()) {
    const wrong = whyNot(path, world);
    const found = wrong === undefined ? findSites(world, [path]) : [];
    const complaint = wrong ?? (found.length === 0 ? `leads to no home: ${homeLooksLike}` : undefined);
    if (complaint !== undefined) say(host, `${operands[index]} ${complaint}`);
    hasWrongPath ||= complaint !== undefined;
    for (const site of found) {
      sites.set(site.path, site);
      // A home that is below the path by a link is asked for as a whole, wherever it really lies.
      if (!isWithin(site.path, world.real(path)) && !isWithin(world.real(path), site.path)) asked.add(site.path);
    }
  }
  const isAsked = (file: string): boolean => [file, world.real(file)].some((each) => [...asked].some((path) => isWithin(path, each)));
  const homes = new Map<string, Home>();
  const home = (site: Site): Home => {
    const known = homes.get(site.path) ?? homeAt(world, site);
    homes.set(site.path, known);
    return known;
  };
  return { world, sites: [...sites.values()].sort((a, b) => (a.path < b.path ? -1 : 1)), home, isAsked, hasWrongPath };
}

function whyNot(path: string, world: DiskWorld): string | undefined {
  const { kind, real } = world.look(path);
  if (kind === 'missing') return 'does not exist';
  return (kind === 'file' || kind === 'folder') && isReadable(real) ? undefined : 'cannot be read';
}

/** What is to be done with each home. */
export interface Visit {
  readonly settings: (home: Home) => Settings;
  readonly home: (model: HomeModel) => void;
  /** A home could not be worked on: a defect of ours. */
  readonly failed: (home: Home, error: unknown) => void;
}

/** Builds each home's model and hands it over. Says how far it is where that takes a while. */
export function visit({ world, sites, home: homeOf }: Reached, host: Host, { settings, home: take, failed }: Visit): void {
  const progress = progressOn(host, sites.length);
  for (const [index, site] of sites.entries()) {
    progress.at(index + 1);
    const home = homeOf(site);
    try {
      take(buildModel(home, world, settings(home)));
    } catch (error) {
      failed(home, error);
    }
    world.release(() => false);
  }
  progress.end();
}

/** A line on the terminal that comes after a second and goes at the end. */
function progressOn(host: Host, total: number): { readonly at: (number: number) => void; readonly end: () => void } {
  const start = Date.now();
  let isShown = false;
  return {
    at: (number) => {
      if (!host.isErrorTerminal || Date.now() - start < 1000) return;
      isShown = true;
      host.error(`\rReading home ${number} of ${total} …`);
    },
    end: () => {
      if (isShown) host.error('\r\u001b[K');
    },
  };
}
