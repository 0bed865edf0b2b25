// The interval for reading SSL profiles again is no number, or too short to count.

import { dynamicProfiles } from '../model/dynamic-ssl.ts';
import { certainText } from '../model/element.ts';
import { dynamicSsl } from './documentation.ts';
import { writeText } from './element-edits.ts';
import { fix } from './mend.ts';
import { words, type Rule } from './rule.ts';

/** The server's own interval, and the shortest, in milliseconds. */
const shortest = 60_000;
const documented = '600000';

export const sslProfileInterval: Rule = {
  id: 'ssl-profile-interval',
  severity: 'error',
  summary: 'The interval for reading SSL profiles again is no number, or below a minute',
  documentation: dynamicSsl,

  *check(model) {
    for (const { interval, transport } of dynamicProfiles(model)) {
      const text = certainText(interval);
      if (!interval || text === undefined || text.trim() === '' || isGood(text)) continue;
      const isNumber = isLong(text);
      yield {
        at: { file: transport.file, range: interval.value!.range },
        ...(isNumber ? { severity: 'warning' } : {}),
        message: isNumber
          ? words('{0} milliseconds are less than a minute: the server ignores it, and takes {1}', text, shortest)
          : words('fileReadInterval has to be a number of milliseconds, without blanks. The server reports: NumberFormatException'),
        fixes: fix(words('Set {0} to {1}', 'fileReadInterval', documented), writeText(transport.file, interval, documented), true),
      };
    }
  },
};

/** As Java's Long.valueOf takes it. */
const isLong = (text: string): boolean => /^[+-]?\d+$/.test(text) && Math.abs(Number(text)) < 2 ** 63;

const isGood = (text: string): boolean => isLong(text) && Number(text) >= shortest;
