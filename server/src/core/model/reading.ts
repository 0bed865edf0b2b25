// Whether the server reads a place, as far as the home decides it.

import type { Condition, Row } from '../catalog/row.ts';
import { join, nameOf } from '../text/path.ts';
import type { FactName } from '../catalog/facts.ts';
import type { ReadFile } from './files.ts';
import type { Home, Setting } from './home.ts';
import type { World } from './world.ts';

/** What the conditions about a home look at. */
export interface Readings {
  readonly home: Home;
  readonly world: World;
  readonly facts: Partial<Readonly<Record<FactName, Setting>>>;
  readonly files: readonly ReadFile[];
}

type HomeCondition = Extract<Condition, string>;

const conditions: Readonly<Record<HomeCondition, (file: string, readings: Readings) => boolean>> = {
  'axis2-file-of-carbon': (file, readings) => file === axis2File(readings),
  'ssl-profiles-of-axis2': (file, readings) => profilesOfAxis2(readings).includes(file),
  'no-endpoint-config-in-conf': (_, { home, world }) =>
    world.look(join(home.path, home.configDirectory, 'identity/EndpointConfig.properties')).kind !== 'file',
  'security-manager': (_, readings) => hasSecurityManager(readings),
  never: () => false,
};

/** Whether the conditions of a row that are about the home hold for a file. */
export const isReadIn = (row: Row, file: string, readings: Readings): boolean =>
  (row.read ?? []).every((condition) => typeof condition !== 'string' || conditions[condition](file, readings));

/** The axis2 file that carbon.xml names; without a word there, the one of that name. */
function axis2File({ home, facts }: Readings): string {
  const written = facts.axis2File?.value?.text.trim();
  const usual = join(home.path, home.configDirectory, 'axis2/axis2.xml');
  if (!written) return usual;
  const path = written.replaceAll('${carbon.home}', home.path).replaceAll('${carbon.config.dir.path}', join(home.path, home.configDirectory));
  return path.startsWith('/') ? join(path) : join(home.path, path);
}

function profilesOfAxis2(readings: Readings): readonly string[] {
  const active = axis2File(readings);
  return readings.files.filter(({ path }) => path === active).flatMap(({ found }) => found)
    .flatMap(({ aside }) => aside['profiles']?.value ?? []).map((value) => join(readings.home.path, value.text.trim()));
}

/** Start scripts of the product, in `bin` of the home. */
export const startScripts = (home: Home, world: World): readonly string[] =>
  world.list(join(home.path, 'bin')).filter((name) => /\.(?:sh|bat)$/.test(name)).map((name) => join(home.path, 'bin', name));

function hasSecurityManager({ home, world }: Readings): boolean {
  return startScripts(home, world).some((script) =>
    (world.text(script)?.text ?? '').split('\n').some((line) => !isComment(script, line) && /-Djava\.security\.manager\b/.test(line)));
}

const isComment = (script: string, line: string): boolean =>
  nameOf(script).endsWith('.bat') ? /^\s*(?:rem\b|::)/i.test(line) : /^\s*#/.test(line);
