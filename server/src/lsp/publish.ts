// Publishes diagnostics, and only what changed.

import type { Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver/node';

/** A file as the client knows it. */
export interface PublishedFile {
  readonly uri: string;
  readonly version: number | undefined;
}

export interface Publisher {
  /** The diagnostics of a home by file: they take the place of those it had. `open`: files that are told of each version. */
  readonly put: (home: string, diagnostics: ReadonlyMap<string, readonly Diagnostic[]>, open: readonly string[]) => void;
  readonly counts: () => readonly Diagnostic[];
}

/** A file that has no diagnostics any more gets an empty publish. */
export function publisher(send: (params: PublishDiagnosticsParams) => void, fileOf: (path: string) => PublishedFile): Publisher {
  const homes = new Map<string, ReadonlyMap<string, readonly Diagnostic[]>>();
  const sent = new Map<string, string>();
  const names = new Map<string, string>();
  const opened = new Map<string, readonly string[]>();

  // Homes that share a settings file say the same of it.
  const diagnosticsOf = (file: string): readonly Diagnostic[] => {
    const all = [...homes.values()].flatMap((files) => files.get(file) ?? []);
    return all.length < 2 ? all : [...new Map(all.map((each) => [JSON.stringify(each), each])).values()];
  };
  const publish = (file: string): void => {
    const diagnostics = [...diagnosticsOf(file)];
    const { uri, version } = fileOf(file);
    // A file that was opened through a link has the client's name now, and must not be told under two.
    const former = names.get(file);
    if (former !== undefined && former !== uri && sent.delete(former)) send({ uri: former, diagnostics: [] });
    names.set(file, uri);
    const written = diagnostics.length === 0 && version === undefined ? undefined : `${version ?? ''} ${JSON.stringify(diagnostics)}`;
    if (sent.get(uri) === written) return;
    if (written === undefined) sent.delete(uri);
    else sent.set(uri, written);
    send({ uri, diagnostics, ...(version === undefined ? {} : { version }) });
  };
  return {
    put: (home, diagnostics, open) => {
      const before = homes.get(home);
      if (diagnostics.size === 0) homes.delete(home);
      else homes.set(home, diagnostics);
      const wereOpen = opened.get(home) ?? [];
      opened.set(home, open);
      for (const file of new Set([...(before?.keys() ?? []), ...wereOpen, ...diagnostics.keys(), ...open])) publish(file);
    },
    counts: () => [...new Set([...homes.values()].flatMap((files) => [...files.keys()]))].flatMap(diagnosticsOf),
  };
}
