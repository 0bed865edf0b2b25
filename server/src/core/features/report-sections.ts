// The tables of the report as HTML: homes, who uses which keystore, certificates, problems.

import { words, type Severity, type Words } from '../rules/rule.ts';
import { nameOf } from '../text/path.ts';
import { daysUntil } from './certificate-text.ts';
import { roleWords } from './facts.ts';
import { html, type Html } from './html.ts';
import { keystoreDetails, type ReportGroup } from './report-groups.ts';
import { homesWords, namesWords, notChecked, unknownProduct, type ReportLook } from './report-look.ts';
import { countsByHome, problemsByRule, type ReportPlace, type RuleProblems } from './report-problems.ts';
import { daysWords, type InUse } from './report-timeline.ts';
import { productOf, type Report, type ReportHome } from './report.ts';

/** What the parts of a page share. */
export interface Parts {
  readonly report: Report;
  readonly look: ReportLook;
  /** What a home is called. */
  readonly name: (path: string) => string;
}

const link = (href: string | undefined, text: string | Html): string | Html => (href === undefined ? text : html`<a href="${href}">${text}</a>`);

/** The homes, and how many problems each has. */
export function homesTable({ report, look: { say }, name }: Parts): Html {
  const counts = countsByHome(report);
  const heads = [words('Home'), words('Product'), words('Errors'), words('Warnings'), words('Notes')];
  // Many homes are told by what they have in common.
  const kindOf = ({ home }: ReportHome): string => (report.homes.length <= mostSingle ? home.path : JSON.stringify([productOf(home), home.judged, counts.get(home.path)]));
  const kinds = new Map<string, readonly ReportHome[]>();
  for (const home of report.homes) kinds.set(kindOf(home), [...(kinds.get(kindOf(home)) ?? []), home]);
  return table(heads.map(say), 2, [...kinds.values()].map((homes) => {
    const { home } = homes[0]!;
    const { error, warning, info } = counts.get(home.path)!;
    const number = (count: number, tone: string): Html =>
      html`<td class="number ${count === 0 ? 'quiet' : tone}">${count === 0 || homes.length === 1 ? count : say(words('{0} each', count))}</td>`;
    return html`<tr><th scope="row">${namesCell(homes.map((each) => name(each.home.path)), say)}</th><td>${productOf(home) ?? html`<span class="quiet">${say(unknownProduct)}</span>`}${
      home.judged ? undefined : html`<br/><span class="quiet">${say(notChecked)}</span>`}</td>${
      home.judged ? html`${number(error, 'bad')}${number(warning, 'warn')}${number(info, 'plain')}` : html`<td class="number quiet" colspan="3">–</td>`}</tr>`;
  }));
}

/** So many homes have a row each, alike or not. */
const mostSingle = 12;

const namesCell = (names: readonly string[], say: (words: Words) => string): string | Html =>
  (names.length === 1 ? names[0]! : html`<details><summary>${say(words('{0} and {1} more', names[0]!, names.length - 1))}</summary><span class="names">${names.slice(1).join(', ')}</span></details>`);

/** A table with a row of heads, those from the `numbers`-th on above numbers. */
function table(heads: readonly string[], numbers: number, rows: readonly Html[]): Html {
  return html`<table><thead><tr>${heads.map((each, index) => html`<th scope="col"${index >= numbers ? html` class="number"` : undefined}>${each}</th>`)}</tr></thead>
<tbody>
${rows.map((row) => html`${row}
`)}</tbody></table>`;
}

/** Who uses which keystore, for those who read rather than look. */
export function keystoresTable(groups: readonly ReportGroup[], { look: { say, links }, name }: Parts): Html {
  const heads = [words('Homes'), words('Used for'), words('Keystore'), words('State')];
  return table(heads.map(say), heads.length, groups.flatMap(({ homes, rows }) => rows.map(({ roles, tone, keystores }) => {
    const [first] = keystores;
    const files = [...new Set(keystores.flatMap(({ file }) => file ?? []))];
    return html`<tr><td>${homes.map(({ home }) => name(home.path)).join(', ')}</td><td>${roles.map((role) => say(roleWords[role])).join(', ')}</td><td class="code">${
      link(files.length === 1 && first!.state === undefined ? links?.keystore(files[0]!, undefined) : undefined, first!.shown || '–')}</td><td class="${tone}">${keystoreDetails(keystores).map(say).join(' · ')}</td></tr>`;
  })));
}

/** The certificates in use, the first to end on top. */
export function certificatesTable(certificates: readonly InUse[], { report: { now }, look: { say, links }, name }: Parts): Html {
  const heads = [words('Certificate'), words('Keystore'), words('Used for'), words('Key'), words('Valid until'), words('Left')];
  return table(heads.map(say), heads.length - 1, certificates.map(({ certificate, title, tone, uses }) => {
    const { subject, issuer, selfSigned, notAfter, keyAlgorithm, keySize } = certificate;
    const homes = [...new Set(uses.map(({ home }) => home))].map(name);
    const isFirst = (use: InUse['uses'][number], index: number): boolean => uses.findIndex((each) => nameOf(each.keystore) === nameOf(use.keystore) && each.alias === use.alias) === index;
    const roles = [...new Set(uses.flatMap((use) => use.roles))];
    return html`<tr><td><strong>${title}</strong><br/><span class="quiet">${subject}<br/>${selfSigned ? say(words('self-signed')) : say(words('issued by {0}', issuer))}</span></td><td>${
      uses.filter(isFirst).slice(0, 3).map(({ file, alias, keystore }) => html`<span class="code">${link(file === undefined ? undefined : links?.keystore(file, alias), nameOf(keystore))}</span><br/><span class="quiet">${alias}</span><br/>`)
    }<span class="quiet">${say(namesWords(homes))}</span></td><td>${say(namesWords(roles.map((role) => say(roleWords[role])), 4))}</td><td class="day">${keyAlgorithm}${keySize === undefined ? undefined : ` ${keySize}`}</td><td class="day">${
      notAfter.slice(0, 10)}</td><td class="number ${tone === 'good' ? 'plain' : tone}">${say(daysWords(daysUntil(notAfter, now), tone === 'bad'))}</td></tr>`;
  }));
}

/** More problems than that are folded away at first. */
const mostOpen = 6;

/** The problems, a part for each rule that can be opened. */
export function problemsList(parts: Parts): Html {
  return html`<div class="rules">
${problemsByRule(parts.report).map((each) => ruleDetails(each, parts))}</div>`;
}

const severityWords: Readonly<Record<Severity, Words>> = { error: words('error'), warning: words('warning'), info: words('note'), hint: words('hint') };

function ruleDetails({ rule, severity, summary, documentation, count, homes, messages }: RuleProblems, parts: Parts): Html {
  const { say } = parts.look;
  const isOpen = count <= mostOpen && severity === 'error';
  const places = count === 1 ? words('1 place') : words('{0} places', count);
  return html`<details class="rule ${severity}"${isOpen ? html` open="open"` : undefined}>
<summary><span class="severity">${say(severityWords[severity])}</span><span class="what"><strong>${summary || rule}</strong> <code>${rule}</code></span><span class="quiet count">${say(places)}${parts.report.homes.length === 1 ? undefined : ` · ${say(homesWords(homes))}`}</span></summary>
${messages.map(({ message, places: own }) => html`<div class="message"><p>${message}</p>${placesList(own, parts)}</div>
`)}<p class="more"><a href="${documentation}" rel="noreferrer">${say(words('Documentation'))}</a></p>
</details>
`;
}

function placesList(places: readonly ReportPlace[], { report: { homes }, look: { links }, name }: Parts): Html {
  return html`<ul>${places.map(({ file, line, character, home, label }) => html`<li>${
    homes.length === 1 || home === undefined ? undefined : html`<span class="quiet">${name(home)}</span> `}<span class="code">${link(links?.place(file, line, character), label)}</span></li>`)}</ul>`;
}
