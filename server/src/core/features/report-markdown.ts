// The keystore report as Markdown, for a ticket, a page of a wiki or a terminal.

import { words, type Severity } from '../rules/rule.ts';
import { harmless } from '../text/harmless.ts';
import { nameOf } from '../text/path.ts';
import { daysUntil } from './certificate-text.ts';
import { roleWords } from './facts.ts';
import { code, plain } from './markdown.ts';
import { keystoreDetails, reportGroups } from './report-groups.ts';
import { dayOf, homesWords, namesWords, notChecked, unknownProduct, type ReportLook } from './report-look.ts';
import { countsByHome, problemsByRule, type RuleProblems } from './report-problems.ts';
import type { Parts } from './report-sections.ts';
import { certificatesOf, daysWords } from './report-timeline.ts';
import { homeNames, productOf, type Report } from './report.ts';

/** The whole report. */
export function reportMarkdown(report: Report, look: ReportLook): string {
  const { say } = look;
  const parts = { report, look, name: homeNames(report.homes) };
  const head = `# ${say(words('Keystore report'))}\n\n${say(words('Judged on {0}. It holds no password, no key and no other secret.', dayOf(report.now)))}\n`;
  if (report.homes.length === 0) return `${head}\n${say(words('There is no WSO2 home here.'))}\n`;
  return [head, homes(parts), keystores(parts), certificates(parts), problems(parts)].join('\n');
}

const text = (value: string): string => plain(harmless(value));
const inCode = (value: string): string => code(harmless(value));

function table(heads: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}

function homes({ report, look: { say }, name }: Parts): string {
  const counts = countsByHome(report);
  const severities: readonly Severity[] = ['error', 'warning', 'info'];
  const heads = [words('Home'), words('Product'), words('Errors'), words('Warnings'), words('Notes')].map(say);
  const rows = report.homes.map(({ home }) => [
    text(name(home.path)), [text(productOf(home) ?? say(unknownProduct)), ...(home.judged ? [] : [say(notChecked)])].join('; '),
    ...severities.map((severity) => (home.judged ? counts.get(home.path)![severity] : '–')),
  ]);
  return `## ${say(words('Homes'))}\n\n${table(heads, rows)}`;
}

function keystores({ report, look: { say }, name }: Parts): string {
  const heads = [words('Homes'), words('Used for'), words('Keystore'), words('State')].map(say);
  const rows = reportGroups(report.homes).flatMap((group) => group.rows.map(({ roles, keystores: own }) => [
    text(say(namesWords(group.homes.map(({ home }) => name(home.path))))), roles.map((role) => say(roleWords[role])).join(', '),
    own[0]!.shown === '' ? '–' : inCode(own[0]!.shown), keystoreDetails(own).map(say).map(text).join(', '),
  ]));
  return `## ${say(words('Who uses which keystore'))}\n\n${rows.length === 0 ? `${say(words('No place in these homes names a keystore.'))}\n` : table(heads, rows)}`;
}

function certificates({ report, look: { say }, name }: Parts): string {
  const heads = [words('Certificate'), words('Keystore'), words('Alias'), words('Homes'), words('Valid until'), words('Left')].map(say);
  const rows = certificatesOf(report.homes, report.now).map(({ certificate: { subject, notAfter }, tone, uses }) => [
    text(subject), [...new Set(uses.map(({ keystore }) => inCode(nameOf(keystore))))].join(', '), [...new Set(uses.map(({ alias }) => inCode(alias)))].join(', '),
    text(say(namesWords([...new Set(uses.map(({ home }) => name(home)))]))), notAfter.slice(0, 10), say(daysWords(daysUntil(notAfter, report.now), tone === 'bad')),
  ]);
  return `## ${say(words('When certificates expire'))}\n\n${rows.length === 0 ? `${say(words('No certificate in use is known here.'))}\n` : table(heads, rows)}`;
}

function problems(parts: Parts): string {
  const { report, look: { say } } = parts;
  const isJudged = report.homes.some(({ home }) => home.judged);
  const none = isJudged ? words('No problem was found.') : words('These homes are configured by deployment.toml, and are not checked yet.');
  const rules = problemsByRule(report).map((each) => rule(each, parts));
  return `## ${say(words('Problems by rule'))}\n\n${rules.length === 0 ? `${say(none)}\n` : rules.join('\n')}`;
}

function rule({ rule: id, severity, summary, documentation, count, homes: number, messages }: RuleProblems, { report, look: { say }, name }: Parts): string {
  const places = say(count === 1 ? words('1 place') : words('{0} places', count));
  const where = report.homes.length === 1 ? places : `${places}, ${say(homesWords(number))}`;
  const list = messages.map(({ message, places: own }) => `- ${text(message)}\n${own.map(({ home, label }) =>
    `  - ${report.homes.length === 1 || home === undefined ? '' : `${text(name(home))} `}${inCode(label)}\n`).join('')}`);
  return `### ${summary}\n\n${severity}, [${id}](${documentation}): ${where}\n\n${list.join('')}`;
}
