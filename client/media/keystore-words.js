// The page's words in the language of the window; VS Code has the translations, and the extension hands them on.

let bundle = {};

/** Takes the language and the sentences of a window; English needs none. */
export function speak(language, sentences) {
  document.documentElement.lang = language;
  bundle = sentences;
}

/** The sentence with its arguments in place. */
export const t = (sentence, ...given) => (bundle[sentence] || sentence).replace(/\{(\d+)\}/g, (_, index) => String(given[Number(index)]));
