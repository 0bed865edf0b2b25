// Runs the pages of the catalogue: what the rows find in files of the shape of real ones. `npm run update` writes the answers.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rows } from '../../server/src/core/catalog/index.ts';
import type { Condition, Row } from '../../server/src/core/catalog/row.ts';
import { describe as describeSetting } from '../../server/src/core/catalog/settings.ts';
import { buildModel } from '../../server/src/core/model/build.ts';
import type { Home, Setting, Target, Use } from '../../server/src/core/model/home.ts';
import { defaultSettings } from '../../server/src/core/model/settings.ts';
import { print } from '../../server/src/core/text/words.ts';
import { memoryWorld } from '../support/memory-world.ts';

const root = '/home';

interface Section {
  readonly title: string;
  readonly files: Readonly<Record<string, string>>;
  /** What the page says is found. */
  readonly found: string;
}

const fence = /^```(\w+)(?: (.*))?\n([\s\S]*?)^```$/gm;

function sectionsOf(page: string): readonly Section[] {
  return page.split(/^(?=## )/m).slice(1).map((text) => {
    const fences = [...text.matchAll(fence)];
    const files = fences.filter(([, , path]) => path !== undefined).map(([, , path, content]) => [`${root}/${path!}`, content!] as const);
    return {
      title: /^## (.*)/.exec(text)?.[1] ?? '',
      files: Object.fromEntries(files),
      found: fences.find(([, language]) => language === 'found')?.[3] ?? '',
    };
  });
}

function usesOf({ files }: Section): readonly Use[] {
  const configDirectory = Object.keys(files).some((path) => path.startsWith(`${root}/conf/`)) ? 'conf' : 'repository/conf';
  const home: Home = {
    path: root, configDirectory, generation: 'xml', judged: true, profile: undefined, productVersion: undefined,
    product: configDirectory === 'conf' ? 'WSO2 Enterprise Integrator' : 'WSO2 API Manager', serverKey: configDirectory === 'conf' ? 'EI' : 'AM',
  };
  const { uses } = buildModel(home, memoryWorld(files), defaultSettings);
  return uses.filter(({ settings }) => Object.keys(settings).length > 0);
}

function rendered(section: Section): string {
  const texts = section.files;
  return usesOf(section).map((use) => {
    const { row, role, read, shadowed, target, file, settings } = use;
    const state = [read ? 'read' : 'not read', ...(shadowed ? ['after another'] : [])].join(', ');
    const lines = Object.entries(settings).map(([field, setting]) => `  ${field} ${place(texts[file]!, setting)}`);
    return [`${row.id} in ${file.slice(root.length + 1)}: ${role}, ${state}`, `  → ${shown(target)}`, ...lines, ''].join('\n');
  }).join('');
}

const shown = (target: Target): string =>
  target.kind === 'path' ? target.path : target.kind === 'unknown' ? `unknown: ${target.why}` : 'nothing';

/** Line and column, from 1, of a value's two ends, and what stands between them. */
function place(text: string, { name, value }: Setting): string {
  if (!value) return `${name} empty`;
  const at = (offset: number): string => {
    const before = text.slice(0, offset).split('\n');
    return `${before.length}:${before.at(-1)!.length + 1}`;
  };
  return `${name} ${at(value.range.start)}-${at(value.range.end)} ${text.slice(value.range.start, value.range.end)}`;
}

const folder = import.meta.dirname;
const pages = readdirSync(folder).filter((name) => name.endsWith('.md'));

if (process.env['UPDATE']) {
  for (const name of pages) {
    const page = readFileSync(join(folder, name), 'utf8');
    const answers = sectionsOf(page).map(rendered);
    let index = 0;
    writeFileSync(join(folder, name), page.replace(/^```found\n[\s\S]*?^```$/gm, () => `\`\`\`found\n${answers[index++] ?? ''}\`\`\``));
  }
}

const read = pages.map((name) => ({ name, sections: sectionsOf(readFileSync(join(folder, name), 'utf8')) }));

describe.each(read)('$name', ({ sections }) => {
  it.each(sections)('$title', (section) => {
    expect(rendered(section)).toBe(section.found);
  });
});

describe('catalogue', () => {
  const found = new Map<string, Set<string>>();
  for (const { row, settings } of read.flatMap(({ sections }) => sections).flatMap(usesOf)) {
    const fields = found.get(row.id) ?? new Set();
    for (const [field, { value }] of Object.entries(settings)) if (value) fields.add(field);
    found.set(row.id, fields);
  }

  it.each(rows)('$id is found on a page, every field of it', (row) => {
    expect([...found.get(row.id) ?? []].sort()).toEqual(Object.keys(row.fields).sort());
  });

  it('has each id once', () => {
    const ids = rows.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('names rows that are there, with a keystore of their own', () => {
    for (const { fallback } of rows) {
      if (fallback !== undefined) expect(rows.find(({ id }) => id === fallback)?.fields.location).toBeDefined();
    }
  });

  it('says of every setting what it is for', () => {
    const texts = rows.flatMap((row) => (Object.keys(row.fields) as (keyof Row['fields'])[]).map((field) => ({ row, text: print(describeSetting(row, field)) })));
    for (const { row, text } of texts) {
      expect(text).toMatch(/^[A-Z].*\.$/);
      if (row.role === 'truststore') expect(text).not.toMatch(/private key|keystore/);
    }
  });

  it('knows which condition looks at the block and which at the file', () => {
    const conditions = rows.flatMap(({ read: all }) => all ?? []).filter((each): each is Exclude<Condition, string> => typeof each !== 'string');
    for (const { at } of conditions) expect(at).toMatch(/^\.?\//);
  });
});
