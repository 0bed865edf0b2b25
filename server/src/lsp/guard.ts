// Our own defects: logged by name and place alone, since a message could hold a text or a parameter.

import { LSPErrorCodes, ResponseError, type CancellationToken } from 'vscode-languageserver/node';

export type Log = (message: string) => void;

/** What may be written about an exception: its name and where it was thrown. */
export function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown exception';
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)).slice(0, 8);
  return [error.name, ...places].join('\n');
}

/** Does something; what it throws is logged under a name. */
export function guarded(name: string, log: Log, action: () => void): void {
  try {
    action();
  } catch (error) {
    log(`${name} failed: ${traceOf(error)}`);
  }
}

/** Makes a notification's handler log what it throws. */
export const noting = <P>(name: string, log: Log, take: (params: P) => void): ((params: P) => void) =>
  (params) => guarded(name, log, () => take(params));

/** Makes a request's handler answer with an error where it throws or is cancelled, never with an empty result. */
export function answering<P, R>(method: string, log: Log, answer: (params: P) => R | Promise<R>): (params: P, token: CancellationToken) => Promise<R | ResponseError<void>> {
  return async (params, token) => {
    // A cancellation may be waiting behind the request.
    await new Promise((resolve) => setImmediate(resolve));
    if (token.isCancellationRequested) return new ResponseError(LSPErrorCodes.RequestCancelled, `${method} was cancelled`);
    try {
      return await answer(params);
    } catch (error) {
      if (error instanceof ResponseError) return error as ResponseError<void>;
      log(`${method} failed: ${traceOf(error)}`);
      return new ResponseError(LSPErrorCodes.RequestFailed, `${method} failed; the log of the server says where`);
    }
  };
}
