// Shows how far the first pass is.

import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver/node';
import { words } from '../core/index.ts';
import type { Client } from './client.ts';
import { say } from './language.ts';

export interface FirstPass {
  readonly progressed: (done: number, total: number) => void;
  readonly ended: () => void;
}

/** Progress of the first pass, where the client shows it; later passes are too short. */
export function firstPass(connection: Connection, client: Client): FirstPass {
  let reporter: WorkDoneProgressServerReporter | undefined;
  let isOver = false;
  if (client.hasProgress) {
    void connection.window.createWorkDoneProgress().then((created) => {
      if (isOver) return;
      reporter = created;
      reporter.begin(say(words('Checking WSO2 homes')), 0);
    }).catch(() => undefined);
  }
  return {
    progressed: (done, total) => {
      if (!isOver) reporter?.report(Math.round((done / total) * 100), say(words('{0} of {1}', done, total)));
    },
    ended: () => {
      if (!isOver) reporter?.done();
      isOver = true;
    },
  };
}
