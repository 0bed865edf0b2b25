// Whether the server reads a place, as far as the home decides it.

import type { Condition, Row } from '../catalog/row.ts';
import { join, nameOf } from '../text/path.ts';
import type { Range } from '../text/range.ts';
import { axis2File, type HomeFacts } from './axis2.ts';
import { dynamicProfiles } from './dynamic-ssl.ts';
import type { Home } from './home.ts';
import type { World } from './world.ts';

/** What the conditions about a home look at. */
export interface Readings extends HomeFacts {
  readonly world: World;
}

type HomeCondition = Extract<Condition, string>;

const conditions: Readonly<Record<HomeCondition, (file: string, readings: Readings) => boolean>> = {
  'axis2-file-of-carbon': (file, readings) => file === axis2File(readings),
  'ssl-profiles-of-axis2': (file, readings) => dynamicProfiles(readings).some((each) => each.file === file),
  'no-endpoint-config-in-conf': (_, { home, world }) =>
    world.look(join(home.path, home.configDirectory, 'identity/EndpointConfig.properties')).kind !== 'file',
  'security-manager': (_, readings) => hasSecurityManager(readings),
  never: () => false,
};

/** Whether the conditions of a row that are about the home hold for a file. */
export const isReadIn = (row: Row, file: string, readings: Readings): boolean =>
  (row.read ?? []).every((condition) => typeof condition !== 'string' || conditions[condition](file, readings));

/** Start scripts of the product, in `bin` of the home. */
export const startScripts = (home: Home, world: World): readonly string[] =>
  world.list(join(home.path, 'bin')).filter((name) => /\.(?:sh|bat)$/.test(name)).map((name) => join(home.path, 'bin', name));

/** Where uncommented lines of the start scripts match a pattern. */
export const inStartScripts = (home: Home, world: World, pattern: RegExp): readonly { readonly file: string; readonly range: Range }[] =>
  startScripts(home, world).flatMap((file) => {
    const text = world.text(file)?.text ?? '';
    if (!pattern.test(text)) return [];
    let start = 0;
    return text.split('\n').flatMap((line) => {
      const match = isComment(file, line) ? null : pattern.exec(line);
      const from = start + (match?.index ?? 0);
      start += line.length + 1;
      return match ? [{ file, range: { start: from, end: from + match[0].length } }] : [];
    });
  });

/** Whether a start script turns the Java security manager on. */
export const hasSecurityManager = ({ home, world }: Pick<Readings, 'home' | 'world'>): boolean => inStartScripts(home, world, /-Djava\.security\.manager\b/).length > 0;

const isComment = (script: string, line: string): boolean =>
  nameOf(script).endsWith('.bat') ? /^\s*@?(?:rem\b|::)/i.test(line) : /^\s*#/.test(line);
