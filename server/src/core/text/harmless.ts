// Text from files as it may be shown to a person.

/** The text without what a terminal would obey, or what turns around the order of letters. */
export const harmless = (text: string): string =>
  text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`);
