// Publishes diagnostics, and only what changed.

import type { Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver/node';

/** A file as the client knows it. */
export interface PublishedFile {
  readonly uri: string;
  readonly version: number | undefined;
}

export interface Publisher {
  /** The diagnostics of a home by file: they take the place of those it had. */
  readonly put: (home: string, diagnostics: ReadonlyMap<string, readonly Diagnostic[]>) => void;
  readonly counts: () => readonly Diagnostic[];
}

/** A file that has no diagnostics any more gets an empty publish. */
export function publisher(send: (params: PublishDiagnosticsParams) => void, fileOf: (path: string) => PublishedFile): Publisher {
  const homes = new Map<string, ReadonlyMap<string, readonly Diagnostic[]>>();
  const sent = new Map<string, string>();

  const publish = (file: string): void => {
    const diagnostics = [...homes.values()].flatMap((files) => files.get(file) ?? []);
    const { uri, version } = fileOf(file);
    const written = diagnostics.length === 0 ? undefined : JSON.stringify(diagnostics);
    if (sent.get(uri) === written) return;
    if (written === undefined) sent.delete(uri);
    else sent.set(uri, written);
    send({ uri, diagnostics, ...(version === undefined ? {} : { version }) });
  };
  return {
    put: (home, diagnostics) => {
      const before = homes.get(home);
      if (diagnostics.size === 0) homes.delete(home);
      else homes.set(home, diagnostics);
      for (const file of new Set([...(before?.keys() ?? []), ...diagnostics.keys()])) publish(file);
    },
    counts: () => [...homes.values()].flatMap((files) => [...files.values()].flat()),
  };
}
