// The task that checks: offered for each folder, and in tasks.json with a matcher for homes that nobody opened.

import * as assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { DiagnosticSeverity, languages, ProcessExecution, type Task, type TaskDefinition, tasks, Uri, workspace } from 'vscode';
import { canary, makeHome, temporaryFolder, write } from '../home.ts';
import { activated, carbonXml, has, homeFolder, inHome, ruleOf, untilProblems } from './support.ts';

const type = 'wso2-config';

/** Runs a task to its end; gives the exit status. */
async function run(task: Task): Promise<number | undefined> {
  const ended = new Promise<number | undefined>(resolve => {
    const listener = tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
      if (execution.task.name !== task.name) return;
      listener.dispose();
      resolve(exitCode);
    });
  });
  await tasks.executeTask(task);
  return ended;
}

const named = async (name: string): Promise<Task> => {
  const found = (await tasks.fetchTasks({ type })).find(each => each.name === name);
  assert.ok(found, `no task ${name}`);
  return found;
};

const shownTwice = (file: Uri): string[] => {
  const keys = languages.getDiagnostics(file).map(each => `${each.range.start.line}:${each.range.start.character} ${ruleOf(each)} ${each.message}`);
  return keys.filter((key, index) => keys.indexOf(key) !== index);
};

describe('the task wso2-config', () => {
  const elsewhere = temporaryFolder();
  const opened = () => join(homeFolder(), '..');
  const defined: TaskDefinition = { type, label: 'check elsewhere', paths: [elsewhere], options: ['--min-severity', 'error'], problemMatcher: '$wso2-config' };

  before(async () => {
    await activated();
    makeHome(join(elsewhere, 'am'), { keystore: inHome('repository', 'resources', 'security', 'wso2carbon.jks').fsPath });
    write(join(opened(), '.vscode', 'tasks.json'), JSON.stringify({ version: '2.0.0', tasks: [defined] }));
  });

  after(() => {
    rmSync(join(opened(), '.vscode'), { recursive: true, force: true });
    rmSync(elsewhere, { recursive: true, force: true });
  });

  it('checks an opened folder with the program that ships, and shows nothing twice', async () => {
    await untilProblems(carbonXml(), has('keystore-not-found'));
    const task = await named('check');
    assert.ok(task.execution instanceof ProcessExecution);
    assert.equal(task.execution.options?.cwd, workspace.workspaceFolders![0]!.uri.fsPath);
    assert.equal(await run(task), 1);
    assert.deepEqual(shownTwice(carbonXml()), []);
  });

  it('shows the problems of a home that nobody opened', async () => {
    const file = Uri.file(join(elsewhere, 'am', 'repository', 'conf', 'carbon.xml'));
    assert.deepEqual(languages.getDiagnostics(file), []);
    assert.equal(await run(await named('check elsewhere')), 1);
    const found = await untilProblems(file, has('keystore-not-found'));
    assert.ok(found.every(each => !each.message.includes(canary)));
    assert.ok(found.every(each => each.severity === DiagnosticSeverity.Error), 'the option was not heard');
  });
});
