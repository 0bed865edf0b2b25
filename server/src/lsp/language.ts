// The language that this server speaks: that of its client, where there is a bundle of it, else English.

import { print, type Bundle, type Words } from '../core/index.ts';
import de from '../../../l10n/bundle.l10n.de.json';

const bundles: ReadonlyMap<string, Bundle> = new Map([['de', de]]);

// A server has one client, which names its language once, before anything is said.
let bundle: Bundle = {};
let language = 'en';

/** Takes the `locale` of initialize: `de-AT` and `de_DE.UTF-8` are German. */
export function speak(locale: string | undefined): void {
  const asked = /^[a-z]+/i.exec(locale ?? '')?.[0].toLowerCase() ?? '';
  language = bundles.has(asked) ? asked : 'en';
  bundle = bundles.get(language) ?? {};
}

/** The sentence in the language of the client. */
export const say = (sentence: Words): string => print(sentence, bundle);

/** The language that is spoken, as HTML names it. */
export const spoken = (): string => language;
