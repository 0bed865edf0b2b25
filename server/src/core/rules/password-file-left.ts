// A file with the password of the keystore was left in the home.

import { join } from '../text/path.ts';
import { cipherTool } from './documentation.ts';
import { passwordFiles } from '../model/secret-files.ts';
import { words, type Rule } from './rule.ts';

export const passwordFileLeft: Rule = {
  id: 'password-file-left',
  severity: 'warning',
  summary: 'A file with a keystore password lies in the home',
  documentation: cipherTool,

  *check({ home, world }) {
    const names = world.list(home.path);
    for (const name of passwordFiles.filter((each) => names.includes(each))) {
      const file = join(home.path, name);
      if (world.look(file).kind !== 'file') continue;
      const at = { file, range: { start: 0, end: 0 } };
      if (name.startsWith('password-persist')) yield { at, severity: 'info', message: words('{0} holds the keystore password in clear text, and stays', name) };
      else yield { at, message: words('{0} holds the keystore password in clear text; a server that starts deletes it', name) };
    }
  },
};
