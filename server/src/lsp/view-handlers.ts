// Answers for the keystore viewer: bytes from the disk or the client, opened with the passwords that the configuration or a person has.

import { URI } from 'vscode-uri';
import {
  asWords, certificatesView, compareKeystores, defaultSettings, keystoreView, nameOf, passwordsFor, readCertificateFile, shortPath, trustOffers, trustTarget, words,
  type KeystoreView, type Opened, type ViewHome, type ViewUse, type Words,
} from '../core/index.ts';
import { readBytes } from '../disk/read.ts';
import { guarded } from './guard.ts';
import { handler, type Handler } from './handler.ts';
import { say } from './language.ts';
import { compareKeystoresRequest, keystoreViewRequest, type CompareParams, type KeystoreSource, type ShownComparison, type ShownKeystore, type ShownPlace, type ShownUse } from './protocol.ts';
import type { Server } from './server.ts';
import { pathOf } from './uris.ts';

export const viewHandlers: readonly Handler[] = [
  handler(keystoreViewRequest, async (server, source: KeystoreSource) => shown(server, await look(server, source))),
  handler(compareKeystoresRequest, compare),
];

/** Which password opened it. */
type By = 'configured' | 'given' | 'none';

interface Looked {
  readonly view: KeystoreView;
  readonly by: By;
  /** Whether a password was tried. */
  readonly isTried: boolean;
  readonly homes: readonly ViewHome[];
  /** Why it was not read at all. */
  readonly unread: Words | undefined;
}

async function look(server: Server, source: KeystoreSource): Promise<Looked> {
  const path = pathOf(source.uri) ?? pathOfRevision(source.uri);
  const homes = path === undefined ? [] : homesOf(server, path);
  const real = path === undefined ? undefined : server.world.real(path);
  const clock = { now: server.world.now, expiryDays: homes[0]?.model.settings.certificateExpiryDays ?? defaultSettings.certificateExpiryDays };
  const bytes = bytesOf(server, source);
  // An old revision is not what the configuration of today uses.
  const used = pathOf(source.uri) === undefined ? undefined : real;
  if (!(bytes instanceof Uint8Array)) {
    return { view: keystoreView({ state: 'unreadable', entries: [], complete: false }, homes, used, clock), by: 'none', isTried: false, homes, unread: bytes };
  }
  const certificates = readCertificateFile(bytes);
  if (certificates) return { view: certificatesView(certificates, clock), by: 'none', isTried: false, homes, unread: undefined };
  const configured = real === undefined ? [] : passwordsFor(homes, real);
  const { opened, by } = await open(server, bytes, configured, source.password);
  return { view: keystoreView(opened, homes, used, clock), by, isTried: configured.length > 0 || source.password !== undefined, homes, unread: undefined };
}

/** Homes that a file may concern, up to date. A home that cannot be read keeps nobody from looking at a keystore. */
function homesOf({ session, connection }: Server, path: string): readonly ViewHome[] {
  guarded('homes of a keystore', (message) => connection.console.error(message), () => void session.at(path));
  return session.states().flatMap(({ model, problems }) => (model ? [{ model, problems }] : []));
}

/** The path of a file whose old revision this is; undefined for all else. */
function pathOfRevision(uri: string): string | undefined {
  const parsed = URI.parse(uri);
  return parsed.scheme === 'git' ? pathOf(URI.file(parsed.path).toString()) : undefined;
}

/** Clients send the bytes of all that the server cannot read itself, unless there are too many. */
const tooLarge = words('It is larger than 16 MiB: no keystore is opened that large.');

function bytesOf({ world }: Server, { uri, bytes }: KeystoreSource): Uint8Array | Words {
  const path = pathOf(uri);
  if (path === undefined) return bytes === undefined ? tooLarge : Buffer.from(bytes, 'base64');
  // Somebody looks at it now: what was remembered of it may be old.
  world.invalidate([path]);
  const { kind, real } = world.look(path);
  if (kind === 'forbidden') return words('It lies outside of the folders that are trusted, and is not opened.');
  if (kind === 'missing') return words('There is no such file any more.');
  const found = kind === 'file' ? readBytes(real) : 'unreadable';
  if (found === 'too-large') return tooLarge;
  return found === 'unreadable' ? words('The file cannot be read.') : found.bytes;
}

type Password = ReturnType<typeof passwordsFor>[number];

/** Tries one password after the other, the configuration's first. */
async function open({ work }: Server, bytes: Uint8Array, configured: readonly Password[], given: string | undefined): Promise<{ opened: Opened; by: By }> {
  const tryOne = (password?: string, keyPassword?: string): Promise<Opened> => new Promise((resolve) => {
    const opened = work({ bytes, password, keyPassword }, resolve);
    if (opened) resolve(opened);
  });
  for (const { password, keyPassword } of configured) {
    const opened = await tryOne(password, keyPassword);
    if (opened.state !== 'locked') return { opened, by: 'configured' };
  }
  if (given !== undefined) {
    const opened = await tryOne(given);
    if (opened.state !== 'locked') return { opened, by: 'given' };
  }
  return { opened: await tryOne(), by: 'none' };
}

async function compare(server: Server, { here, there }: CompareParams): Promise<ShownComparison> {
  const ours = await look(server, here);
  const theirs = await look(server, there);
  return { ...compareKeystores(ours.view, theirs.view), asksPassword: !theirs.view.complete && theirs.view.state === 'locked', status: say(status(theirs)) };
}

function shown(server: Server, looked: Looked): ShownKeystore {
  const { view, by, homes } = looked;
  const { kind, type, complete, state } = view;
  const trustIn = server.isTrusted ? filesToTrustIn(view, homes) : new Map<string, string>();
  return {
    kind, type, complete,
    status: { tone: state === 'open' ? 'good' : state === 'locked' ? 'locked' : 'bad', text: say(status(looked)) },
    asksPassword: state === 'locked',
    isGivenRight: by === 'given' && state === 'open',
    entries: view.entries.map((entry) => ({
      ...entry, chain: entry.chain.map((certificate) => {
        const file = trustIn.get(certificate.sha256);
        return { ...certificate, der: Buffer.from(certificate.der).toString('base64'), ...(file === undefined ? {} : { trustIn: file }) };
      }),
    })),
    uses: view.uses.map((use) => shownUse(server, use, homes)),
  };
}

/** Certificates that a home which uses the keystore should trust, by SHA-256, each with a file of that home. */
function filesToTrustIn({ uses }: KeystoreView, homes: readonly ViewHome[]): ReadonlyMap<string, string> {
  const fileOf = new Map(uses.map(({ home, at }) => [home, at.file]));
  return new Map(homes.flatMap(({ model }) => {
    const file = fileOf.get(model.home.path);
    if (file === undefined || 'refused' in trustTarget(model)) return [];
    return trustOffers(model).map(({ certificate }) => [certificate.sha256, file] as const);
  }));
}

function shownUse({ files }: Server, use: ViewUse, homes: readonly ViewHome[]): ShownUse {
  const model = homes.find(({ model: { home } }) => home.path === use.home)?.model;
  const place = ({ file, range }: ViewUse['at']): ShownPlace => {
    const { line, character } = files.lines(file).position(range.start);
    return { uri: files.published(file).uri, line, character, label: `${model ? shortPath(model, file) : file}:${line + 1}` };
  };
  const { title, alias, read, problems, at } = use;
  return {
    title: say(asWords(title)), alias, read, home: nameOf(use.home), place: place(at),
    problems: problems.map(({ rule, severity, message, at: where }) => ({ rule, severity, message: say(message), place: place(where) })),
  };
}

/** How the file stands, for people. */
function status({ view: { kind, state, reason, complete, entries }, by, isTried, unread }: Looked): Words {
  if (unread) return unread;
  if (kind === 'certificates') return words('Certificates; nothing in this file is locked.');
  switch (state) {
    case 'open':
      if (by === 'given') return words('Intact: your password opens it.');
      return by === 'configured' ? words('Intact: the configured password opens it.') : words('Intact: it opens without a password.');
    case 'locked':
      if (!complete && entries.length > 0) {
        return isTried ? words('Locked: the password does not open it, and most of it is not shown without the right one.') : words('Locked: no password is known for it, and most of it is not shown without one.');
      }
      if (isTried) return complete ? words('Locked: the password does not open it, so whether it is intact is not known.') : words('Locked: the password does not open it, and it lists nothing without the right one.');
      return complete ? words('Locked: no password is known for it, so whether it is intact is not known.') : words('Locked: no password is known for it, and it lists nothing without one.');
    case 'damaged': return reason === undefined ? words('Damaged: it is no keystore, or a broken one.') : words('Damaged: {0}.', words(reason));
    case 'unsupported': return reason === undefined ? words('It cannot be opened here.') : words('It cannot be opened here: {0}.', words(reason));
    case 'unreadable': case 'opening': return words('The file cannot be read.');
  }
}
