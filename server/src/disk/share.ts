// One object for each certificate, however many keystores hold it: truststores of fifty homes hold the same authorities.

import type { Certificate, Opened } from '../core/index.ts';

/** Gives keystores whose certificates are shared with those given before, as long as somebody holds them. */
export function sharing(): (opened: Opened) => Opened {
  const known = new Map<string, WeakRef<Certificate>>();
  const gone = new FinalizationRegistry<string>((sha256) => {
    if (known.get(sha256)?.deref() === undefined) known.delete(sha256);
  });
  const share = (certificate: Certificate): Certificate => {
    const first = known.get(certificate.sha256)?.deref();
    if (first) return first;
    known.set(certificate.sha256, new WeakRef(certificate));
    gone.register(certificate, certificate.sha256);
    return certificate;
  };
  return (opened) => ({ ...opened, entries: opened.entries.map((entry) => ({ ...entry, chain: entry.chain.map(share) })) });
}
