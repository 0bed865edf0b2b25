// The task that runs `wso2-config check`: the command line that ships with the extension, on the runtime of this VS Code.

import { type Disposable, type ExtensionContext, ProcessExecution, Task, type TaskDefinition, tasks, TaskScope, workspace, type WorkspaceFolder } from 'vscode';

const type = 'wso2-config';

const strings = (given: unknown, otherwise: readonly string[]): readonly string[] =>
  (Array.isArray(given) ? given.filter((each): each is string => typeof each === 'string') : otherwise);

/** The task for a definition, run in a folder. */
function taskFor(cli: string, definition: TaskDefinition, scope: WorkspaceFolder | TaskScope, name: string): Task {
  const cwd = typeof scope === 'object' ? scope.uri.fsPath : undefined;
  // A desktop VS Code has no `node` of its own: its own program is one when it is told so.
  const execution = new ProcessExecution(process.execPath, [cli, 'check', ...strings(definition['options'], []), ...strings(definition['paths'], ['.'])], {
    ...(cwd === undefined ? {} : { cwd }), env: { ELECTRON_RUN_AS_NODE: '1' },
  });
  // No matcher unless tasks.json names one: what is in an opened folder is shown already, and would be shown twice.
  return new Task(definition, scope, name, type, execution, []);
}

/** Offers the task for each opened folder, and runs those that tasks.json defines. */
export function registerTasks(context: ExtensionContext): Disposable {
  const cli = context.asAbsolutePath('dist/cli.js');
  return tasks.registerTaskProvider(type, {
    provideTasks: () => (workspace.workspaceFolders ?? []).map(folder => taskFor(cli, { type }, folder, 'check')),
    resolveTask: ({ definition, scope, name }) => taskFor(cli, definition, scope ?? TaskScope.Workspace, name),
  });
}
