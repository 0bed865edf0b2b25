// Versions of SSL and TLS are enabled that are broken.

import { judged, shortPath } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import { profilesOf, tlsTransports } from '../model/dynamic-ssl.ts';
import { certainText, childOf, parameterOf } from '../model/element.ts';
import type { Value } from '../syntax/node.ts';
import { transportSecurity } from './documentation.ts';
import { fix } from './mend.ts';
import { words, type Place, type Rule } from './rule.ts';

const weak = /^\+?(?:SSLv2|SSLv3|TLSv1(?:\.[01])?)$/i;

export const tlsProtocolWeak: Rule = {
  id: 'tls-protocol-weak',
  severity: 'info',
  summary: 'Versions of SSL or TLS before 1.2 are enabled',
  documentation: transportSecurity,

  *check(model) {
    const [first, ...others] = listsOf(model).filter(({ value }) => weakOf(value.text).length > 0);
    if (!first) return;
    const kept = protocolsOf(first.value.text).filter((protocol) => !weak.test(protocol)).join(',') || 'TLSv1.2';
    yield {
      at: placeOf(first),
      message: words('{0}: older than TLSv1.2, and no longer safe', weakOf(first.value.text).join(', ')),
      related: others.map((each) => ({ at: placeOf(each), message: words('Another list in {0}', shortPath(model, each.file)) })),
      fixes: fix(words('Keep {0}', kept), [{ ...placeOf(first), text: kept }], true),
    };
  },
};

interface List {
  readonly file: string;
  readonly value: Value;
}

const placeOf = ({ file, value }: List): Place => ({ file, range: value.range });

/** Every list of protocols that the server reads: one problem for the home, with the other places beside it. */
function listsOf(model: HomeModel): readonly List[] {
  const tomcat = judged(model).filter(({ role }) => role === 'tls').flatMap(({ file, aside }) => ({ file, node: aside['protocols'] }));
  const transports = tlsTransports(model).map(({ file, node }) => ({ file, node: parameterOf(node, 'HttpsProtocols') }));
  const profiles = profilesOf(model).filter(({ kind }) => kind === 'listener')
    .flatMap(({ file, profiles: all }) => all.map((profile) => ({ file, node: childOf(profile, 'HttpsProtocols') })));
  const lists = [...tomcat, ...transports, ...profiles].flatMap(({ file, node }) => (certainText(node) !== undefined ? { file, value: node!.value! } : []));
  return lists.filter((each, index) => lists.findIndex(({ file, value }) => file === each.file && value.range.start === each.value.range.start) === index);
}

const protocolsOf = (text: string): readonly string[] => text.split(',').map((each) => each.trim()).filter((each) => each !== '');

const weakOf = (text: string): readonly string[] => protocolsOf(text).filter((protocol) => weak.test(protocol)).map((protocol) => protocol.replace(/^\+/, ''));
