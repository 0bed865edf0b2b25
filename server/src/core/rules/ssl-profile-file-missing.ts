// axis2.xml names a file of SSL profiles that does not exist.

import { checkout, hasFolder, shortPath } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import { dynamicProfiles } from '../model/dynamic-ssl.ts';
import { certainText, valueRange } from '../model/element.ts';
import { isAbsolute, join, nameOf } from '../text/path.ts';
import { dynamicSsl } from './documentation.ts';
import { words, type Rule } from './rule.ts';

/** What the server calls the profiles of a listener and of a sender. */
const parameters = { listener: 'SSLProfileConfig', sender: 'customSSLProfiles' } as const;

export const sslProfileFileMissing: Rule = {
  id: 'ssl-profile-file-missing',
  severity: 'error',
  summary: 'axis2.xml names a file of SSL profiles that does not exist',
  documentation: dynamicSsl,

  *check(model) {
    for (const { path, file, transport } of dynamicProfiles(model)) {
      if (!path || file === undefined || isAbsolute(certainText(path)?.trim() ?? '') || !isMissing(model, file)) continue;
      const text = model.world.look(file).kind === 'folder' ? '{0} is not a file' : '{0} does not exist';
      yield {
        at: { file: transport.file, range: valueRange(path) },
        message: words(`${text}. The server reports: Could not load {1} from file path`, shortPath(model, file), parameters[transport.kind]),
      };
    }
  },
};

/** A checkout of parts may lack the shipped file, or the folder that holds it. */
function isMissing(model: HomeModel, file: string): boolean {
  const { home, world } = model;
  const { kind } = world.look(file);
  // A Windows server separates with `\`.
  const slashed = world.look(join(home.path, file.slice(home.path.length).replaceAll('\\', '/'))).kind;
  if ((kind !== 'missing' && kind !== 'folder') || slashed === 'file' || world.doubts?.(file) === true) return false;
  const isComplete = checkout(model) === 'complete';
  return isComplete || (checkout(model) === 'overlay' && hasFolder(model, file) && nameOf(file) !== 'sslprofiles.xml');
}
