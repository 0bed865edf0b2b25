// Which axis2 file the server reads, and how old its Axis2 is, going by the jars.

import { join } from '../text/path.ts';
import type { FactName } from '../catalog/facts.ts';
import type { HomeModel } from './build.ts';
import type { Home, Setting } from './home.ts';

/** A home and the single values that were read in it. */
export interface HomeFacts {
  readonly home: Home;
  readonly facts: Partial<Readonly<Record<FactName, Setting>>>;
}

/** The axis2 file that carbon.xml names; without a word there, the one of that name. */
export function axis2File({ home, facts }: HomeFacts): string {
  const written = facts.axis2File?.value?.text.trim();
  const usual = join(home.path, home.configDirectory, 'axis2/axis2.xml');
  if (!written) return usual;
  const path = written.replaceAll('${carbon.home}', home.path).replaceAll('${carbon.config.dir.path}', join(home.path, home.configDirectory));
  return path.startsWith('/') ? join(path) : join(home.path, path);
}

/** The first version of Axis2 that replaces placeholders in axis2.xml. */
const firstWithPlaceholders = 47;

/** Whether it is certain that the Axis2 of this home replaces no placeholders. */
export function readsOldAxis2({ home, world }: HomeModel): boolean {
  const roots = home.profile ? [home.path, home.profile.outer] : [home.path];
  const folders = roots.flatMap((root) => [join(root, 'repository/components/plugins'), join(root, 'wso2/components/plugins')]);
  const versions = folders.flatMap((folder) => world.list(folder))
    .flatMap((name) => /^axis2_1\.6\.1\.wso2v(\d+)\.jar$/.exec(name)?.[1] ?? []).map(Number);
  return versions.length > 0 && versions.every((version) => version < firstWithPlaceholders);
}
