// What goes back and forth, for people who look for an error: names and durations, never a parameter, whatever is set.

import { type Disposable, type LogOutputChannel, LogLevel, window, workspace } from 'vscode';
import { type LanguageClientOptions, Message, type Middleware } from 'vscode-languageclient/node';

/** The part of the client's options that traces. */
export type Tracer = Required<Pick<LanguageClientOptions, 'traceOutputChannel' | 'connectionOptions'>> & { middleware: Required<Pick<Middleware, 'sendRequest' | 'sendNotification'>> };

const wanted = () => workspace.getConfiguration('wso2Config').get('trace.server') === 'messages';
const methodOf = (type: string | { readonly method: string }) => (typeof type === 'string' ? type : type.method);

/**
 * The library's own trace writes parameters as soon as somebody sets it so: passwords are among them.
 * It gets a channel that never asks for a trace and takes none.
 */
function deaf(channel: LogOutputChannel): LogOutputChannel {
  const silent = () => undefined;
  return new Proxy(channel, {
    get: (target, name) => {
      if (name === 'logLevel') return LogLevel.Off;
      if (name === 'onDidChangeLogLevel') return () => ({ dispose: silent });
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? silent : value;
    },
  });
}

/** Makes the tracer and its channel, which appears in the list of outputs when something is written to it first. */
export function makeTracer(log: LogOutputChannel): Tracer & Disposable {
  let channel: LogOutputChannel | undefined;
  const write = (line: string) => {
    if (!wanted()) return;
    channel ??= window.createOutputChannel('WSO2 Config Trace', { log: true });
    channel.info(line);
  };
  return {
    traceOutputChannel: deaf(log),
    middleware: {
      async sendRequest(type, param, token, next) {
        const method = methodOf(type);
        const started = performance.now();
        write(`to the server: ${method}`);
        try {
          return await next(type, param, token);
        } finally {
          write(`answered: ${method} after ${Math.round(performance.now() - started)} ms`);
        }
      },
      sendNotification(type, next, params) {
        write(`to the server: ${methodOf(type)}`);
        return next(type, params);
      },
    },
    connectionOptions: {
      messageStrategy: {
        handleMessage(message, next) {
          if (Message.isRequest(message) || Message.isNotification(message)) write(`from the server: ${message.method}`);
          // The library would write a message that it does not understand into the log, whole.
          else if (!Message.isResponse(message)) return log.warn('A message of no known kind came from the server and was left out');
          return next(message);
        },
      },
    },
    dispose: () => channel?.dispose(),
  };
}
