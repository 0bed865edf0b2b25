// Writes what follows from the rules: the settings in package.json and their texts, the schema of .wso2-config.json, the table in the README.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeTexts } from './manifest.mjs';
import { load } from './sentences.mjs';

const root = join(import.meta.dirname, '../..');
const path = (name) => join(root, name);
const read = (name) => readFileSync(path(name), 'utf8');

const severities = ['error', 'warning', 'info', 'hint', 'off'];
const { rules } = await load('server/src/core/rules/index.ts');

const ruleProperties = Object.fromEntries(rules.map(({ id, summary, severity }) =>
  [id, { type: 'string', enum: severities, description: `${summary}. Without a setting: ${severity}.` }]));

function writeManifest() {
  const manifest = JSON.parse(read('package.json'));
  manifest.contributes.configuration.find(({ properties }) => 'wso2Config.rules' in properties).properties['wso2Config.rules'].properties = Object.fromEntries(Object.entries(ruleProperties).map(([id, each]) => [id, { ...each, description: `%rules.${id}%` }]));
  manifest.contributes.jsonValidation = [{ fileMatch: '.wso2-config.json', url: './client/media/wso2-config.schema.json' }];
  writeFileSync(path('package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

function writeSchema() {
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Settings of wso2-config',
    type: 'object',
    properties: {
      $schema: { type: 'string' },
      rules: { type: 'object', description: 'Rule id to severity, or off.', properties: ruleProperties, additionalProperties: { type: 'string', enum: severities } },
      certificateExpiryDays: { type: 'integer', minimum: 0, description: 'Days ahead that certificates are said to expire soon. Without a setting: 30.' },
    },
    additionalProperties: false,
  };
  writeFileSync(path('client/media/wso2-config.schema.json'), `${JSON.stringify(schema, null, 2)}\n`);
}

function writeTable() {
  const rows = rules.map(({ id, severity, summary }) => `| [${id}](test/rules/${id}.md) | ${severity} | ${summary} |`);
  const table = ['| Rule | Severity | Finds |', '| --- | --- | --- |', ...rows].join('\n');
  const readme = read('README.md');
  writeFileSync(path('README.md'), readme.replace(/(<!-- rules -->\n)[^]*?(<!-- end of rules -->)/, (_, start, end) => `${start}${table}\n${end}`));
}

writeManifest();
writeTexts(rules);
writeSchema();
writeTable();
