// The words of the command line: commands, options, what they may be.

import { parseArgs, type ParseArgsConfig } from 'node:util';
import { roles, type Purpose, type Severity } from '../core/index.ts';
import { parseDay } from '../disk/day.ts';

export const commands = ['check', 'keystores', 'report', 'show', 'trust', 'use', 'rules'] as const;
export type Command = (typeof commands)[number];

export type Format = 'text' | 'json' | 'sarif' | 'github' | 'md' | 'html';
export type FailOn = 'error' | 'warning' | 'info' | 'never';
export type RuleSetting = Severity | 'off';

export interface Options {
  readonly command: Command;
  readonly operands: readonly string[];
  readonly format: Format;
  readonly now: number | undefined;
  readonly minSeverity: Severity;
  readonly failOn: FailOn;
  readonly rules: Readonly<Record<string, RuleSetting>>;
  readonly unexplained: boolean;
  readonly passwordStdin: boolean;
  /** The file that `report` is written to. */
  readonly output: string | undefined;
  /** `trust` and `use`: the entry to take; `trust`: the alias to give. */
  readonly alias: string | undefined;
  readonly as: string | undefined;
  /** Whether nothing is to be written. */
  readonly dryRun: boolean;
  readonly fix: boolean;
  /** What `use` is to use the keystore for. */
  readonly purposes: readonly Purpose[];
  /** Whether places that the server does not read are changed, too. */
  readonly unread: boolean;
  /** Whether what a change warns of is agreed to. */
  readonly yes: boolean;
}

/** What came of reading the arguments: what is to be done, what is to be shown, or what is wrong with them. */
export type Read =
  | { readonly kind: 'run'; readonly options: Options }
  | { readonly kind: 'help'; readonly command: Command | undefined }
  | { readonly kind: 'version' }
  | { readonly kind: 'wrong'; readonly why: string; readonly command: Command | undefined };

const formats: Readonly<Record<Command, readonly Format[]>> = {
  check: ['text', 'json', 'sarif', 'github'],
  keystores: ['text', 'json', 'md'],
  report: ['md', 'html'],
  show: ['text', 'json'],
  trust: ['text'],
  use: ['text'],
  rules: ['text', 'json'],
};

const severities: readonly Severity[] = ['error', 'warning', 'info', 'hint'];
const ruleSettings: readonly RuleSetting[] = [...severities, 'off'];
const failOns: readonly FailOn[] = ['error', 'warning', 'info', 'never'];

type Known = NonNullable<ParseArgsConfig['options']>;

const common: Known = {
  format: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
};

const known: Readonly<Record<Command, Known>> = {
  check: {
    ...common,
    now: { type: 'string' },
    'min-severity': { type: 'string' },
    'fail-on': { type: 'string' },
    rule: { type: 'string', multiple: true },
    fix: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
  },
  keystores: { ...common, unexplained: { type: 'boolean' } },
  report: { ...common, now: { type: 'string' }, 'min-severity': { type: 'string' }, rule: { type: 'string', multiple: true }, output: { type: 'string' } },
  show: { ...common, 'password-stdin': { type: 'boolean' } },
  trust: { help: common['help']!, version: common['version']!, alias: { type: 'string' }, as: { type: 'string' }, 'dry-run': { type: 'boolean' }, 'password-stdin': { type: 'boolean' } },
  use: {
    help: common['help']!,
    version: common['version']!,
    for: { type: 'string', multiple: true },
    alias: { type: 'string' },
    'password-stdin': { type: 'boolean' },
    'dry-run': { type: 'boolean' },
    unread: { type: 'boolean' },
    yes: { type: 'boolean' },
  },
  rules: common,
};

/** Reads the arguments after the program's name. */
export function readArguments(argv: readonly string[]): Read {
  const [first] = argv;
  if (first === undefined) return { kind: 'wrong', why: 'say what to do: check, keystores, report, show, trust, use or rules', command: undefined };
  if (first === '--help' || first === '-h' || first === 'help') return { kind: 'help', command: commandOf(argv[1]) };
  if (first === '--version') return { kind: 'version' };
  const command = commandOf(first);
  if (!command) return { kind: 'wrong', why: `there is no command ${first}`, command: undefined };
  try {
    const { values, positionals } = parseArgs({ args: argv.slice(1), options: known[command], allowPositionals: true, strict: true });
    if (values['help'] === true) return { kind: 'help', command };
    if (values['version'] === true) return { kind: 'version' };
    return { kind: 'run', options: optionsOf(command, positionals, values) };
  } catch (error) {
    // The first sentence says which option; what follows is advice for programmers.
    const why = error instanceof Error ? error.message.split('. ')[0]! : 'these arguments cannot be read';
    return { kind: 'wrong', why, command };
  }
}

const commandOf = (text: string | undefined): Command | undefined => commands.find((each) => each === text);

type Values = Readonly<Record<string, unknown>>;

function optionsOf(command: Command, operands: readonly string[], values: Values): Options {
  checkOperands(command, operands);
  if (values['dry-run'] === true && command === 'check' && values['fix'] !== true) throw new Error('--dry-run goes with --fix');
  if (values['unexplained'] === true && values['format'] === 'md') throw new Error('--unexplained is written as text or json');
  return {
    command,
    operands,
    format: oneOf(formats[command], 'format', values['format'], formats[command][0]!),
    now: instantOf(values['now']),
    minSeverity: oneOf(severities, 'min-severity', values['min-severity'], 'info'),
    failOn: oneOf(failOns, 'fail-on', values['fail-on'], 'error'),
    rules: Object.fromEntries(((values['rule'] as string[] | undefined) ?? []).map(ruleOf)),
    unexplained: values['unexplained'] === true,
    passwordStdin: values['password-stdin'] === true,
    output: textOf(values['output']),
    alias: textOf(values['alias']),
    as: aliasOf(values['as']),
    dryRun: values['dry-run'] === true,
    fix: values['fix'] === true,
    purposes: command === 'use' ? purposesOf((values['for'] as string[] | undefined) ?? []) : [],
    unread: values['unread'] === true,
    yes: values['yes'] === true,
  };
}

function checkOperands(command: Command, operands: readonly string[]): void {
  if (command === 'rules' && operands.length > 0) throw new Error('rules takes no path');
  if (command === 'show' && operands.length !== 1) throw new Error('show takes one keystore');
  if (command === 'trust' && operands.length !== 2) throw new Error('trust takes a certificate or a keystore, and the path of a home');
  if (command === 'use' && operands.length !== 2) throw new Error('use takes a keystore and a path: a home, or a folder or file inside one');
  if ((command === 'check' || command === 'keystores' || command === 'report') && operands.length === 0) throw new Error(`${command} needs a path: a home, or a folder above or inside one`);
  if (operands.includes('')) throw new Error('a path is empty');
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

function aliasOf(value: unknown): string | undefined {
  const alias = textOf(value);
  if (alias !== undefined && !/^[^\p{C}\s](?:[^\p{C}]{0,98}[^\p{C}\s])?$/u.test(alias)) throw new Error('--as is an alias: up to 100 letters, no blanks around');
  return alias?.toLowerCase();
}

const purposes: readonly Purpose[] = [...roles, 'all'];

function purposesOf(given: readonly string[]): readonly Purpose[] {
  const named = given.flatMap((each) => each.split(','));
  if (named.length === 0) throw new Error(`--for is needed, one or more of ${purposes.join(', ')}`);
  return named.map((each) => oneOf(purposes, 'for', each, 'all'));
}

function oneOf<T extends string>(choices: readonly T[], name: string, value: unknown, usual: T): T {
  if (value === undefined) return usual;
  const found = choices.find((choice) => choice === value);
  if (found === undefined) throw new Error(`--${name} is one of ${choices.join(', ')}`);
  return found;
}

function instantOf(value: unknown): number | undefined {
  if (value === undefined) return undefined;
  const now = parseDay(value);
  if (now === undefined) throw new Error('--now is a day as in 2026-01-31');
  return now;
}

function ruleOf(text: string): readonly [string, RuleSetting] {
  const [, id, value] = /^([^=]+)=(.*)$/.exec(text) ?? [];
  const setting = ruleSettings.find((each) => each === value);
  if (id === undefined || setting === undefined) throw new Error(`--rule is ID=SEVERITY, where SEVERITY is one of ${ruleSettings.join(', ')}`);
  return [id, setting];
}
