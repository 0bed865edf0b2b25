// What the collector of sentences gives.

/** The sentences, each with a place that says it, and the calls whose sentence is not known when it is compiled. */
export function collectSentences(): Promise<{ readonly sentences: Map<string, string>; readonly unknown: readonly string[] }>;

/** What is to be done for a language. */
export function compare(sentences: ReadonlyMap<string, string>, bundle: Readonly<Record<string, string>>): { readonly missing: readonly (readonly [text: string, place: string])[]; readonly unused: readonly string[] };
