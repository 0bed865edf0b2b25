// How old the Axis2 of a home is, going by the jars in it.

import { join } from '../text/path.ts';
import type { HomeModel } from './build.ts';

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
