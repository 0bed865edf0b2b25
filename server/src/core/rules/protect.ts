// The fix that puts a password that stands in clear text under a secret alias, as the cipher tool would.

import { shippedLines } from '../catalog/cipher-tool.ts';
import type { Field } from '../catalog/row.ts';
import type { HomeModel } from '../model/build.ts';
import type { Use } from '../model/home.ts';
import { secretsOf } from '../model/secrets.ts';
import type { Node } from '../syntax/node.ts';
import { join } from '../text/path.ts';
import { replaceSetting, fix } from './mend.ts';
import { nodeAt, writtenValue } from './missing-values.ts';
import { words, type Edit, type Fix } from './rule.ts';
import { declareNamespace, secretLines, toolLineOf } from './secret-lines.ts';

/** Puts a password under the alias that the server looks up there; none where that is not known, or the place has another secret. */
export function protect(model: HomeModel, use: Use, field: Field): readonly Fix[] {
  const { file, settings } = use;
  const setting = settings[field];
  const password = writtenValue(use, field);
  const node = setting && nodeAt(model, file, setting);
  const line = node && toolLineOf(model, file, node);
  const alias = line === undefined ? undefined : aliasFor(model, file, line);
  const element = node?.name.startsWith('@') ? nodeAt(model, file, use.block) : node;
  if (!setting || password === undefined || !element || alias === undefined || !isFree(model, alias, line!)) return [];
  const edits = [declareNamespace(model, file, 'svns'), secretLines(model, alias, password, line), named(element, file, alias), replaceSetting(use, setting, 'password')];
  if (edits.includes(undefined) || edits[3]!.length === 0) return [];
  const [fixed] = fix(words('Keep {0} in secure vault as {1}', setting.name, alias), edits.flatMap((each) => each ?? []), true);
  return fixed ? [{ ...fixed, confirm: words('Run the cipher tool with -Dconfigure before the server starts: it encrypts the password, which the server cannot read until then.') }] : [];
}

/** The alias that products ship for the place; for others in carbon.xml the one that Carbon makes of the path. */
function aliasFor({ home }: HomeModel, file: string, line: string): string | undefined {
  const bare = line.replace(/^(?:repository\/)?conf\//, '').replace(/,\w+$/, '');
  const shipped = Object.keys(shippedLines).find((alias) => shippedLines[alias]!.some((each) => each.replace(/,\w+$/, '') === bare));
  const isCarbon = file === join(home.path, home.configDirectory, 'carbon.xml');
  return shipped ?? (isCarbon && /\/\/Server(?:\/\w+)+$/.test(bare) ? `Carbon.${bare.replace(/^.*?\/\/Server\//, '').replaceAll('/', '.')}` : undefined);
}

/** Whether no line means something else by the alias. */
const isFree = (model: HomeModel, alias: string, line: string): boolean =>
  secretsOf(model).lines.every((each) => each.alias !== alias || each.value.text.trim().replace(/,\w*$/, '') === line.replace(/,\w+$/, ''));

function named(element: Node, file: string, alias: string): readonly Edit[] | undefined {
  if (element.children.some(({ name }) => name === '@secretAlias')) return undefined;
  const at = element.nameRange.end;
  return [{ file, range: { start: at, end: at }, text: ` svns:secretAlias="${alias}"` }];
}
