// Our Markdown in the form that the client shows: Emacs without its markdown-mode, for one, takes plain text alone.

import type { MarkupContent, MarkupKind } from 'vscode-languageserver/node';

/** Whether Markdown may be sent to a client that names these formats; one that names none has always been sent it. */
export const takesMarkdown = (formats: readonly MarkupKind[] | undefined): boolean => formats === undefined || formats.includes('markdown');

export const markup = (markdown: string, isTaken: boolean): MarkupContent => (isTaken ? { kind: 'markdown', value: markdown } : { kind: 'plaintext', value: plainText(markdown) });

/** What a person reads in a text of ours: its tables as lines, its marks taken away. */
export const plainText = (markdown: string): string => markdown.split('\n').filter((line) => !isFrame(line)).map((line) => withoutMarks(asLine(line))).join('\n');

const isFrame = (line: string): boolean => /^(?:\| \| \||\|:--\|:--\|)$/.test(line);

const asLine = (line: string): string => line.replace(/^\| ([^|]*) \| (.*) \|$/, '$1: $2');

const withoutMarks = (text: string): string => text.replace(/`([^`]*)`|\\(.)|\*+/g, (_, code?: string, escaped?: string) => code ?? escaped ?? '');
