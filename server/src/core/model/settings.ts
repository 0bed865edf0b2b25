// What a person may set, and how it is read from .wso2-config.json or from an editor.

import { parse as parseJson, type ParseError } from 'jsonc-parser';
import { words, type Words } from '../text/words.ts';

export type SettingSeverity = 'error' | 'warning' | 'info' | 'hint' | 'off';

export interface Settings {
  /** Rule id → severity or off. */
  readonly rules: Readonly<Record<string, SettingSeverity>>;
  /** Days ahead that certificates are said to expire soon. */
  readonly certificateExpiryDays: number;
  /** The settings file of the home: the nearest that is there, else the one to be made. Undefined where that is not known. */
  readonly file: string | undefined;
}

export const defaultSettings: Settings = { rules: {}, certificateExpiryDays: 30, file: undefined };

const severities: readonly string[] = ['error', 'warning', 'info', 'hint', 'off'];

export const isSettingSeverity = (value: unknown): value is SettingSeverity => typeof value === 'string' && severities.includes(value);

/** Settings over others, and a sentence for each part that is of no use. */
export interface ReadSettings {
  readonly settings: Settings;
  readonly complaints: readonly Words[];
}

/** The settings of a .wso2-config.json, over others. */
export function readSettings(text: string, over: Settings, ids: readonly string[]): ReadSettings {
  if (text.trim() === '') return { settings: over, complaints: [] };
  const errors: ParseError[] = [];
  const { settings, complaints } = settingsFrom(parseJson(text, errors, { allowTrailingComma: true }), over, ids);
  return { settings, complaints: errors.length === 0 ? complaints : [words('This is no valid JSON; only what can be read of it counts'), ...complaints] };
}

/** The settings of a plain object from anywhere, over others; `ids` are the rules there are. */
export function settingsFrom(written: unknown, over: Settings, ids: readonly string[]): ReadSettings {
  if (!isObject(written)) return { settings: over, complaints: written === undefined || written === null ? [] : [words('The settings are not an object')] };
  const complaints: Words[] = [];
  const rules: Record<string, SettingSeverity> = { ...over.rules };
  for (const [id, severity] of Object.entries(isObject(written['rules']) ? written['rules'] : {})) {
    if (!ids.includes(id)) complaints.push(words('There is no rule \'{0}\'', id));
    else if (!isSettingSeverity(severity)) complaints.push(words('The severity of \'{0}\' has to be one of {1}', id, severities.join(', ')));
    else rules[id] = severity;
  }
  const days = written['certificateExpiryDays'];
  const usable = typeof days === 'number' && Number.isFinite(days) && days >= 0;
  if (days !== undefined && days !== null && !usable) complaints.push(words('certificateExpiryDays has to be a number of days'));
  return { settings: { rules, certificateExpiryDays: usable ? days : over.certificateExpiryDays, file: over.file }, complaints };
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
