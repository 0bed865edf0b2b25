// The CryptoService block lacks something, or has a value that the product cannot use.

import type { Block } from '../blocks/block.ts';
import { cryptoProviders, cryptoServiceOrder, keyResolver, keyResolvers } from '../blocks/documented.ts';
import type { HomeModel } from '../model/build.ts';
import { cryptoServiceOf, settingOf, type CryptoService } from '../model/crypto-service.ts';
import { certainText, childOf, isFilled, valueRange } from '../model/element.ts';
import type { Node } from '../syntax/node.ts';
import { select } from '../syntax/path.ts';
import { configuring } from './documentation.ts';
import { intoElement, textOfElement } from './block-edits.ts';
import { writeText } from './element-edits.ts';
import { fix } from './mend.ts';
import { noneOf, words, type Finding, type Fix, type Rule, type Words } from './rule.ts';

export const cryptoServiceIncomplete: Rule = {
  id: 'crypto-service-incomplete',
  severity: 'error',
  summary: 'The CryptoService block lacks a value that it needs',
  documentation: configuring,

  *check(model) {
    const service = cryptoServiceOf(model);
    const block = service?.blocks[0];
    if (!service || !block) return;
    if (!isFilled(service.enabled)) {
      if (service.origin === 'shipped') yield notEnabled(model, service, block);
      return;
    }
    const absent = [...providerProblems(service), ...absentOf(service)];
    yield* absent.filter(({ at }) => at !== undefined).map(({ name, at }) => ({
      at: { file: service.file, range: at!.nameRange }, message: words('{0} is empty', name), ...severityOf(name), fixes: fillIn(model, service, name),
    }));
    const names = absent.filter(({ at }) => at === undefined).map(({ name }) => name);
    if (names.length > 0) yield lacking(model, service, block, names);
    yield* resolverProblems(service);
    yield* secretProblems(service);
  },
};

/** A value that is absent, or blank where it stands. */
interface Absent {
  readonly name: string;
  readonly at: Node | undefined;
}

function notEnabled(model: HomeModel, { file, enabled }: CryptoService, block: Node): Finding {
  const edits = enabled ? writeText(file, enabled, 'true') : intoElement(model, { file, node: block }, [{ name: 'Enabled', text: 'true' }], cryptoServiceOrder);
  return {
    at: { file, range: (enabled ?? block).nameRange },
    message: words('The Crypto Service is not enabled. The server reports: A crypto service implementation has not been registered'),
    fixes: fix(words('Set {0} to {1}', 'Enabled', 'true'), edits),
  };
}

const providerProblems = ({ blocks }: CryptoService): readonly Absent[] =>
  cryptoProviders.map(({ name }) => ({ name, at: settingOf(blocks, name) })).filter(({ at }) => !isFilled(at));

/** Without them the component stops, or the provider is not built. The product takes the first KeyResolvers, wherever they stand. */
function absentOf(service: CryptoService): readonly Absent[] {
  const secret = settingOf(service.blocks, 'Secret');
  const isSecret = secret?.children.some(({ name }) => name === '@secretAlias') ?? false;
  return [
    ...(firstOf(service.root, 'KeyResolvers') ? [] : [{ name: 'KeyResolvers', at: undefined }]),
    ...(symmetricProvider(service) !== undefined && !isFilled(secret) && !isSecret ? [{ name: 'Secret', at: secret }] : []),
  ];
}

const severityOf = (...names: readonly string[]): Pick<Finding, 'severity'> =>
  (names.every((name) => cryptoProviders.some((provider) => provider.name === name)) ? { severity: 'warning' } : {});

function lacking(model: HomeModel, service: CryptoService, block: Node, names: readonly string[]): Finding {
  const report = names.includes('KeyResolvers') ? 'NullPointerException'
    : names.includes('Secret') ? 'The configured internal crypto provider class name has not been registered as a service' : undefined;
  return {
    at: { file: service.file, range: block.nameRange }, ...severityOf(...names),
    message: report === undefined ? words('CryptoService has no {0}', noneOf(names)) : words('CryptoService has no {0}. The server reports: {1}', noneOf(names), report),
    fixes: fix(words('Insert {0}', names.join(', ')), intoElement(model, { file: service.file, node: block }, names.map(blockOf), cryptoServiceOrder), true),
  };
}

/** The element as it is documented; of a key only its place. */
const blockOf = (name: string): Block =>
  (name === 'KeyResolvers' ? keyResolvers : cryptoProviders.find((each) => each.name === name) ?? { name, text: secretPlace });

const secretPlace = { placeholder: 'SECRET' };

/** Writes the class that the documentation names where the element is there and empty; a key has to be typed. */
function fillIn(model: HomeModel, { file, blocks }: CryptoService, name: string): readonly Fix[] {
  const provider = cryptoProviders.find((each) => each.name === name);
  const empty = settingOf(blocks, name);
  if (!empty) return [];
  if (!provider) return fix(words('Fill in {0}', name), textOfElement(model, { file, node: empty }, secretPlace), true);
  return fix(words('Set {0} to {1}', name, provider.text), writeText(file, empty, provider.text));
}

/** The title of a fix that writes one attribute or two. */
function settingWords(missing: readonly (readonly [name: string, text: string])[]): Words {
  const texts = missing.flat();
  return missing.length > 1 ? words('Set {0} to {1} and {2} to {3}', ...texts) : words('Set {0} to {1}', ...texts);
}

function* resolverProblems({ file, root }: CryptoService): Iterable<Finding> {
  const list = firstOf(root, 'KeyResolvers');
  for (const node of list ? select(list, 'KeyResolver') : []) {
    const [className, priority] = [childOf(node, '@className'), childOf(node, '@priority')];
    const missing = [...(className ? [] : [['className', keyResolver] as const]), ...(priority ? [] : [['priority', '-1'] as const])];
    if (missing.length > 0) {
      const at = { file, range: { start: node.nameRange.end, end: node.nameRange.end } };
      yield {
        at: { file, range: node.nameRange },
        message: words('KeyResolver has no {0}. The server reports: NullPointerException', noneOf(missing.map(([name]) => name))),
        fixes: fix(settingWords(missing), [{ ...at, text: missing.map(([name, text]) => ` ${name}="${text}"`).join('') }]),
      };
    }
    const written = priority && (priority.value ? certainText(priority) : '');
    if (written === undefined || isInteger(written)) continue;
    yield {
      at: { file, range: valueRange(priority!) },
      message: words('The priority of a KeyResolver has to be a whole number. The server reports: NumberFormatException'),
      fixes: fix(words('Set {0} to {1}', 'priority', '-1'), writeText(file, priority!, '-1')),
    };
  }
}

const firstOf = (node: Node, name: string): Node | undefined => {
  for (const child of node.children) {
    const found = child.name === name ? child : firstOf(child, name);
    if (found) return found;
  }
  return undefined;
};

const isInteger = (text: string): boolean => /^[+-]?\d+$/.test(text) && Math.abs(Number(text)) < 2 ** 31;

/** The class of the provider with a symmetric key, which is built only where there is one. */
function symmetricProvider({ blocks }: CryptoService): string | undefined {
  const name = certainText(settingOf(blocks, 'InternalCryptoProviderClassName'))?.trim();
  return name?.endsWith('.SymmetricKeyInternalCryptoProvider') ? name : undefined;
}

function* secretProblems(service: CryptoService): Iterable<Finding> {
  const secret = settingOf(service.blocks, 'Secret');
  const key = certainText(secret);
  if (symmetricProvider(service) === undefined || !secret || key === undefined || key.trim() === '') return;
  if (secret.children.some(({ name }) => name === '@secretAlias') || key.startsWith('secretAlias:') || isAesKey(key)) return;
  const message = words('The Secret of the Crypto Service has to be 16, 24 or 32 characters long, or 48 or 64 in hexadecimal. The server reports: Invalid AES key length');
  yield { at: { file: service.file, range: valueRange(secret) }, message };
}

const isAesKey = (key: string): boolean => [16, 24, 32].includes(bytesOf(key)) || /^(?:[\da-f]{48}|[\da-f]{64})$/i.test(key);

const bytesOf = (text: string): number => [...text].reduce((sum, one) => sum + (one <= '\x7F' ? 1 : one <= '\u07FF' ? 2 : one <= '\uFFFF' ? 3 : 4), 0);
