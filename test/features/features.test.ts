// Runs the pages of the features: each section asks at its cursor `$0`, and holds the answer.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { completion } from '../../server/src/core/features/completion.ts';
import { definition } from '../../server/src/core/features/definition.ts';
import { hover } from '../../server/src/core/features/hover.ts';
import { homeChildren, homeNode, type Grouping, type TreeNode } from '../../server/src/core/features/keystore-tree.ts';
import { insertTrustStore } from '../../server/src/core/features/insert-truststore.ts';
import { inlayHints } from '../../server/src/core/features/inlay.ts';
import { lenses } from '../../server/src/core/features/lens.ts';
import { keystoreView, passwordsFor } from '../../server/src/core/features/keystore-view.ts';
import { documentLinks } from '../../server/src/core/features/links.ts';
import { highlights, references } from '../../server/src/core/features/references.ts';
import { snippets } from '../../server/src/core/features/snippets.ts';
import { documentSymbols, homeSymbols } from '../../server/src/core/features/symbols.ts';
import { print, words } from '../../server/src/core/text/words.ts';
import { trustOffers, trustTarget } from '../../server/src/core/features/trust.ts';
import { trustDetails, trustQuestion, trustTitle } from '../../server/src/core/features/trust-words.ts';
import { check } from '../../server/src/core/rules/check.ts';
import { applyEdits } from '../../server/src/core/text/edit.ts';
import { touches, type Range } from '../../server/src/core/text/range.ts';
import { linesOf } from '../../server/src/core/text/lines.ts';
import type { HomeModel } from '../../server/src/core/model/build.ts';
import { editInvariants, fixed } from '../support/fixes.ts';
import { renderFeature, sectionsOf } from '../support/page.ts';

type Answer = (model: HomeModel, file: string, offset: number) => string;

const place = ({ home, world }: HomeModel, file: string, start: number | undefined): string => {
  const path = file.replace(`${home.path}/`, '');
  if (start === undefined) return path;
  const { line, character } = linesOf(world.text(file)!.text).position(start);
  return `${path}:${line + 1}:${character + 1}`;
};

/** The text that each completion leaves in place of the line. */
function completions(model: HomeModel, file: string, offset: number): string {
  const { text } = model.world.text(file)!;
  return completion(model, file, offset).map(({ written, kind, detail, range, isLikely }) => {
    const line = text.slice(text.lastIndexOf('\n', range.start - 1) + 1, range.start) + written + /^.*/.exec(text.slice(range.end))![0];
    return `${line.trim()}   ${kind}${isLikely ? ', likely' : ''}${detail ? `: ${print(detail)}` : ''}`;
  }).join('\n');
}

const withBrackets = (text: string, placeholders: readonly Range[]): string =>
  placeholders.toReversed().reduce((marked, { start, end }) => `${marked.slice(0, start)}[${marked.slice(start, end)}]${marked.slice(end)}`, text);

/** Blocks as they stand, with brackets around what is to be typed over. */
const blocksOf = (model: HomeModel, file: string, offset: number): string => snippets(model, file, offset).map(({ name, detail, range, text, placeholders }) => {
  return `${name}: ${print(detail)} ${place(model, file, range.start)}\n${withBrackets(text, placeholders)}`;
}).join('\n');

const outline = (model: HomeModel, file: string): string => documentSymbols(model, file).map(({ name, detail, range, children }) =>
  [`${place(model, file, range.start)} ${print(name)}: ${detail}`, ...children.map((child) => `  ${child.name} ${child.detail}`.trimEnd())].join('\n')).join('\n');

/** The tree of a home, indented; `!` stands before what holds an error, and each place has its line. */
function tree(model: HomeModel, by: Grouping): string {
  const problems = check(model);
  const render = (node: TreeNode, depth: number): readonly string[] => {
    const mark = node.problems.some(({ severity }) => severity === 'error') ? '! ' : '';
    const label = node.at && node.kind === 'place' ? place(model, node.at.file, node.at.range.start) : print(node.label);
    return [`${'  '.repeat(depth)}${mark}${node.kind} ${[label, ...node.details.map((each) => print(each))].join(' · ')}`, ...node.children.flatMap((child) => render(child, depth + 1))];
  };
  return [homeNode(model, problems), ...homeChildren(model, problems, by)].flatMap((node) => render(node, node.kind === 'home' ? 0 : 1)).join('\n');
}

/** What the edit inserts, with brackets around what is to be typed over; offered once. */
function inserted(model: HomeModel, file: string, offset: number): string {
  const fix = insertTrustStore(model, file, { start: offset, end: offset });
  if (!fix) return '';
  expect(editInvariants(model, fix, fixed(model, fix))).toEqual([]);
  const marked = fix.edits.map((edit) => ({ ...edit, text: withBrackets(edit.text, edit.placeholders ?? []) }));
  return `${print(fix.title)}\n${applyEdits(model.world.text(file)!.text, marked).trim()}`;
}

const answers: Readonly<Record<string, Answer>> = {
  hover: (model, file, offset) => print(hover(model, file, offset)?.markdown ?? words('')),
  definition: (model, file, offset) => definition(model, file, offset).map((each) => place(model, each.file, each.range?.start)).join('\n'),
  references: (model, file, offset) => references(model, file, offset, true).map((each) => place(model, each.file, each.range.start)).join('\n'),
  highlights: (model, file, offset) => highlights(model, file, offset).map((each) => `${place(model, each.file, each.range.start)} ${each.kind}`).join('\n'),
  completion: completions,
  snippets: blocksOf,
  lens: (model, file) => lenses(model, file).map(({ range, facts, places }) =>
    [`${place(model, file, range.start)} ${facts.map((each) => print(each)).join(' · ')}`, ...places.map((each) => `  ${place(model, each.file, each.range.start)}`)].join('\n')).join('\n'),
  'insert-truststore': inserted,
  inlay: (model, file) => inlayHints(model, file, { start: 0, end: Infinity }).map(({ at, label }) => `${place(model, file, at)} ${print(label)}`).join('\n'),
  outline,
  symbols: (model) => homeSymbols(model, model.home.serverKey ?? '').map(({ kind, name, container, at }) => `${kind} ${name} (${print(container)}) ${place(model, at.file, at.range.start)}`).join('\n'),
  trust: (model, file, offset) => check(model).filter(({ rule, at }) => rule.id === 'certificate-not-trusted' && at.file === file && touches(at.range, offset)).flatMap(({ at }) => {
    const target = trustTarget(model);
    if ('refused' in target) return [print(target.refused)];
    return trustOffers(model, at).flatMap((offer) => [trustTitle(offer, target.shown), trustQuestion(offer, target.shown), ...trustDetails(offer, target.shown)].map((each) => print(each))
      .map((line, index) => (index < 2 ? line : `  ${line.replace(/[0-9a-f]{64}/, '…')}`)));
  }).join('\n'),
  'keystore-tree': (model) => tree(model, 'role'),
  'keystore-tree-by-file': (model) => tree(model, 'file'),
  links: (model, file) => documentLinks(model, file).map((each) => `${place(model, file, each.range.start)} → ${place(model, each.file, undefined)}${each.isEntry ? `, entry ${each.entry}` : ''}`).join('\n'),
  'keystore-view': (model) => viewText(model, '/home/repository/resources/security/wso2carbon.jks'),
};

function viewText(model: HomeModel, real: string): string {
  const homes = [{ model, problems: check(model) }];
  const [password] = passwordsFor(homes, real);
  const view = keystoreView(model.world.open(real, password?.password, password?.keyPassword), homes, real, { now: model.world.now, expiryDays: 60 });
  return [
    `${view.type} ${view.state}`,
    ...view.entries.flatMap(({ alias, kind, chain, usedBy, keyOpens }) => [
      `${kind} ${alias}${usedBy.length > 0 ? `, used by ${usedBy.join(', ')}` : ''}${keyOpens === undefined ? '' : `, key opens: ${keyOpens}`}`,
      ...chain.map(({ subject, validity, daysLeft, passed }) => `  ${subject}: ${validity}, ${daysLeft} days, ${Math.round(passed * 100)} % passed`),
    ]),
    ...view.uses.flatMap(({ title, at, alias, problems }, index) => [
      `${index} ${title} at ${place(model, at.file, at.range.start)}, alias ${alias ?? '-'}`,
      ...problems.map(({ rule, severity, at: where }) => `  ${severity} ${rule} at ${place(model, where.file, where.range.start)}`),
    ]),
  ].join('\n');
}

for (const [feature, answer] of Object.entries(answers)) {
  const file = join(import.meta.dirname, `${feature}.md`);
  const page = readFileSync(file, 'utf8');
  describe(feature, () => {
    for (const section of sectionsOf(page)) {
      test(section.title, () => {
        const rendered = renderFeature(section, answer);
        if (process.env['UPDATE'] && rendered !== section.body) {
          writeFileSync(file, readFileSync(file, 'utf8').replace(section.body, () => rendered));
          return;
        }
        expect(rendered).toBe(section.body);
        expect(rendered.match(/answer\n[^]*?```/g)?.join('')).not.toMatch(/canary/);
      });
    }
  });
}
