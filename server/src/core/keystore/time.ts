// Reads the times of certificates and entries.

import { content, tags, type Der } from './der.ts';

const short = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?(?:[.,]\d+)?(?:Z|([+-])(\d\d)(\d\d))$/;
const long = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?(?:[.,]\d+)?(?:Z|([+-])(\d\d)(\d\d))$/;

/** The instant of a UTCTime or GeneralizedTime in ISO 8601, UTC, to the second; undefined if it is none. */
export function readTime(element: Der | undefined): string | undefined {
  if (element?.tag !== tags.utcTime && element?.tag !== tags.generalizedTime) return undefined;
  const match = (element.tag === tags.utcTime ? short : long).exec(Buffer.from(content(element)).toString('latin1'));
  if (match === null) return undefined;
  const [, year = '', month, day, hour, minute, second, sign, offsetHours, offsetMinutes] = match;
  // RFC 5280, 4.1.2.5.1: two digits below 50 are of this century.
  const fullYear = year.length === 4 ? Number(year) : Number(year) + (Number(year) < 50 ? 2000 : 1900);
  const offset = sign === undefined ? 0 : (Number(offsetHours) * 60 + Number(offsetMinutes)) * (sign === '+' ? 1 : -1);
  const date = new Date(0);
  date.setUTCFullYear(fullYear, Number(month) - 1, Number(day));
  date.setUTCHours(Number(hour), Number(minute) - offset, Number(second ?? 0));
  const fits = Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31;
  return fits ? isoTime(date.getTime()) : undefined;
}

/** Milliseconds since 1970 in ISO 8601, UTC, to the second; undefined beyond what a date can be. */
export function isoTime(milliseconds: number): string | undefined {
  const date = new Date(milliseconds);
  const year = date.getUTCFullYear();
  return Number.isNaN(year) || year < 0 || year > 9999 ? undefined : `${date.toISOString().slice(0, 19)}Z`;
}
