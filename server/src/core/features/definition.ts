// Where a location, an alias or a secret leads.

import { keystoreOf } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import { treeOf } from '../model/documents.ts';
import { select } from '../syntax/path.ts';
import { join } from '../text/path.ts';
import { touches, type Range } from '../text/range.ts';
import { settingsAt } from './at.ts';
import { linesOfSecret, secretsAt } from './secret-definition.ts';

export interface Definition {
  /** What was pointed at. */
  readonly from: Range;
  readonly file: string;
  /** Undefined where the file as a whole is meant. */
  readonly range: Range | undefined;
}

/** From a location or alias to the keystore, from a secret's alias to its line in cipher-text.properties or deployment.toml, and back. */
export function definition(model: HomeModel, file: string, offset: number): readonly Definition[] {
  for (const { use, field, setting } of settingsAt(model, file, offset)) {
    if (setting.secret && touches(setting.secret.range, offset)) return secretLine(model, setting.secret.text.trim(), setting.secret.range);
    const keystore = use.target.kind === 'path' && use.target.exists ? keystoreOf(use) : undefined;
    if (keystore !== undefined && (field === 'location' || field === 'alias')) {
      return [{ from: setting.value?.range ?? setting.nameRange, file: keystore, range: undefined }];
    }
    if (setting.secret) return secretLine(model, setting.secret.text.trim(), setting.secret.range);
  }
  const secrets = secretsAt(model, file, offset);
  return secrets.length > 0 ? secrets : profilesAt(model, file, offset);
}

function secretLine(model: HomeModel, alias: string, from: Range): readonly Definition[] {
  const { home, world } = model;
  if (home.generation !== 'toml') return linesOfSecret(model, alias, from);
  const file = join(home.path, home.configDirectory, 'deployment.toml');
  const root = treeOf(world, file)?.root;
  const line = root && select(root, 'secrets|runtime_secrets/*').find(({ name }) => name === alias);
  return line ? [{ from, file, range: line.nameRange }] : [];
}

/** axis2.xml's `filePath` leads to the ssl profiles. */
function profilesAt({ home, uses, world }: HomeModel, file: string, offset: number): readonly Definition[] {
  const values = uses.filter((use) => use.file === file).flatMap(({ aside }) => aside['profiles']?.value ?? []);
  const value = values.find(({ range }) => touches(range, offset));
  const path = value && join(home.path, value.text.trim());
  return path !== undefined && world.look(path).kind === 'file' ? [{ from: value!.range, file: path, range: undefined }] : [];
}
