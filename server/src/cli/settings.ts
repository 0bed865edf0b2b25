// The settings that hold for a home on the command line.

import { existsSync } from 'node:fs';
import { defaultSettings, print, readSettings, rules, type Home, type Settings, type World } from '../core/index.ts';
import { inside } from '../disk/paths.ts';
import { settingsFile, settingsPlaces } from '../disk/settings-file.ts';
import { say, type Host } from './host.ts';
import type { Options } from './options.ts';
import { shownPath } from './style.ts';

/** Settings for a home: of the nearest settings file, the command line's over them. What is of no use is said once. */
export function settingsReader(options: Options, host: Host, world: World): (home: Home) => Settings {
  const ids = rules.map(({ id }) => id);
  const said = new Set<string>();
  const complain = (complaint: string): void => {
    if (!said.has(complaint)) say(host, complaint);
    said.add(complaint);
  };
  for (const id of Object.keys(options.rules)) if (!ids.includes(id)) complain(`there is no rule '${id}'`);

  const isTop = (folder: string): boolean => folder === host.workingDirectory || existsSync(inside(folder, '.git'));
  return (home) => {
    const places = settingsPlaces(home.path, isTop);
    const file = settingsFile(places, world);
    const text = file === undefined ? undefined : world.text(file)?.text;
    const read = text === undefined ? { settings: defaultSettings, complaints: [] } : readSettings(text, defaultSettings, ids);
    for (const complaint of read.complaints) complain(`${shownPath(file!, host.workingDirectory)}: ${print(complaint)}`);
    return { ...read.settings, rules: { ...read.settings.rules, ...options.rules }, file: file ?? places[0] };
  };
}
