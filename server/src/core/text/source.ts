// A file's text as an editor shows it, and the way from there to what Java reads.

export type Charset = 'utf-8' | 'utf-16le' | 'utf-16be' | 'iso-8859-1' | 'windows-1252' | 'us-ascii';

export interface Source {
  readonly text: string;
  /** How the bytes became the text; undefined where the editor's text is not the bytes' (U+FFFD may be in it). */
  readonly charset: Charset | undefined;
  /** Whether the file starts with a byte order mark (never in `text`). */
  readonly bom: boolean;
}
