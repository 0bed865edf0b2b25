// axis2.xml names its SSL profiles by an absolute path, which the server puts its working directory in front of.

import type { HomeModel } from '../model/build.ts';
import { dynamicProfiles } from '../model/dynamic-ssl.ts';
import { certainText, valueRange } from '../model/element.ts';
import { below, isAbsolute, join, normalise } from '../text/path.ts';
import { dynamicSsl } from './documentation.ts';
import { writeText } from './element-edits.ts';
import { safeFix } from './mend.ts';
import { words, type Rule } from './rule.ts';

export const sslProfilePathAbsolute: Rule = {
  id: 'ssl-profile-path-absolute',
  severity: 'error',
  summary: 'The path of the SSL profiles is absolute, which the server does not understand',
  documentation: dynamicSsl,

  *check(model) {
    for (const { path, transport } of dynamicProfiles(model)) {
      const text = certainText(path)?.trim() ?? '';
      if (!path || !isAbsolute(text) || isFoundAllTheSame(model, text)) continue;
      const inside = insideOf(model, text);
      yield {
        at: { file: transport.file, range: valueRange(path) },
        message: words('{0} has to be relative to the home: the server puts its working directory in front of it', text),
        fixes: inside === undefined ? [] : safeFix(words('Use {0}', inside), writeText(transport.file, path, inside)),
      };
    }
  },
};

/** A path from the home with a slash in front is one that the server finds. */
const isFoundAllTheSame = ({ home, world }: HomeModel, text: string): boolean => text.startsWith('/') && world.look(join(home.path, text)).kind === 'file';

const shippedFolder = 'repository/resources/security/';

/** The path from the home: it lies below it here, or has the folder of all products in it. */
function insideOf({ home, world }: HomeModel, text: string): string | undefined {
  const path = normalise(text);
  const start = path.lastIndexOf(shippedFolder);
  const shipped = start > 0 ? path.slice(start) : undefined;
  const inside = below(home.path, path) ?? (shipped !== undefined && world.look(join(home.path, shipped)).kind === 'file' ? shipped : undefined);
  return inside ?? shipped;
}
