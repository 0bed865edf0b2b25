// What the texts of the manifest are.

type Texts = Readonly<Record<string, string>>;
type Rules = readonly { readonly id: string; readonly summary: string; readonly severity: string }[];

/** The manifest with a key for each text, and the English texts by their keys. */
export function manifestTexts(rules: Rules): { readonly manifest: object; readonly found: Texts };

/** What package.nls.<language>.json holds. */
export function translated(rules: Rules, bundle: Texts): Texts;
