// The keystore report: as Markdown on its page, as HTML in a golden file, well-formed and harmless whatever the homes hold.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { plainLook, type ReportLook } from '../../server/src/core/features/report-look.ts';
import { reportHtml } from '../../server/src/core/features/report-html.ts';
import { reportMarkdown } from '../../server/src/core/features/report-markdown.ts';
import { reportHome, type Report } from '../../server/src/core/features/report.ts';
import { check } from '../../server/src/core/rules/check.ts';
import { print } from '../../server/src/core/rules/rule.ts';
import { neighboursOf, summarise } from '../../server/src/core/model/summary.ts';
import { linesOf } from '../../server/src/core/text/lines.ts';
import { fencePattern, modelsOf, sectionsOf, type Section } from '../support/page.ts';

const file = join(import.meta.dirname, 'report.md');
const golden = join(import.meta.dirname, 'report.html');
const sections = sectionsOf(readFileSync(file, 'utf8'));

function reportOf(section: Section): Report {
  const models = modelsOf(section);
  const neighbours = neighboursOf(models.map(summarise));
  const problems = models.flatMap((model) => check(model, neighbours.get(model.home.path)).map(({ rule, severity, message, at }) => ({
    rule: rule.id, severity, message: print(message), documentation: rule.documentation, file: at.file,
    range: { start: linesOf(model.world.text(at.file)!.text).position(at.range.start) },
  })));
  return { now: models[0]?.world.now ?? Date.parse('2026-01-01'), homes: models.map(reportHome), problems };
}

/** What is in a page: elements with their attributes, and texts; it fails where the page is not well-formed. */
function parsed(page: string): { readonly elements: readonly { readonly name: string; readonly attributes: Readonly<Record<string, string>> }[]; readonly text: string } {
  const parser = new SaxesParser();
  const elements: { name: string; attributes: Record<string, string> }[] = [];
  let text = '';
  parser.on('opentag', ({ name, attributes }) => elements.push({ name, attributes: attributes }));
  parser.on('text', (each) => { text += each; });
  parser.on('error', (error) => { throw error; });
  parser.write(page).close();
  return { elements, text };
}

const linked: ReportLook = { ...plainLook, links: { place: (path, line) => `command:place?${path}:${line}`, keystore: (path, alias) => `command:keystore?${path}:${alias ?? ''}`, save: 'command:save' } };

describe('as Markdown', () => {
  for (const section of sections) {
    test(section.title, () => {
      // Indented, so that its headings are none of this page.
      const said = reportMarkdown(reportOf(section), plainLook).trimEnd().replace(/^(?=.)/gm, '  ');
      const rendered = section.body.replace(fencePattern, (whole, language: string, path: string) => (path === 'answer' ? `\`\`\`${language} answer\n${said}\n\`\`\`` : whole));
      if (process.env['UPDATE'] && rendered !== section.body) writeFileSync(file, readFileSync(file, 'utf8').replace(section.body, () => rendered));
      else expect(rendered).toBe(section.body);
      expect(said).not.toContain('canary');
      expect(said.match(/(?<!\\)(?:<(?:script|img|b)\b|\]\(javascript)/g)).toBeNull();
    });
  }
});

describe('as HTML', () => {
  for (const section of sections) {
    test(`${section.title}: well-formed, harmless, without a secret`, () => {
      for (const look of [plainLook, linked]) {
        const page = reportHtml(reportOf(section), look);
        const { elements } = parsed(page);
        expect(page).not.toContain('canary');
        expect(elements.filter(({ name }) => ['script', 'img', 'iframe', 'object', 'link', 'form', 'base', 'b'].includes(name))).toEqual([]);
        expect(elements.flatMap(({ attributes }) => Object.keys(attributes)).filter((name) => /^on|^style$|^src$/.test(name))).toEqual([]);
        const targets = elements.flatMap(({ attributes: { href } }) => href ?? []);
        expect(targets.filter((target) => !target.startsWith('https://') && !(look === linked && target.startsWith('command:')))).toEqual([]);
      }
    });
  }

  test('is the golden page', () => {
    const page = reportHtml(reportOf(sections[0]!), plainLook);
    if (process.env['UPDATE']) writeFileSync(golden, page);
    expect(existsSync(golden) && readFileSync(golden, 'utf8')).toBe(page);
  });

  test('its policy lets nothing in but its own style', () => {
    const page = reportHtml(reportOf(sections[0]!), plainLook);
    const style = /<style>([^]*?)<\/style>/.exec(page)![1]!;
    const policy = parsed(page).elements.find(({ attributes }) => attributes['http-equiv'] === 'Content-Security-Policy')!.attributes['content'];
    expect(policy).toBe(`default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'`);
    expect(style).not.toMatch(/url\(|@import|<|&/);
  });

  test('problems and keystores lead to their places, where they can be followed', () => {
    const { elements } = parsed(reportHtml(reportOf(sections[0]!), linked));
    const targets = elements.flatMap(({ attributes: { href } }) => href ?? []);
    expect(targets).toContain('command:place?/srv/old/repository/conf/carbon.xml:10');
    expect(targets).toContain('command:keystore?/srv/gateway-1/repository/resources/security/gateway.jks:gateway');
    expect(targets).toContain('command:save');
  });
});

describe('of fifty homes', () => {
  const report = reportOf(sections[0]!);
  const [gateway] = report.homes.filter(({ home }) => home.path.endsWith('gateway-1'));
  const copy = (number: number): Report['homes'][number] => JSON.parse(JSON.stringify(gateway).replaceAll('/srv/gateway-1', `/srv/gateway-${number}`)) as Report['homes'][number];
  const fifty: Report = { ...report, problems: [], homes: Array.from({ length: 50 }, (_, index) => copy(index + 1)) };

  test('those that are alike are drawn once', () => {
    const { elements, text } = parsed(reportHtml(fifty, plainLook));
    expect(elements.filter(({ name, attributes }) => name === 'path' && /^edge/.test(attributes['class'] ?? '') && attributes['d']!.includes('C')).length).toBe(2);
    expect(text).toContain('gateway-1 and 49 more');
    expect(text).toContain('50 files, all alike');
  });

  test('those that are not are drawn each beside its keystores, and nothing is drawn over another', () => {
    const homes = fifty.homes.map((each, index) => ({ ...each, home: { ...each.home, productVersion: `2.${index}.0` } }));
    const { elements } = parsed(reportHtml({ ...fifty, homes }, plainLook));
    const heights = elements.filter(({ name, attributes }) => name === 'circle' && attributes['class']?.startsWith('node')).map(({ attributes }) => Number(attributes['cy']));
    expect(heights.length).toBe(100);
    expect(heights.every((height, index) => index === 0 || height - heights[index - 1]! >= 40)).toBe(true);
    const edges = elements.filter(({ name, attributes }) => name === 'path' && attributes['d']!.includes('C')).map(({ attributes }) => attributes['d']!.match(/-?[\d.]+/g)!.map(Number));
    expect(Math.max(...edges.map((numbers) => Math.abs(numbers[1]! - numbers.at(-1)!)))).toBeLessThan(100);
  });
});
