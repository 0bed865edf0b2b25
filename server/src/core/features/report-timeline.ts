// When the certificates in use end, drawn on one axis of time, the first on top.

import type { Words } from '../rules/rule.ts';
import { words } from '../rules/rule.ts';
import { nameOf } from '../text/path.ts';
import { html, type Html } from './html.ts';
import { columns, fitted, label } from './report-graph.ts';
import { dayOf, homesWords } from './report-look.ts';
import { endTone, type ReportCertificate, type ReportHome } from './report.ts';

/** A certificate, and who works with it. */
export interface InUse {
  readonly certificate: ReportCertificate['certificate'];
  readonly title: string;
  readonly tone: 'good' | 'warn' | 'bad';
  readonly uses: readonly (ReportCertificate & { readonly home: string })[];
}

/** Every certificate in use, once, by its end. */
export function certificatesOf(homes: readonly ReportHome[], now: number): readonly InUse[] {
  const found = new Map<string, InUse & { readonly uses: InUse['uses'][number][] }>();
  for (const { home, certificates, expiryDays } of homes) {
    for (const use of certificates) {
      const { certificate } = use;
      const title = certificate.commonNames[0] ?? certificate.subject;
      const known = found.get(certificate.sha256) ?? { certificate, title, tone: endTone(certificate.notAfter, now, expiryDays), uses: [] };
      known.uses.push({ ...use, home: home.path });
      found.set(certificate.sha256, known);
    }
  }
  return [...found.values()].sort((a, b) => order(a.certificate.notAfter, b.certificate.notAfter) || order(a.title, b.title));
}

const order = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

/** How many are drawn; a table has them all. */
export const mostDrawn = 20;

const day = 86_400_000;
const year = 365.25 * day;
const axis = { from: columns.from, to: 850, top: 26 };
const line = 36;

/** Draws the first of the certificates; `name` gives what a home is called. */
export function reportTimeline(certificates: readonly InUse[], now: number, name: (path: string) => string, say: (words: Words) => string): Html {
  const drawn = certificates.slice(0, mostDrawn);
  const ends = drawn.map(({ certificate }) => Date.parse(certificate.notAfter));
  const first = Math.max(Math.min(now, ...ends), now - 2 * year);
  const last = Math.min(Math.max(now + year, ...ends), now + 5 * year);
  const margin = (last - first) * 0.03;
  const [begin, end] = [first - margin, last + margin];
  const x = (instant: number): number => Math.round(axis.from + ((Math.min(Math.max(instant, begin), end) - begin) / (end - begin)) * (axis.to - axis.from));
  const height = axis.top + drawn.length * line + 4;
  const ticks = ticksBetween(begin, end).map(({ instant, text }) =>
    html`<line class="tick" x1="${x(instant)}" x2="${x(instant)}" y1="${axis.top}" y2="${height}"/>${Math.abs(x(instant) - x(now)) < 56 ? undefined : html`<text class="detail middle" x="${x(instant)}" y="14">${text}</text>`}`);
  const rows = drawn.map((each, index) => row(each, { x, now, y: axis.top + index * line + line / 2, clipped: clip(each, begin, end), name, say }));
  return html`<svg class="timeline" viewBox="0 0 ${columns.width} ${height}" width="${columns.width}" height="${height}" aria-hidden="true">
${ticks}<line class="now" x1="${x(now)}" x2="${x(now)}" y1="${axis.top - 6}" y2="${height}"/><text class="today middle" x="${x(now)}" y="14">${dayOf(now)}</text>
${rows}</svg>`;
}

interface Row {
  readonly x: (instant: number) => number;
  readonly now: number;
  readonly y: number;
  /** Whether the end lies off the axis: then an arrow stands for it. */
  readonly clipped: boolean;
  readonly name: (path: string) => string;
  readonly say: (words: Words) => string;
}

const clip = ({ certificate }: InUse, begin: number, end: number): boolean => Date.parse(certificate.notAfter) < begin || Date.parse(certificate.notAfter) > end;

function row({ certificate, title, tone, uses }: InUse, { x, now, y, clipped, name, say }: Row): Html {
  const [from, to] = [x(now), x(Date.parse(certificate.notAfter))];
  const way = to < from ? -1 : 1;
  const mark = clipped ? html`<path class="end ${tone}" d="M${to - way * 7} ${y - 5}L${to} ${y}L${to - way * 7} ${y + 5}Z"/>` : html`<circle class="end ${tone}" cx="${to}" cy="${y}" r="4.5"/>`;
  return html`<g>${label(title, { y: y - 2, marks: 'name' })}${label(usersText(uses, name, say), { y: y + 13, marks: 'detail' })}
<line class="bar ${tone}" x1="${from}" x2="${to}" y1="${y}" y2="${y}"/>${mark}
<text class="date ${tone}" x="${columns.width}" y="${y + 4}">${certificate.notAfter.slice(0, 10)}</text></g>
`;
}

function usersText(uses: InUse['uses'], name: (path: string) => string, say: (words: Words) => string): string {
  const files = [...new Set(uses.map(({ keystore }) => nameOf(keystore)))];
  const homes = [...new Set(uses.map(({ home }) => home))];
  return [fitted(files.join(', '), 24), homes.length === 1 ? fitted(name(homes[0]!), 18) : say(homesWords(homes.length))].join(' · ');
}

interface Tick {
  readonly instant: number;
  readonly text: string;
}

/** Marks of the axis: months or years, at most seven. */
function ticksBetween(begin: number, end: number): readonly Tick[] {
  const months = (end - begin) / (year / 12);
  const step = [1, 2, 3, 6, 12, 24].find((each) => months / each <= 7) ?? 24;
  const start = new Date(begin);
  const ticks: Tick[] = [];
  for (let month = 0; ; month += step) {
    // A step of a year or half of one begins in January.
    const instant = Date.UTC(start.getUTCFullYear(), month);
    if (instant > end) return ticks;
    if (instant >= begin) ticks.push({ instant, text: new Date(instant).toISOString().slice(0, step < 12 ? 7 : 4) });
  }
}

/** How many days are left, in words. */
export function daysWords(days: number, isExpired: boolean): Words {
  if (isExpired) return -days === 1 ? words('expired 1 day ago') : words('expired {0} days ago', -days);
  return days === 1 ? words('1 day') : words('{0} days', days);
}
