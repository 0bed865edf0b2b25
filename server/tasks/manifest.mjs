// The texts of the manifest: package.json holds a key for each, package.nls.json the English text, package.nls.<language>.json that of the bundle.

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const read = (name) => JSON.parse(readFileSync(join(root, name), 'utf8'));
const write = (name, value) => writeFileSync(join(root, name), `${JSON.stringify(value, null, 2)}\n`);

const contributions = ['commands', 'customEditors', 'views', 'viewsContainers', 'viewsWelcome', 'configuration', 'taskDefinitions', 'walkthroughs', 'submenus'];
const texts = ['title', 'shortTitle', 'description', 'markdownDescription', 'enumDescriptions', 'displayName', 'contextualTitle', 'contents', 'label', 'altText'];

/** A rule as the settings describe it. */
const ofRule = '{0}. Without a setting: {1}.';
const describeRule = ({ summary, severity }, bundle) => (bundle[ofRule] || ofRule).replace('{0}', () => bundle[summary] || summary).replace('{1}', severity);

/** The English texts of the manifest by their keys; texts that are still in package.json get a key, and go. */
export function manifestTexts(rules) {
  const manifest = read('package.json');
  const known = existsSync(join(root, 'package.nls.json')) ? read('package.nls.json') : {};
  const found = {};
  const keyed = (text, path) => {
    const old = /^%(.+)%$/.exec(text)?.[1];
    let key = old ?? path.join('.');
    while (old === undefined && key in known) key += '.more';
    // Those of the rules are made below.
    if (key.startsWith('rules.')) return text;
    const english = text.startsWith('%') ? known[key] : text;
    if (english === undefined) throw new Error(`package.nls.json has no ${key}`);
    found[key] = english;
    return `%${key}%`;
  };
  const walk = (value, path) => {
    if (Array.isArray(value)) return value.map((each, index) => walk(each, [...path, nameOf(each) ?? index]));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, textOf(name, each, path) ?? walk(each, [...path, name])]));
  };
  const textOf = (name, value, path) => {
    if (name === 'name' && path[0] === 'views' && typeof value === 'string') return keyed(value, [...path, name]);
    if (!texts.includes(name)) return undefined;
    if (typeof value === 'string') return value === '' ? value : keyed(value, [...path, name]);
    return Array.isArray(value) && value.every((each) => typeof each === 'string') ? value.map((each, index) => keyed(each, [...path, name, index])) : undefined;
  };
  for (const name of contributions) if (manifest.contributes[name]) manifest.contributes[name] = walk(manifest.contributes[name], [name]);
  manifest.capabilities = walk(manifest.capabilities, ['capabilities']);
  manifest.description = keyed(manifest.description, ['description']);
  for (const rule of rules) found[`rules.${rule.id}`] = describeRule(rule, {});
  return { manifest, found };
}

const nameOf = (value) => (typeof value === 'object' && value !== null ? value.id ?? value.command ?? value.viewType ?? value.type : undefined);

/** The sentences of the manifest that are to be translated. */
export const manifestSentences = (rules) => [ofRule, ...Object.entries(manifestTexts(rules).found).filter(([key]) => !key.startsWith('rules.')).map(([, text]) => text)];

/** What package.nls.<language>.json holds. */
export function translated(rules, bundle) {
  const byId = new Map(rules.map((rule) => [`rules.${rule.id}`, rule]));
  return Object.fromEntries(Object.entries(manifestTexts(rules).found).map(([key, text]) => [key, byId.has(key) ? describeRule(byId.get(key), bundle) : bundle[text] || text]));
}

/** The languages that there is a bundle of. */
export const languages = readdirSync(join(root, 'l10n')).flatMap((name) => /^bundle\.l10n\.([\w-]+)\.json$/.exec(name)?.[1] ?? []);

export const bundleOf = (language) => read(`l10n/bundle.l10n.${language}.json`);

/** Writes package.json, package.nls.json and the one of each language. */
export function writeTexts(rules) {
  const { manifest, found } = manifestTexts(rules);
  write('package.json', manifest);
  write('package.nls.json', found);
  for (const language of languages) write(`package.nls.${language}.json`, translated(rules, bundleOf(language)));
}
