// The keystore report as one page of HTML that needs nothing else: no script, no network, its style inside.

import { textDigest } from '../keystore/hash.ts';
import { words } from '../rules/rule.ts';
import { html, ownMarkup, type Html } from './html.ts';
import { reportGraph } from './report-graph.ts';
import { reportGroups } from './report-groups.ts';
import { dayOf, expiryDaysOf, homesWords, type ReportLook } from './report-look.ts';
import { certificatesTable, homesTable, keystoresTable, problemsList, type Parts } from './report-sections.ts';
import { reportStyle } from './report-style.ts';
import { certificatesOf, mostDrawn, reportTimeline, type InUse } from './report-timeline.ts';
import { homeNames, type Report } from './report.ts';

/** Nothing runs and nothing is loaded; of styles only our own counts. */
const policy = `default-src 'none'; style-src '${textDigest('sha256', reportStyle)}'; base-uri 'none'; form-action 'none'`;

/** The whole page. */
export function reportHtml(report: Report, look: ReportLook): string {
  const { say, language = 'en', links } = look;
  const parts: Parts = { report, look, name: homeNames(report.homes) };
  const title = say(words('Keystore report'));
  return html`<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="${policy}"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="color-scheme" content="light dark"/>
<title>${title}</title>
<style>${ownMarkup(reportStyle)}</style>
</head>
<body>
<main>
<header><div><h1>${title}</h1><p class="quiet">${say(words('Judged on {0}. It holds no password, no key and no other secret.', dayOf(report.now)))}</p></div>${
  links && html`<a class="button" href="${links.save}">${say(words('Save As…'))}</a>`}</header>
${report.homes.length === 0 ? html`<p>${say(words('There is no WSO2 home here.'))}</p>` : body(parts)}</main>
</body>
</html>
`.markup;
}

function body(parts: Parts): Html {
  const { report: { homes, now, problems }, look: { say }, name } = parts;
  const groups = reportGroups(homes);
  const certificates = certificatesOf(homes, now);
  const none = (sentence: string): Html => html`<p class="quiet">${sentence}</p>`;
  return html`${figures(parts, certificates)}
<section id="homes"><h2>${say(words('Homes'))}</h2>
${homesTable(parts)}</section>
<section id="keystores"><h2>${say(words('Who uses which keystore'))}</h2>
${groups.every(({ rows }) => rows.length === 0) ? none(say(words('No place in these homes names a keystore.'))) : html`${legend(parts)}<div class="wide">${reportGraph(groups, name, say)}</div>
<details><summary>${say(words('The same as a table'))}</summary>
${keystoresTable(groups, parts)}</details>`}</section>
<section id="certificates"><h2>${say(words('When certificates expire'))}</h2>
${certificates.length === 0 ? none(say(words('No certificate in use is known here.'))) : html`<div class="wide">${reportTimeline(certificates, now, name, say)}</div>
${certificates.length > mostDrawn ? none(say(words('Drawn are the first {0} of {1} certificates.', mostDrawn, certificates.length))) : undefined}
${certificatesTable(certificates, parts)}`}</section>
<section id="problems"><h2>${say(words('Problems by rule'))}</h2>
${problems.length === 0 ? none(say(homes.some(({ home }) => home.judged) ? words('No problem was found.') : words('These homes are configured by deployment.toml, and are not checked yet.'))) : problemsList(parts)}</section>
`;
}

/** The numbers that are seen first. */
function figures({ report: { homes, problems }, look: { say } }: Parts, certificates: readonly InUse[]): Html {
  const files = new Set(homes.flatMap(({ keystores }) => keystores.flatMap(({ file, tone }) => (file === undefined || tone === 'bad' ? [] : [file])))).size;
  const [expired, soon] = (['bad', 'warn'] as const).map((tone) => certificates.filter((each) => each.tone === tone).length);
  const [errors, warnings, notes] = (['error', 'warning', 'info'] as const).map((severity) => problems.filter((each) => each.severity === severity).length);
  const all: readonly (readonly [number, ReturnType<typeof words>, string])[] = [
    [homes.length, words('Homes'), 'plain'],
    [files, words('Keystores'), 'plain'],
    [expired!, words('Expired'), 'bad'],
    [soon!, words('Expire within {0} days', expiryDaysOf(homes)), 'warn'],
    [errors!, words('Errors'), 'bad'],
    [warnings!, words('Warnings'), 'warn'],
    [notes!, words('Notes'), 'plain'],
  ];
  const left = homes.filter(({ home }) => !home.judged).length;
  return html`<dl class="figures">${all.map(([count, label, tone]) => html`<div><dd class="${count === 0 ? 'quiet' : tone}">${count}</dd><dt>${say(label)}</dt></div>`)}</dl>${
    left === 0 ? undefined : html`
<p class="quiet">${say(homesWords(left))}: ${say(words('configured by deployment.toml; not checked yet'))}</p>`}`;
}

function legend({ look: { say } }: Parts): Html {
  const all = [
    ['good', words('opens')], ['warn', words('opens, but its certificate has expired or soon will')],
    ['bad', words('missing, damaged, or not opened by its password')], ['quiet', words('not known here')],
  ] as const;
  return html`<ul class="legend">${all.map(([tone, each]) => html`<li><svg width="26" height="10" aria-hidden="true"><path class="edge ${tone}" d="M0 5H26"/></svg>${say(each)}</li>`)}</ul>
`;
}
