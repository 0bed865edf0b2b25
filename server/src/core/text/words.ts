// Sentences for people, with their arguments apart, so that they are printed, and translated, at the edge.

/** A sentence with its arguments apart: `{0}` stands for the first. */
export interface Words {
  readonly text: string;
  readonly args: readonly Argument[];
}

/** A name, a number, or a few words that are translated themselves. */
export type Argument = string | number | Words;

/** Sentences of another language by the English ones. */
export type Bundle = Readonly<Record<string, string>>;

/** A sentence; its text is known when it is compiled, for only such a text has a translation. */
export const words = <const T extends string>(text: T, ...args: Argument[]): Words => ({ text, args });

/** A text that a table of ours holds: the title of a row, the summary of a rule. */
export const asWords = (text: string): Words => ({ text, args: [] });

/** Sentences, names and marks beside each other, each printed for itself; it says nothing of its own. */
export const joined = (parts: readonly Argument[], separator: string): Words => ({ text: parts.map((_, index) => `{${index}}`).join(separator), args: parts });

/** The sentence with its arguments in place: in English, or in the language of a bundle as far as that goes. */
export function print({ text, args }: Words, bundle: Bundle = {}): string {
  return (bundle[text] || text).replace(/\{(\d+)\}/g, (_, index) => {
    const argument = args[Number(index)];
    return typeof argument === 'object' ? print(argument, bundle) : String(argument);
  });
}
