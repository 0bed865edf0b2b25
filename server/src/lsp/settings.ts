// The settings that hold for a home: of its settings file, of the client's start, of the client's configuration, the later over the earlier.

import { defaultSettings, readSettings, rules, settingsFrom, words, type Home, type Settings, type Words, type World } from '../core/index.ts';
import { openedFolder, settingsFile, settingsPlaces } from '../disk/settings-file.ts';
import { say } from './language.ts';

export interface SettingsSources {
  readonly world: World;
  /** The opened folders, without links. */
  readonly opened: () => readonly string[];
  /** Whether somebody is typing in a file: what is of no use in it may be half a word. */
  readonly isUnsaved: (file: string) => boolean;
  /** Says what is of no use in the settings; each sentence once. */
  readonly complain: (complaint: string) => void;
}

/** What an editor shows beside a text: no concern of the settings file, which the command line reads, too. */
export interface Shown {
  readonly codeLens: boolean;
  readonly inlayHints: boolean;
}

export interface HomeSettings {
  readonly of: (home: Home) => Settings;
  /** Where the settings file of a home is or may appear. */
  readonly places: (home: Home) => readonly string[];
  /** What is shown in the texts of a home. */
  readonly shown: (home: Home) => Shown;
  readonly setInitial: (settings: unknown) => void;
  /** What the client is configured with for an opened folder, and for what lies in none (undefined). */
  readonly setConfigured: (folder: string | undefined, settings: unknown) => void;
}

export function homeSettings({ world, opened, isUnsaved, complain }: SettingsSources): HomeSettings {
  const ids = rules.map(({ id }) => id);
  const configured = new Map<string | undefined, unknown>();
  const said = new Set<string>();
  let initial: unknown;

  const take = (read: { readonly settings: Settings; readonly complaints: readonly Words[] }, where: string): Settings => {
    for (const complaint of read.complaints.map((each) => `${where}: ${say(each)}`)) {
      if (!said.has(complaint)) complain(complaint);
      said.add(complaint);
    }
    return read.settings;
  };
  const places = (home: Home): readonly string[] => {
    const folder = openedFolder(home.path, opened());
    return settingsPlaces(folder !== undefined && folder.startsWith(home.path) ? folder : home.path, (each) => each === folder);
  };
  const configuredFor = (home: Home): unknown => configured.get(openedFolder(home.path, opened())) ?? configured.get(undefined);
  return {
    places,
    shown: (home) => ({ ...defaultShown, ...shownFrom(initial), ...shownFrom(configuredFor(home)) }),
    of: (home) => {
      const file = settingsFile(places(home), world);
      const text = file === undefined ? undefined : world.text(file)?.text;
      const read = text === undefined ? { settings: defaultSettings, complaints: [] } : readSettings(text, defaultSettings, ids);
      const own = file !== undefined && isUnsaved(file) ? read.settings : take(read, file!);
      const ofFile = { ...own, file: file ?? places(home)[0] };
      const ofStart = take(settingsFrom(initial, ofFile, ids), say(words('settings')));
      return take(settingsFrom(configuredFor(home), ofStart, ids), say(words('settings')));
    },
    setInitial: (settings) => {
      initial = settings;
    },
    setConfigured: (folder, settings) => {
      configured.set(folder, settings);
    },
  };
}

const defaultShown: Shown = { codeLens: true, inlayHints: false };

function shownFrom(settings: unknown): Partial<Shown> {
  if (typeof settings !== 'object' || settings === null) return {};
  const { codeLens, inlayHints } = settings as Partial<Record<keyof Shown, unknown>>;
  return { ...(typeof codeLens === 'boolean' ? { codeLens } : {}), ...(typeof inlayHints === 'boolean' ? { inlayHints } : {}) };
}
