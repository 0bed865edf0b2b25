// Measures speed and memory beside something run in the same moment; ends with 1 where a bar is missed. `--json` prints data,
// `--homes=FOLDER` checks fifty copies of the homes in a folder, too.

import { build } from 'esbuild';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { growStore, makeHomes } from './homes.mjs';
import { memoryOf, startServer, uriOf } from './language-server.mjs';
import { inTurns, percentile, processorTime, run, timed } from './measure.mjs';

const root = path.join(import.meta.dirname, '../..');
const [server, cli] = ['server.js', 'cli.js'].map(name => path.join(root, 'dist', name));
const stores = home => path.join(root, 'test/homes', home, 'home/repository/resources/security');
const day = ['--now', '2026-06-01'];

/** What was measured: smaller is better; a goal is aimed at, a bar must not be missed. */
const results = [];
const add = (name, value, { unit = '', goal, bar, aside = '' }) => results.push({ name, value: Number(value.toFixed(value < 0.1 ? 4 : 2)), unit, goal, bar, aside });

async function wholeCheck(homes, name = 'check of 50 homes, over grep') {
  let printed = '';
  const ours = async () => { printed = await run(process.execPath, [cli, 'check', ...day, homes], { statuses: [0, 1] }); };
  const [grep, check] = await inTurns(7, () => run('grep', ['-nr', '.jks', homes]), ours);
  const told = ({ time, work }) => `${time.toFixed(0)} ms (${work.toFixed(0)} of processor time)`;
  add(name, check.time / grep.time, { unit: 'times', goal: 5, bar: 12, aside: `${told(check)}, grep ${told(grep)}; ${printed.trim().split('\n').at(-1)}` });
}

/** Makes fifty copies of the homes in a folder, taken in turn. */
function copyHomes(from, to) {
  const names = fs.readdirSync(from, { withFileTypes: true }).filter(each => each.isDirectory()).map(each => each.name).sort();
  for (let at = 0; at < 50; at += 1) fs.cpSync(path.join(from, names[at % names.length]), path.join(to, `${names[at % names.length]}-${at + 1}`), { recursive: true });
}

async function wholeReport(homes) {
  const [report] = await inTurns(3, () => run(process.execPath, [cli, 'report', '--format', 'html', ...day, homes]));
  add('report of 50 homes', report.time, { unit: 'ms', bar: 2000 });
}

async function oneKeystore(folder) {
  const bundle = path.join(folder, 'core.mjs');
  await build({ absWorkingDir: root, entryPoints: ['server/src/core/index.ts'], outfile: bundle, bundle: true, platform: 'node', format: 'esm', target: 'node20', logLevel: 'error', mainFields: ['module', 'main'],
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' } });
  const { openKeystore } = await import(pathToFileURL(bundle).href);
  const large = path.join(folder, 'wso2carbon.jks');
  fs.writeFileSync(large, growStore(fs.readFileSync(path.join(stores('stock-api-manager'), 'wso2carbon.jks')), 36, 1));
  const inputs = [
    { name: 'JKS, over keytool -list', file: large, password: 'wso2carbon', bars: { goal: 0.01, bar: 0.01 } },
    { name: 'PKCS12, over keytool -list', file: path.join(stores('identity-server'), 'tls.p12'), password: '4tls-2026', bars: {} },
  ];
  for (const { name, file, password, bars } of inputs) {
    const open = () => {
      const { state } = openKeystore(fs.readFileSync(file), password, undefined);
      if (state !== 'open') throw new Error(`${file} is ${state}`);
    };
    // Without an explicit form keytool would use the colours and language of the machine.
    const keytool = () => run('keytool', ['-list', '-keystore', file, '-storepass:env', 'STORE'], { env: { STORE: password, LC_ALL: 'C' } });
    const many = 20;
    const [java, ours] = await inTurns(5, keytool, () => { for (let at = 0; at < many; at += 1) open(); });
    add(name, ours.time / many / java.time, { unit: 'times', ...bars, aside: `${(ours.time / many).toFixed(2)} ms, keytool ${java.time.toFixed(0)} ms` });
  }
}

async function serverStart() {
  const start = async () => {
    const { stop, initialized } = await startServer(server);
    await stop();
    return initialized;
  };
  const times = { node: [], server: [] };
  await start();
  for (let round = 0; round < 11; round += 1) {
    times.node.push(await timed(() => run(process.execPath, ['-e', '0'])));
    times.server.push(await start());
  }
  const [node, ours] = [percentile(times.node, 50), percentile(times.server, 50)];
  add('server start, over node -e 0', ours / node, { unit: 'times', bar: 2.5, aside: `${ours.toFixed(0)} ms, node ${node.toFixed(0)} ms` });
}

async function editing(homes, home) {
  const running = await startServer(server, homes);
  const read = await running.readAll();
  const { now, peak } = memoryOf(running.pid);
  add('memory with 50 homes', now, { unit: 'MB', goal: 120, bar: 200, aside: `at most ${peak.toFixed(0)} MB; all read and open after ${read.toFixed(0)} ms` });
  for (const [name, file] of [['axis2.xml', 'axis2/axis2.xml'], ['carbon.xml', 'carbon.xml']]) await changes(running, name, path.join(home, 'repository/conf', file));
  await hovers(running, path.join(home, 'repository/conf/carbon.xml'));
  add('report of 50 homes, in the editor', await timed(() => running.request('wso2Config/report', { format: 'html', links: true })), { unit: 'ms', bar: 2000 });
  const after = memoryOf(running.pid);
  add('memory after editing', after.now, { unit: 'MB', bar: 200, aside: `at most ${after.peak.toFixed(0)} MB` });
  await running.stop();
}

/** Breaks and mends the first location of a file, letter by letter as an editor tells it. */
async function changes(running, name, file) {
  const uri = uriOf(file);
  const text = fs.readFileSync(file, 'utf8');
  running.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'xml', version: 1, text } });
  const place = positionOf(text, '/wso2carbon.jks');
  const after = { line: place.line, character: place.character + 1 };
  const times = [];
  let before = 0;
  for (let version = 2; version < 222; version += 1) {
    if (version === 22) before = processorTime(running.pid).own;
    const isBroken = version % 2 === 0;
    const change = isBroken ? { range: { start: place, end: place }, text: 'x' } : { range: { start: place, end: after }, text: '' };
    const told = running.diagnostics(uri, found => found.some(({ code }) => code === 'keystore-not-found') === isBroken);
    times.push(await timed(() => {
      running.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [change] });
      return told;
    }));
  }
  const kept = times.slice(20);
  const work = (processorTime(running.pid).own - before) / kept.length;
  add(`change to diagnostics in ${name}, p95`, percentile(kept, 95), { unit: 'ms', goal: 16, bar: 60, aside: `median ${percentile(kept, 50).toFixed(1)} ms, ${work.toFixed(1)} of processor time` });
}

async function hovers(running, file) {
  const uri = uriOf(file);
  const text = fs.readFileSync(file, 'utf8');
  const places = ['/wso2carbon.jks', 'JKS</Type>', 'wso2carbon</KeyAlias>', '/client-truststore.jks'].map(each => positionOf(text, each));
  const times = [];
  for (let round = 0; round < 400; round += 1) {
    times.push(await timed(async () => {
      const answer = await running.request('textDocument/hover', { textDocument: { uri }, position: places[round % places.length] });
      if (!answer) throw new Error(`no hover at ${JSON.stringify(places[round % places.length])}`);
    }));
  }
  const kept = times.slice(40);
  add('hover, p95', percentile(kept, 95), { unit: 'ms', bar: 10, aside: `median ${percentile(kept, 50).toFixed(1)} ms` });
}

/** Just behind the first letter of what is searched for. */
function positionOf(text, wanted) {
  const before = text.slice(0, text.indexOf(wanted) + 1).split('\n');
  return { line: before.length - 1, character: before.at(-1).length };
}

function print() {
  const isMissed = ({ value, bar }) => bar !== undefined && value > bar;
  if (process.argv.includes('--json')) console.log(JSON.stringify(results.map(each => ({ ...each, missed: isMissed(each) })), undefined, 2));
  else {
    for (const each of results) {
      const limit = (name, value) => (value === undefined ? '' : `${name} ${value}${each.value > value ? ' missed' : ''}`);
      const limits = `${limit('goal', each.goal).padEnd(16)} ${limit('bar', each.bar).padEnd(15)}`;
      console.log(`${isMissed(each) ? '✗' : ' '} ${each.name.padEnd(42)} ${String(each.value).padStart(9)} ${each.unit.padEnd(5)} ${limits} ${each.aside}`);
    }
  }
  return results.some(isMissed) ? 1 : 0;
}

for (const file of [server, cli]) if (!fs.existsSync(file)) throw new Error(`${path.relative(root, file)} is not built: run "npm run build" first`);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'wso2-bench-'));
try {
  const homes = path.join(folder, 'homes');
  const [home] = makeHomes(homes);
  await wholeCheck(homes);
  await wholeReport(homes);
  const own = process.argv.find(each => each.startsWith('--homes='))?.slice('--homes='.length);
  if (own !== undefined) {
    const copies = path.join(folder, 'copies');
    copyHomes(own, copies);
    await wholeCheck(copies, 'check of 50 copies of your homes, over grep');
  }
  await oneKeystore(folder);
  await serverStart();
  await editing(homes, home);
  process.exitCode = print();
} finally {
  if (process.argv.includes('--keep')) console.error(folder);
  else fs.rmSync(folder, { recursive: true, force: true });
}
