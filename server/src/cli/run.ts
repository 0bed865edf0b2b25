// Runs a command line: reads the arguments, does what they say, gives the exit status.

import { version } from '../../../package.json';
import { check } from './check.ts';
import { help } from './help.ts';
import { say, type Host } from './host.ts';
import { keystores } from './keystores.ts';
import { readArguments, type Command, type Options } from './options.ts';
import { report } from './report-command.ts';
import { rules } from './rules.ts';
import { show } from './show.ts';
import { trust } from './trust.ts';
import { use } from './use.ts';

const runners: Readonly<Record<Command, (options: Options, host: Host) => number | Promise<number>>> = { check, keystores, report, show, trust, use, rules };

/** Runs the arguments after the program's name. Never throws. */
export async function run(argv: readonly string[], host: Host): Promise<number> {
  const read = readArguments(argv);
  switch (read.kind) {
    case 'help':
      host.out(help(read.command));
      return 0;
    case 'version':
      host.out(`${version}\n`);
      return 0;
    case 'wrong':
      say(host, `${read.why}\nTry 'wso2-config ${read.command === undefined ? '' : `${read.command} `}--help'`);
      return 2;
    case 'run':
      return runSafely(read.options, host);
  }
}

async function runSafely(options: Options, host: Host): Promise<number> {
  try {
    return await runners[options.command](options, host);
  } catch (error) {
    // The message could hold texts of files; where it came from does not.
    const trace = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)).slice(0, 5).join('\n') : '';
    say(host, `a defect of our own: ${error instanceof Error ? error.name : 'unknown'}\n${trace}`);
    return 3;
  }
}
