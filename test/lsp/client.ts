// A language client for tests: starts the server over stdio, keeps all that is said, and waits for what is to come.

import { spawn, type ChildProcess } from 'node:child_process';
import { pathToFileURL } from 'node:url';

export interface Position { readonly line: number; readonly character: number }
export interface Range { readonly start: Position; readonly end: Position }

export interface Diagnostic {
  readonly code: string;
  readonly severity: number;
  readonly source: string;
  readonly message: string;
  readonly range: Range;
  readonly codeDescription?: { readonly href: string };
  readonly relatedInformation?: readonly { readonly location: { readonly uri: string; readonly range: Range }; readonly message: string }[];
}

interface Published { readonly uri: string; readonly version?: number; readonly diagnostics: readonly Diagnostic[] }

interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

export interface ClientOptions {
  readonly folders: readonly string[];
  readonly capabilities?: object;
  readonly initializationOptions?: object;
  readonly locale?: string;
  /** What `workspace/configuration` is answered with, item by item. */
  readonly configuration?: (scopeUri: string | undefined) => unknown;
  /** Called with what the server registers; that is answered when this has ended. */
  readonly registers?: (registrations: string) => Promise<void>;
  /** Whether the person takes the first button of a message with buttons. */
  readonly agrees?: (message: string) => boolean;
}

export type Client = ReturnType<typeof startClient>;

export const uri = (path: string): string => pathToFileURL(path).href;

/** What a client such as ours can do. */
export const fullCapabilities = {
  textDocument: {
    publishDiagnostics: { relatedInformation: true, tagSupport: { valueSet: [1, 2] }, codeDescriptionSupport: true },
    definition: { linkSupport: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } }, dataSupport: true, resolveSupport: { properties: ['edit'] } },
  },
  workspace: {
    workspaceFolders: true,
    workspaceEdit: { documentChanges: true },
    didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
  },
  window: { workDoneProgress: true },
};

/** Starts the server in a bundle; `initialize` is still to be sent. */
export function startClient(server: string, options: ClientOptions) {
  const child = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'pipe'] });
  const published: Published[] = [];
  const received: Message[] = [];
  const configuration = { of: options.configuration };
  const waiting = new Set<() => void>();
  let errors = '';
  let next = 1;
  const answers = new Map<number, (message: Message) => void>();
  // A server that was ended takes no more answers; whoever waits for one of its own fails all the same.
  child.stdin.on('error', (error: NodeJS.ErrnoException) => { if (error.code !== 'EPIPE') throw error; });
  child.stderr.setEncoding('utf8').on('data', (text: string) => { errors += text; });

  const write = (...messages: readonly object[]): void => {
    child.stdin.write(Buffer.concat(messages.map((message) => {
      const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
      return Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]);
    })));
  };
  const take = (message: Message): void => {
    received.push(message);
    if (message.method === undefined) answers.get(message.id as number)?.(message);
    else if (message.method === 'client/registerCapability') {
      void (options.registers?.(JSON.stringify(message.params)) ?? Promise.resolve()).then(() => write({ id: message.id, result: null }));
    } else if (message.id !== undefined) write({ id: message.id, result: answerTo(message, configuration.of, options.agrees) });
    if (message.method === 'textDocument/publishDiagnostics') published.push(message.params as Published);
    for (const look of [...waiting]) look();
  };
  readMessages(child, take);

  const send = (method: string, params: unknown): { readonly id: number; readonly answer: Promise<Message> } => {
    const id = next++;
    const answer = new Promise<Message>((resolve) => answers.set(id, resolve));
    write({ id, method, params });
    return { id, answer };
  };
  const request = async <T>(method: string, params: unknown = null): Promise<T> => {
    const { result, error } = await send(method, params).answer;
    if (error) throw new Error(`${method}: ${error.message}`);
    return result as T;
  };
  const notify = (method: string, params: unknown = {}): void => write({ method, params });

  /** Settles when the condition holds for what has come so far. */
  const until = <T>(what: string, find: () => T | undefined | false, milliseconds = 10_000): Promise<T> => new Promise((resolve, reject) => {
    const look = (): void => {
      const found = find();
      if (found === undefined || found === false) return;
      clearTimeout(timer);
      waiting.delete(look);
      resolve(found);
    };
    const timer = setTimeout(() => {
      waiting.delete(look);
      reject(new Error(`No ${what} after ${milliseconds} ms; last: ${JSON.stringify(published.slice(-3))}; errors: ${errors}`));
    }, milliseconds);
    waiting.add(look);
    look();
  });
  const last = (path: string): Published | undefined => published.findLast((each) => each.uri === uri(path));
  const codes = (path: string): readonly string[] | undefined => last(path)?.diagnostics.map(({ code }) => code);

  return {
    child,
    published,
    received,
    configuration,
    send,
    write,
    request,
    notify,
    until,
    last,
    codes,
    errors: () => errors,
    /** Waits until a file's diagnostics hold a rule, or hold it no longer. */
    has: (path: string, rule: string) => until(`${rule} in ${path}`, () => codes(path)?.includes(rule) === true && last(path)),
    hasNot: (path: string, rule: string) => until(`publish without ${rule} in ${path}`, () => codes(path)?.includes(rule) === false && last(path)),
    initialize: async () => {
      const result = await request<{ readonly capabilities: Readonly<Record<string, unknown>>; readonly serverInfo: unknown }>('initialize', {
        processId: process.pid,
        rootUri: null,
        ...(options.locale === undefined ? {} : { locale: options.locale }),
        capabilities: options.capabilities ?? fullCapabilities,
        workspaceFolders: options.folders.map((folder) => ({ uri: uri(folder), name: folder })),
        initializationOptions: options.initializationOptions,
      });
      notify('initialized');
      return result;
    },
    open: (path: string, text: string, version = 1) =>
      notify('textDocument/didOpen', { textDocument: { uri: uri(path), languageId: 'xml', version, text } }),
    change: (path: string, text: string, version: number) =>
      notify('textDocument/didChange', { textDocument: { uri: uri(path), version }, contentChanges: [{ text }] }),
    close: (path: string) => notify('textDocument/didClose', { textDocument: { uri: uri(path) } }),
    /** Tells of changes on disk as a client's watcher does. */
    tell: (...paths: readonly string[]) => notify('workspace/didChangeWatchedFiles', { changes: paths.map((path) => ({ uri: uri(path), type: 2 })) }),
    /** Ends the server as the protocol says; gives its exit status. */
    end: async () => {
      await request('shutdown');
      const exited = exitOf(child);
      notify('exit');
      return exited;
    },
  };
}

export const exitOf = (child: ChildProcess): Promise<number | null> => new Promise((resolve) => child.once('exit', resolve));

function answerTo({ method, params }: Message, configuration: ClientOptions['configuration'], agrees: ClientOptions['agrees']): unknown {
  if (method === 'window/showMessageRequest') {
    const { message, actions } = params as { readonly message: string; readonly actions?: readonly object[] };
    return agrees?.(message) ? actions?.[0] : null;
  }
  if (method === 'workspace/applyEdit') return { applied: true };
  if (method !== 'workspace/configuration') return null;
  return (params as { items: { scopeUri?: string }[] }).items.map(({ scopeUri }) => configuration?.(scopeUri) ?? null);
}

function readMessages(child: ChildProcess, take: (message: Message) => void): void {
  let rest: Buffer = Buffer.alloc(0);
  child.stdout!.on('data', (data: Buffer) => {
    rest = Buffer.concat([rest, data]);
    for (;;) {
      const end = rest.indexOf('\r\n\r\n');
      if (end === -1) return;
      const length = Number(/^Content-Length: (\d+)/i.exec(rest.toString('latin1', 0, end))?.[1]);
      if (Number.isNaN(length)) throw new Error('Something else was written to standard output');
      if (rest.length < end + 4 + length) return;
      const body = rest.toString('utf8', end + 4, end + 4 + length);
      rest = rest.subarray(end + 4 + length);
      take(JSON.parse(body) as Message);
    }
  });
}

/** The position of a text in another. */
export function positionOf(text: string, what: string, offset = 0): Position {
  const before = text.slice(0, text.indexOf(what) + offset).split('\n');
  return { line: before.length - 1, character: before.at(-1)!.length };
}
