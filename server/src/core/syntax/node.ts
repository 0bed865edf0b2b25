// The tree that every format is read into.

import type { Range } from '../text/range.ts';
import { print, type Words } from '../text/words.ts';

/** A piece of text and where it is written. */
export interface Value {
  /**
   * As Java reads the bytes: references and escapes undone, outer blanks kept.
   * U+FFFD stands where that cannot be known; see `isKnown`.
   */
  readonly text: string;
  /** Where it is written, without outer blanks and quotes. */
  readonly range: Range;
  /** The same with outer blanks, without quotes. */
  readonly outer: Range;
}

export interface Node {
  /** Local name of an element, `@` and local name of an attribute, key of a property, `` for a root or a list's item. */
  readonly name: string;
  /** The namespace prefix as written, without colon; `` without one. */
  readonly prefix: string;
  readonly nameRange: Range;
  /** From the first to the last character, tags included. */
  readonly range: Range;
  /** Between the tags (or braces); undefined where there is no inside (attribute, property, self-closed element). */
  readonly content: Range | undefined;
  /** Its own text: undefined where there is none or only blanks beside children. */
  readonly value: Value | undefined;
  readonly children: readonly Node[];
}

export interface Comment {
  /** With its marks. */
  readonly range: Range;
  /** Without its marks. */
  readonly inner: Range;
}

export interface SyntaxError {
  readonly range: Range;
  readonly message: string;
  /** The same for people, where they are told. */
  readonly said?: Words;
}

/** An error that people are told. */
export const syntaxError = (range: Range, said: Words): SyntaxError => ({ range, message: print(said), said });

export type Format = 'xml' | 'properties' | 'json' | 'policy' | 'toml';

export interface Parsed {
  readonly format: Format;
  /** Holds the top nodes as its children. */
  readonly root: Node;
  readonly comments: readonly Comment[];
  readonly errors: readonly SyntaxError[];
}

/** Whether it is certain what Java reads here. */
export const isKnown = (value: Value): boolean => !value.text.includes('\uFFFD');
