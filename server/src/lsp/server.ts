// The server: joins documents, disk, settings and homes to one session, and tells the client what came of it.

import { join } from 'node:path';
import { MessageType, ShowMessageNotification, type Connection } from 'vscode-languageserver/node';
import { diskKeystores, type Work } from '../disk/keystores.ts';
import { workInThread } from '../disk/worker.ts';
import { diskWorld, type DiskWorld } from '../disk/world.ts';
import type { Client } from './client.ts';
import { eachDay } from './clock.ts';
import { forClient, toCounts, toDiagnostics, type Files } from './convert.ts';
import { openDocuments, type Documents } from './documents.ts';
import { gather } from './gather.ts';
import { firstPass } from './progress.ts';
import { statusNotification, type Status } from './protocol.ts';
import { publisher } from './publish.ts';
import { makeSession, type Session } from './session.ts';
import { homeSettings, type HomeSettings } from './settings.ts';
import type { Start } from './start.ts';
import { clientPath, uriOfPath } from './uris.ts';
import { clientWatcher, pollingWatcher } from './watch.ts';
import { shownRefresher } from './writing-refresh.ts';

/** Time that a damaged keystore gets to become whole, and a missing file to appear. */
const patience = 1000;

/** What the client has opened; it may change. */
export interface Opened {
  folders: readonly string[];
  /** Further folders that hold homes. */
  homes: readonly string[];
  /** Whether there never was a folder: then documents lead to their homes. */
  isBare: boolean;
}

export interface Server {
  readonly connection: Connection;
  readonly client: Client;
  /** Commands of the client that actions may be. */
  readonly commands: readonly string[];
  /** Whether the opened folders are trusted: else nothing of them is written. */
  readonly isTrusted: boolean;
  readonly world: DiskWorld;
  readonly documents: Documents;
  /** Opens keystores, in a thread of their own. */
  readonly work: Work;
  readonly settings: HomeSettings;
  readonly session: Session;
  readonly files: Files;
  readonly opened: Opened;
  /** These paths changed on disk, as somebody says. */
  readonly told: (paths: readonly string[]) => void;
  readonly stop: () => void;
}

/** Joins the parts; the session is still to be started. */
export function makeServer(connection: Connection, client: Client, opened: Opened, start: Start): Server {
  const log = (message: string): void => connection.console.error(message);
  const documents = openDocuments(client.reopens);
  const now = (): number => start.now ?? Date.now();
  const roots = (): readonly string[] => [...opened.folders, ...opened.homes];
  const work = workInThread({ file: join(__dirname, 'worker.js'), log });
  const keystores = diskKeystores({
    work,
    changed: (path) => session.opened(path),
    patience,
  });
  const again = (path: string): void => {
    session.changed([path]);
    session.opened(path);
  };
  const world = diskWorld({ roots, restricted: !start.isTrusted, keystores, now, edited: documents.source, patience, again });
  const settings = homeSettings({
    world,
    opened: () => opened.folders.map(world.real),
    isUnsaved: (file) => documents.isUnsaved(world.real(file)),
    complain: (complaint) => void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message: `WSO2 Config: ${complaint}` }),
  });
  settings.setInitial(start.settings);

  const uriOf = (path: string): string => uriOfPath(clientPath(path, roots(), world.real));
  const published: Files['published'] = (path) => documents.get(world.real(path)) ?? { uri: uriOf(path), version: undefined };
  const publish = publisher((params) => void connection.sendDiagnostics(params), published);
  const refreshShown = shownRefresher({ connection, client, documents, settings });
  const { progressed, ended } = firstPass(connection, client);
  const rested = (): void => {
    ended();
    const homes = session.states();
    watcher.set({ homes, folders: roots().map(world.real), settings: homes.flatMap(({ home }) => settings.places(home)) });
    refreshShown(homes);
    if (start.takesStatus) void connection.sendNotification(statusNotification, statusOf(session, toCounts(publish.counts())));
  };
  const session = makeSession({
    world,
    documents,
    settings,
    paths: () => (opened.isBare ? [...roots(), ...documents.paths()] : roots()),
    log,
    judged: (home, problems, open) => {
      const diagnostics = toDiagnostics(problems, files);
      publish.put(home, new Map([...diagnostics].map(([file, each]) => [file, forClient(each, client)])), open);
    },
    rested,
    progressed,
  });
  const files: Files = { lines: session.lines, text: (file) => world.text(file)?.text ?? '', published };
  const gathered = gather((paths, late) => {
    session.changed(paths);
    if (late) world.believe(paths);
  }, session.isOfInterest);
  const watcher = client.watches ? clientWatcher(connection, uriOf, gathered.add) : pollingWatcher(gathered.add);
  const stopClock = start.now === undefined ? eachDay(now, () => session.again({ find: false, forget: false })) : () => undefined;

  const stop = (): void => [session.stop, gathered.stop, watcher.stop, stopClock].forEach((end) => end());
  return { connection, client, commands: start.commands, isTrusted: start.isTrusted, world, documents, work, settings, session, files, opened, told: gathered.add, stop };
}

const statusOf = (session: Session, problems: Status['problems']): Status => ({
  homes: session.states().map(({ home: { path, product, productVersion, judged, generation } }) =>
    ({ path, product: product ?? null, version: productVersion ?? null, judged, generation })),
  problems,
  checkedAt: new Date().toISOString(),
});
