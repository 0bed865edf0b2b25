// Adds a certificate to a truststore on the disk.

import { randomBytes } from 'node:crypto';
import { planTrust, type TrustOffer, type TrustOutcome, type TrustPlan } from '../core/index.ts';
import { findKeytool, keytoolAgrees } from './keytool.ts';
import { replaceFile } from './replace.ts';

export interface TrustJob {
  readonly path: string;
  readonly password: string;
  readonly offer: TrustOffer;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Where keytool is looked for. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Adds it, after our reader and keytool, where there is one, have found the copy to be right. */
export async function trustCertificate({ path, password, offer, now, environment }: TrustJob): Promise<TrustOutcome> {
  let plan: TrustPlan | undefined;
  const keytool = findKeytool(environment);
  const done = await replaceFile({
    path,
    now,
    change: (bytes) => {
      plan = planTrust(bytes, password, offer, { now, random: randomBytes });
      return plan.kind === 'add' ? plan.bytes : undefined;
    },
    verify: async (copy) => keytool === undefined || plan?.kind !== 'add'
      || keytoolAgrees(keytool, { original: path, copy, password, alias: plan.alias, der: offer.certificate.der }, environment),
  });
  if (done.kind === 'done' && plan?.kind === 'add') return { kind: 'added', alias: plan.alias, backup: done.backup };
  if (done.kind !== 'unchanged' && done.kind !== 'done') return done;
  return plan === undefined || plan.kind === 'add' ? { kind: 'unsure' } : plan;
}
