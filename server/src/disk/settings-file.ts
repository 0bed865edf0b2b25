// Finds the settings file of a home.

import type { World } from '../core/index.ts';
import { inside, isWithin, upwards } from './paths.ts';

export const settingsName = '.wso2-config.json';

/** Where a home's settings file may be, nearest first: upwards from the home to the first top folder; without one above it, at the home alone. */
export function settingsPlaces(home: string, isTopFolder: (folder: string) => boolean): readonly string[] {
  const folders = upwards(home);
  const end = folders.findIndex(isTopFolder);
  return folders.slice(0, end === -1 ? 1 : end + 1).map((folder) => inside(folder, settingsName));
}

/** The nearest of these that is there. */
export const settingsFile = (places: readonly string[], world: World): string | undefined =>
  places.find((place) => world.text(place) !== undefined);

/** The folder that a home's settings do not lie above, of the opened ones; the home may lie above it itself. */
export function openedFolder(home: string, opened: readonly string[]): string | undefined {
  const around = opened.filter((folder) => isWithin(folder, home));
  const nearest = around.toSorted((a, b) => b.length - a.length)[0];
  return nearest ?? opened.find((folder) => isWithin(home, folder));
}
