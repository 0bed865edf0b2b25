// What the client says at the start, besides what it can do.

import { parseDay } from '../disk/day.ts';
import { isAbsolutePath, slashed } from '../disk/paths.ts';
import type { InitializationOptions } from './protocol.ts';

export interface Start {
  readonly settings: unknown;
  readonly isTrusted: boolean;
  /** Further folders that hold homes. */
  readonly homes: readonly string[];
  readonly takesStatus: boolean;
  /** Commands of the client that actions may be. */
  readonly commands: readonly string[];
  /** Whether the client opens files in the encoding that it is told. */
  readonly reopens: boolean;
  /** The instant that certificates are judged at, where it is fixed. */
  readonly now: number | undefined;
}

/** Reads `initializationOptions`; what is not understood counts as absent. */
export function startOf(options: unknown): Start {
  const given: Partial<Record<keyof InitializationOptions, unknown>> = typeof options === 'object' && options !== null ? options : {};
  return {
    settings: given.settings,
    isTrusted: given.trusted !== false,
    homes: given.trusted === false ? [] : [...foldersIn(given.homes), ...foldersOfSettings(given.settings)],
    takesStatus: given.status === true,
    commands: Array.isArray(given.commands) ? given.commands.filter((each) => typeof each === 'string') : [],
    reopens: given.encodings === true,
    now: parseDay(given.now),
  };
}

/** The further folders that settings name, as `wso2Config.homes`. */
export const foldersOfSettings = (settings: unknown): readonly string[] =>
  (typeof settings === 'object' && settings !== null && 'homes' in settings ? foldersIn(settings.homes) : []);

const foldersIn = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string' && isAbsolutePath(each)).map((each) => slashed(each, '/')) : []);
