// The server does not check that a certificate is one of the host that it talks to.

import { judged, shortPath } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import { treeOf } from '../model/documents.ts';
import { profilesOf, tlsTransports } from '../model/dynamic-ssl.ts';
import { certainText, childOf, parameterOf } from '../model/element.ts';
import { inStartScripts } from '../model/reading.ts';
import type { Node } from '../syntax/node.ts';
import { select } from '../syntax/path.ts';
import { nameOf } from '../text/path.ts';
import { hostname } from './documentation.ts';
import { words, type Finding, type Rule } from './rule.ts';

const verifiers = ['strict', 'allowall', 'defaultandlocalhost'];

export const hostnameVerifierOff: Rule = {
  id: 'hostname-verifier-off',
  severity: 'warning',
  summary: 'Names or certificates of other servers are not checked',
  documentation: hostname,

  *check(model) {
    for (const { file, kind, node } of tlsTransports(model)) {
      // A listener does not read either of them.
      if (kind === 'listener') continue;
      const verifier = parameterOf(node, 'HostnameVerifier');
      if (verifier) yield* verifierProblems(file, verifier);
      const check = parameterOf(node, 'novalidatecert');
      if (!parameterOf(node, 'truststore') && certainText(check)?.trim().toLowerCase() === 'true') yield unchecked(file, check!);
    }
    for (const { file, profiles } of profilesOf(model).filter(({ kind }) => kind === 'sender')) {
      for (const profile of profiles) {
        const check = childOf(profile, '@novalidatecert');
        if (!childOf(profile, 'TrustStore') && certainText(check) === 'true') yield unchecked(file, check!);
      }
    }
    yield* scriptProblems(model);
    yield* endpointProblems(model);
  },
};

function* verifierProblems(file: string, node: Node): Iterable<Finding> {
  const text = certainText(node)?.toLowerCase() ?? '';
  // With blanks around it a value is not known, and the default is taken, which checks.
  if (text === '' || text !== text.trim() || (verifiers.includes(text) && text !== 'allowall')) return;
  const { range, text: written } = node.value!;
  yield {
    at: { file, range },
    message: text === 'allowall'
      ? words('{0} turns off the check of host names: a certificate for any host passes', written)
      : words('{0} is none of Strict, AllowAll and DefaultAndLocalhost: the server takes its default', written),
  };
}

const unchecked = (file: string, node: Node): Finding =>
  ({ at: { file, range: node.value!.range }, message: words('novalidatecert turns off the check of certificates: every server is trusted') });

const inScripts = /-Dhttpclient\.hostnameVerifier=(["']?)AllowAll\1(?=\s|["']|$)|-Dorg\.opensaml\.httpclient\.https\.disableHostnameVerification=(["']?)true\2(?=\s|["']|$)/;

/** One problem for all scripts: the same option stands in those for Linux and for Windows. */
function* scriptProblems({ home, world, ...model }: HomeModel): Iterable<Finding> {
  const found = inStartScripts(home, world, inScripts);
  const [first, ...others] = [...found.filter(({ file }) => file.endsWith('.sh')), ...found.filter(({ file }) => !file.endsWith('.sh'))];
  if (!first) return;
  yield {
    at: first, severity: 'info',
    message: words('{0} starts the server without the check of host names', nameOf(first.file)),
    related: others.map((at) => ({ at, message: words('The same in {0}', shortPath({ home, world, ...model }, at.file)) })),
  };
}

/** The login pages' own setting, in the file that is read. */
function* endpointProblems(model: HomeModel): Iterable<Finding> {
  const files = judged(model).filter(({ row }) => row.id.startsWith('identity/endpoint')).map(({ file }) => file);
  for (const file of new Set(files)) {
    const tree = treeOf(model.world, file);
    const node = tree && select(tree.root, 'hostname.verification.enabled').at(-1);
    if (!node || certainText(node)?.trim().toLowerCase() !== 'false') continue;
    yield { at: { file, range: node.value!.range }, severity: 'info', message: words('The login pages do not check the host name of the server that they call') };
  }
}
