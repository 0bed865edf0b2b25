// What --help says of options is what the command line takes.

import { expect, test } from 'vitest';
import { help } from '../../server/src/cli/help.ts';
import { commands, readArguments } from '../../server/src/cli/options.ts';

const everywhere = ['--help', '--version'];

const isKnown = (command: string, option: string): boolean => {
  const read = readArguments([command, option]);
  return read.kind !== 'wrong' || !read.why.startsWith('Unknown option');
};

const named = new Map(commands.map((command) => [command, new Set(help(command).match(/(?<![\w-])--[a-z][a-z-]*/g))]));
const all = new Set([...named.values()].flatMap((options) => [...options]));

test.each(commands)('%s names the options that it takes, and no other', (command) => {
  const taken = [...all].filter((option) => isKnown(command, option) && !everywhere.includes(option));
  expect([...named.get(command)!].filter((option) => !everywhere.includes(option)).sort()).toEqual(taken.sort());
});
