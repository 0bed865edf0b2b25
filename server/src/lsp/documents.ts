// The texts that the editor holds, saved or not. They count over the disk.

import { isMisread, sourceOfEditor, type Source } from '../core/index.ts';

/** A text of the editor, as the connection keeps it. */
export interface EditorText {
  readonly uri: string;
  readonly version: number;
  getText(): string;
}

export interface OpenDocument {
  readonly uri: string;
  readonly version: number;
}

export interface Documents {
  /** Takes a new document or a new version of one, by its path without links. */
  readonly put: (real: string, text: EditorText) => void;
  /** A document was written to the disk as it is. */
  readonly saved: (real: string) => void;
  /** Whether a document has changed since it was opened or saved. */
  readonly isUnsaved: (real: string) => boolean;
  readonly remove: (real: string) => void;
  readonly get: (real: string) => OpenDocument | undefined;
  readonly paths: () => readonly string[];
  /** The text as a source; the same one as long as neither it nor the saved file changes. */
  readonly source: (real: string, saved: () => Source | undefined) => Source | undefined;
}

interface Held {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
  /** The version that was opened or saved last. */
  readonly savedVersion: number;
  made?: { readonly source: Source; readonly saved: Source | undefined };
}

/** `reopens`: the client opens a file in its own encoding before an edit is made; one that it misread is then as good as its bytes. */
export function openDocuments(reopens: boolean): Documents {
  const documents = new Map<string, Held>();
  return {
    put: (real, document) => {
      const savedVersion = documents.get(real)?.savedVersion ?? document.version;
      documents.set(real, { uri: document.uri, version: document.version, text: document.getText(), savedVersion });
    },
    saved: (real) => {
      const held = documents.get(real);
      if (held) documents.set(real, { ...held, savedVersion: held.version });
    },
    isUnsaved: (real) => {
      const held = documents.get(real);
      return held !== undefined && held.version !== held.savedVersion;
    },
    remove: (real) => {
      documents.delete(real);
    },
    get: (real) => documents.get(real),
    paths: () => [...documents.keys()],
    source: (real, saved) => {
      const held = documents.get(real);
      if (!held) return undefined;
      const disk = saved();
      if (held.made?.saved !== disk || !held.made) {
        const source = disk && reopens && isMisread(held.text, disk) ? disk : sourceOfEditor(held.text, disk);
        held.made = { source, saved: disk };
      }
      return held.made.source;
    },
  };
}
