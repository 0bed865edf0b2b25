// The certificate that is served is not for the host that the server says it is.

import { judged } from '../model/ask.ts';
import type { Fact, HomeModel } from '../model/build.ts';
import { certificatesInUse, type EntryInUse } from '../model/certificates.ts';
import type { Use } from '../model/home.ts';
import { hostNamesOf, isFor } from '../model/host-name.ts';
import { hostname } from './documentation.ts';
import { keystorePath, oncePerKeystore, short, shortList, type Affected } from './once.ts';
import { words, type Finding, type Rule } from './rule.ts';

export const certificateHostMismatch: Rule = {
  id: 'certificate-host-mismatch',
  severity: 'warning',
  summary: 'The certificate that is served is not for the host of the server',
  documentation: hostname,

  *check(model) {
    const inUse = certificatesInUse(model);
    const affected = judged(model).flatMap((use) => {
      const keys = inUse.filter(({ uses, entry }) => uses.includes(use) && entry.kind === 'key');
      return hostsOf(model, use).flatMap((host) => mismatch(model, use, host, keys));
    });
    for (const finding of oncePerKeystore(affected)) yield withHosts(model, finding);
  },
};

/** The console is served by Tomcat alone. */
function hostsOf({ facts }: HomeModel, { role, row }: Use): readonly Fact[] {
  const hosts = role === 'tls' ? [facts.hostName, facts.managementHostName] : row.id === 'axis2/https-listener' ? [facts.hostName] : [];
  return hosts.flatMap((host) => host ?? []);
}

/** Where several keys may be served, one that fits will do. */
function mismatch(model: HomeModel, use: Use, host: Fact, keys: readonly EntryInUse[]): readonly Affected[] {
  const name = host.value?.text.trim() ?? '';
  const [used] = keys;
  if (!used || name === '' || !keys.every(({ certificate }) => isFor(certificate, name) === false)) return [];
  const names = hostNamesOf(used.certificate);
  const message = words(`The certificate {0} in {1} is for ${names.length === 0 ? 'no host' : '{2}'}, not for the {3} {4}`,
    short(used.entry.alias), keystorePath(model, use), shortList(names), host.name, name);
  const isProxied = use.aside['proxyName'] !== undefined || use.aside['proxyPort'] !== undefined;
  return [{ used: { ...used, use }, message, ...(isProxied ? { severity: 'info' } : {}) }];
}

function withHosts({ facts }: HomeModel, finding: Finding): Finding {
  const host = [facts.hostName, facts.managementHostName].find((each) => finding.message.args.at(-2) === each?.name);
  const at = host?.value && { file: host.file, range: host.value.range };
  return at ? { ...finding, related: [{ at, message: words('{0} {1}', host.name, host.value.text.trim()) }, ...(finding.related ?? [])] } : finding;
}
