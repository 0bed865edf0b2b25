// A client that says to the language server what an editor says, and waits for its answers.

import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { pathToFileURL } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import { environment, processorTime } from './measure.mjs';

export const uriOf = file => pathToFileURL(file).href;

/** Starts the server on a folder; `initialized` tells how long it took to answer. */
export async function startServer(server, folder) {
  const start = performance.now();
  const child = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'], env: environment });
  const connection = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  const waiting = new Map();
  let ended;
  const firstPass = new Promise(resolve => { ended = resolve; });
  connection.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }) => waiting.get(uri)?.(diagnostics));
  connection.onNotification('wso2Config/status', ended);
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('workspace/configuration', ({ items }) => items.map(() => null));
  connection.onRequest('window/workDoneProgress/create', () => null);
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: folder ? uriOf(folder) : null,
    workspaceFolders: folder ? [{ uri: uriOf(folder), name: 'homes' }] : null,
    capabilities: {
      workspace: { configuration: true, workspaceFolders: true, didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true } },
      textDocument: { publishDiagnostics: { versionSupport: true, relatedInformation: true } },
      window: { workDoneProgress: true },
    },
    initializationOptions: { now: '2026-06-01', status: true },
  });
  const initialized = performance.now() - start;
  return {
    pid: child.pid,
    initialized,
    notify: (method, params) => connection.sendNotification(method, params),
    request: (method, params) => connection.sendRequest(method, params),
    /** The next diagnostics of a file that are as `isIt` says. */
    diagnostics: (uri, isIt) => new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('no diagnostics came within 10 s')), 10_000);
      waiting.set(uri, diagnostics => {
        if (!isIt(diagnostics)) return;
        clearTimeout(timer);
        waiting.delete(uri);
        resolve(diagnostics);
      });
    }),
    /** From `initialized` until all homes are read and all keystores open. */
    readAll: async () => {
      const begun = performance.now();
      connection.sendNotification('initialized', {});
      await firstPass;
      return (await quiet(child.pid)) - begun;
    },
    stop: async () => {
      await connection.sendRequest('shutdown');
      connection.sendNotification('exit');
      await new Promise(resolve => { child.on('close', resolve); });
      connection.dispose();
    },
  };
}

/** Waits until a process has nothing to do for half a second; tells since when. */
async function quiet(pid) {
  let since = performance.now();
  for (let before = processorTime(pid).own, still = 0, rounds = 0; still < 10 && rounds < 1200; rounds += 1) {
    await new Promise(resolve => { setTimeout(resolve, 50); });
    const now = processorTime(pid).own;
    still = now === before ? still + 1 : 0;
    if (now > before) since = performance.now();
    before = now;
  }
  return since;
}

/** Megabytes of memory that a process has, and had at most. */
export function memoryOf(pid) {
  const status = fs.readFileSync(`/proc/${pid}/status`, 'utf8');
  const of = name => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)[1]) / 1024;
  return { now: of('VmRSS'), peak: of('VmHWM') };
}
