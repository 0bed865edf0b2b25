// What a person may set, and how it is read from .wso2-config.json or from an editor.

import { parse as parseJson, type ParseError } from 'jsonc-parser';

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
  readonly complaints: readonly string[];
}

/** The settings of a .wso2-config.json, over others. */
export function readSettings(text: string, over: Settings, ids: readonly string[]): ReadSettings {
  if (text.trim() === '') return { settings: over, complaints: [] };
  const errors: ParseError[] = [];
  const { settings, complaints } = settingsFrom(parseJson(text, errors, { allowTrailingComma: true }), over, ids);
  return { settings, complaints: errors.length === 0 ? complaints : ['This is no valid JSON; only what can be read of it counts', ...complaints] };
}

/** The settings of a plain object from anywhere, over others; `ids` are the rules there are. */
export function settingsFrom(written: unknown, over: Settings, ids: readonly string[]): ReadSettings {
  if (!isObject(written)) return { settings: over, complaints: written === undefined || written === null ? [] : ['The settings are not an object'] };
  const complaints: string[] = [];
  const rules: Record<string, SettingSeverity> = { ...over.rules };
  for (const [id, severity] of Object.entries(isObject(written['rules']) ? written['rules'] : {})) {
    if (!ids.includes(id)) complaints.push(`There is no rule '${id}'`);
    else if (!isSettingSeverity(severity)) complaints.push(`The severity of '${id}' has to be one of ${severities.join(', ')}`);
    else rules[id] = severity;
  }
  const days = written['certificateExpiryDays'];
  const usable = typeof days === 'number' && Number.isFinite(days) && days >= 0;
  if (days !== undefined && days !== null && !usable) complaints.push('certificateExpiryDays has to be a number of days');
  return { settings: { rules, certificateExpiryDays: usable ? days : over.certificateExpiryDays, file: over.file }, complaints };
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
