// SSLVerifyClient has a value that the listener does not know, and then asks for no certificate.

import { profilesOf, tlsTransports } from '../model/dynamic-ssl.ts';
import { certainText, childOf, parameterOf } from '../model/element.ts';
import { transportSecurity } from './documentation.ts';
import { words, type Rule } from './rule.ts';

const known = ['optional', 'require', 'none'];

export const sslVerifyClient: Rule = {
  id: 'ssl-verify-client',
  severity: 'warning',
  summary: 'SSLVerifyClient has a value that silently means none',
  documentation: transportSecurity,

  *check(model) {
    const own = tlsTransports(model).filter(({ kind }) => kind === 'listener').map(({ file, node }) => ({ file, node: parameterOf(node, 'SSLVerifyClient') }));
    const profiles = profilesOf(model).filter(({ kind }) => kind === 'listener')
      .flatMap(({ file, profiles: all }) => all.map((profile) => ({ file, node: childOf(profile, 'SSLVerifyClient') })));
    for (const { file, node } of [...own, ...profiles]) {
      const text = certainText(node);
      const trimmed = text?.trim() ?? '';
      if (!node || text === undefined || trimmed === '' || known.includes(text.toLowerCase()) || trimmed.toLowerCase() === 'none') continue;
      const hasBlanks = known.includes(trimmed.toLowerCase());
      yield {
        at: { file, range: node.value!.range },
        message: hasBlanks
          ? words('The blanks around {0} are a part of it for the server, which then asks no client for a certificate', trimmed)
          : words('{0} is none of optional, require and none: the server asks no client for a certificate', trimmed),
      };
    }
  },
};
