#!/usr/bin/env node
// Stands where @vscode/test-electron expects a desktop VS Code: takes its arguments, runs the tests in the VS Code of the page,
// prints what they print, and ends with their status. VSCODE_AGE=oldest takes the oldest VS Code.
// Of our own: --keep-workspace-trust leaves workspace trust switched on. SHIM_TRACE=1 tells what happens, SHIM_TIMEOUT is in seconds.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, parseArgs } from 'node:util';
import { startBrowser } from './browser.mjs';
import { startServer } from './server.mjs';
import { workbenchAddress } from './workbench.mjs';

const tracing = process.env.SHIM_TRACE === '1';
const say = text => process.stderr.write(`[vscode] ${text}\n`);
const trace = text => { if (tracing) say(text); };

const named = { type: 'string' };
const { values, positionals } = parseArgs({
  strict: false,
  allowPositionals: true,
  options: {
    extensionTestsPath: named, extensionDevelopmentPath: { ...named, multiple: true },
    'extensions-dir': named, 'user-data-dir': named, locale: named, 'folder-uri': named, 'file-uri': named,
  },
});
const asPath = place => (place.startsWith('file:') ? fileURLToPath(place) : path.resolve(place));

/** What of the arguments is to be opened. */
function opened() {
  const places = [...positionals, values['folder-uri'], values['file-uri']].filter(place => place !== undefined).map(asPath);
  const found = {};
  for (const place of places) {
    const stat = fs.statSync(place, { throwIfNoEntry: false });
    if (stat === undefined) throw new Error(`There is no ${place}.`);
    const kind = place.endsWith('.code-workspace') ? 'workspace' : stat.isDirectory() ? 'folder' : 'file';
    found[kind] = place;
  }
  return found;
}

function givenSettings() {
  if (values['user-data-dir'] === undefined) return {};
  const file = path.join(asPath(values['user-data-dir']), 'User', 'settings.json');
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : {};
}

/**
 * The outcome of a run. The window alone cannot be trusted: it reports 0 as well when the extension host dies and its connection closes.
 * The server logs how the host ended. Only where both say 0 the tests have passed; where one stays silent for long, they have not.
 */
function makeOutcome() {
  let decide;
  const decided = new Promise(resolve => { decide = resolve; });
  let reported;
  let hostStatus;
  let patience;
  const weigh = () => {
    if (reported !== undefined && reported !== 0) decide({ status: reported });
    else if (hostStatus !== undefined && hostStatus !== 0) decide({ status: hostStatus, why: 'The extension host died.' });
    else if (reported === 0 && hostStatus === 0) decide({ status: 0 });
    else patience ??= setTimeout(() => decide({ status: 1, why: 'Only one of window and extension host told how the tests ended.' }), 15_000);
  };
  return {
    decided,
    fail: why => decide({ status: 1, why }),
    windowReports: status => { reported = Number.isInteger(status) ? status : 1; weigh(); },
    serverLogs: line => {
      trace(line);
      const end = /Extension Host Process exited with code: (\S+), signal: (\w+)/.exec(line);
      if (end === null || hostStatus !== undefined) return;
      hostStatus = end[2] === 'null' ? Number(end[1]) : 1;
      // The tests' own status may still be under way: it says more.
      setTimeout(weigh, hostStatus === 0 ? 0 : 500);
    },
  };
}

/** Lets the page call us where VS Code tells what the tests print and how they ended. */
async function listenToPage(page, outcome) {
  if (tracing) page.on('console', message => trace(`page: ${message.text()}`));
  page.on('crash', () => outcome.fail('The page crashed.'));
  page.context().on('close', () => outcome.fail('Chromium went away.'));
  await page.exposeFunction('shimPrints', (fromTests, kind, values_) => {
    if (!fromTests && !tracing) return;
    const stream = kind === 'error' || kind === 'warn' ? process.stderr : process.stdout;
    stream.write(`${fromTests ? '' : '[window] '}${format(...values_)}\n`);
  });
  await page.exposeFunction('codeAutomationExit', status => outcome.windowReports(status));
  await page.addInitScript(() => {
    // The window's own log comes the same way as what the tests print; only the caller tells them apart.
    globalThis.codeAutomationLog = (kind, printed) => {
      const before = Error.stackTraceLimit;
      Error.stackTraceLimit = 60;
      const fromTests = (new Error().stack ?? '').includes('$logExtensionHostMessage');
      Error.stackTraceLimit = before;
      void globalThis.shimPrints(fromTests, kind, printed.map(each => (each instanceof Error ? each.stack : each)));
    };
  });
}

async function main() {
  if (values.extensionTestsPath === undefined) throw new Error('This stands for a VS Code in extension tests only: --extensionTestsPath is missing.');
  const { folder, workspace, file } = opened();
  const outcome = makeOutcome();
  const seconds = Number(process.env.SHIM_TIMEOUT ?? 600);
  const limit = setTimeout(() => outcome.fail(`The tests did not end within ${seconds} s.`), seconds * 1000);
  let asked;
  for (const [signal, number] of [['SIGINT', 2], ['SIGTERM', 15], ['SIGHUP', 1]]) {
    process.on(signal, () => { asked = 128 + number; outcome.fail(`Stopped by ${signal}.`); });
  }
  const started = await Promise.allSettled([
    startServer({
      settings: givenSettings(), trust: values['keep-workspace-trust'] === true, onLine: outcome.serverLogs,
      ...(values['extensions-dir'] === undefined ? {} : { extensions: asPath(values['extensions-dir']) }),
    }),
    startBrowser(),
  ]);
  try {
    const failed = started.find(each => each.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
    const [server, browser] = started.map(each => each.value);
    void server.ended.then(how => outcome.fail(`VS Code's server ended (${how}).`));
    await listenToPage(browser.page, outcome);
    await browser.page.goto(workbenchAddress(server, {
      folder, workspace, file, extensions: (values.extensionDevelopmentPath ?? []).map(asPath), tests: asPath(values.extensionTestsPath),
      more: values['disable-extensions'] ? [['disableExtensions', 'true']] : [],
    }));
    const { status, why } = await outcome.decided;
    if (why !== undefined) say(why);
    const picture = process.env.SHIM_PICTURE;
    if (status !== 0 && picture !== undefined) await browser.page.screenshot({ path: picture }).catch(() => {});
    return asked ?? status;
  } finally {
    clearTimeout(limit);
    await Promise.allSettled(started.map(each => each.value?.stop()));
  }
}

let status = 1;
try {
  status = await main();
} catch (error) {
  say(error.stack ?? String(error));
}
process.exit(status);
