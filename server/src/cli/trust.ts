// wso2-config trust: adds a certificate to the truststore of a home.

import { randomBytes } from 'node:crypto';
import { buildModel, outcomeWords, planTrust, print, trustDetails, trustTarget, type HomeModel, type TrustOffer, type TrustTarget } from '../core/index.ts';
import { slashed } from '../disk/paths.ts';
import { readBytes } from '../disk/read.ts';
import { trustCertificate } from '../disk/trust.ts';
import { reach, type Reached } from './homes.ts';
import { say, type Host } from './host.ts';
import type { Options } from './options.ts';
import { readPassword } from './password.ts';
import { settingsReader } from './settings.ts';
import { shownPath } from './style.ts';
import { trustSource } from './trust-source.ts';

/** Adds the certificate, says what was added and where the old file is; gives the exit status. */
export async function trust(options: Options, host: Host): Promise<number> {
  const reached = reach(options.operands.slice(1), host, Date.now());
  const model = reached.hasWrongPath ? undefined : modelOf(reached, options, host);
  if (!model) return 2;
  const source = trustSource(model, options, host);
  if ('wrong' in source) {
    say(host, source.wrong);
    return 2;
  }
  const target = trustTarget(model);
  if ('refused' in target) {
    say(host, print(target.refused));
    return 1;
  }
  const read = target.password === undefined ? await readPassword(options, host) : { password: target.password };
  if (read === 'interrupted') return 2;
  if (read.password === undefined) {
    say(host, `the password of ${target.shown} is not known: give it in WSO2_KEYSTORE_PASSWORD or with --password-stdin`);
    return 1;
  }
  return add({ ...target, password: read.password }, source, options, host);
}

async function add(target: TrustTarget & { readonly password: string }, offer: TrustOffer, options: Options, host: Host): Promise<number> {
  const { path, password, shown } = target;
  const now = Date.now();
  const found = readBytes(path);
  const plan = typeof found === 'string' ? { kind: 'unreadable' as const } : planTrust(found.bytes, password, offer, { now, random: randomBytes });
  if (plan.kind !== 'add') {
    say(host, print(outcomeWords(plan, shown)));
    return plan.kind === 'present' ? 0 : 1;
  }
  const details = trustDetails({ ...offer, alias: plan.alias }, shownPath(path, host.workingDirectory));
  host.out(details.map((line) => `${print(line)}\n`).join(''));
  if (options.dryRun) {
    host.out('Nothing was written (--dry-run).\n');
    return 0;
  }
  const outcome = await trustCertificate({ path, password, offer, now, environment: host.environment });
  const sentence = print(outcomeWords(outcome.kind === 'added' ? { ...outcome, backup: shownPath(outcome.backup, host.workingDirectory) } : outcome, shown));
  if (outcome.kind === 'added') host.out(`${sentence}\n`);
  else say(host, sentence);
  return outcome.kind === 'added' || outcome.kind === 'present' ? 0 : 1;
}

/** The model of the one home that is meant; of a home with profiles, the home itself. */
function modelOf(reached: Reached, options: Options, host: Host): HomeModel | undefined {
  const { sites, world } = reached;
  const path = options.operands[1]!;
  const named = world.real(slashed(path, host.workingDirectory));
  const site = sites.length === 1 ? sites[0] : sites.find((each) => each.path === named);
  const home = site && reached.home(site);
  if (home) return buildModel(home, world, settingsReader(options, host, world)(home));
  say(host, `${path} leads to several homes, name one of them: ${sites.map((each) => shownPath(each.path, host.workingDirectory)).join(', ')}`);
  return undefined;
}
