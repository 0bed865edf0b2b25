// Rows of sec.policy: the keystore whose certificates the code's signers are looked up in.

import type { Row } from './row.ts';

const common = { files: ['conf/sec.policy'], role: 'policy', base: 'url', placeholders: 'system', trims: true, read: ['security-manager'] } as const;

export const policy: readonly Row[] = [
  {
    ...common, id: 'policy/keystore', title: 'Keystore of the Java permissions', at: 'keystore', fields: { location: 'url', type: 'type' },
    single: 'in-file', certificateIsEnough: true,
  },
  {
    ...common, id: 'policy/signer', title: 'Signer that is granted permissions', at: 'grant', fields: { alias: 'signedBy' },
    fallback: 'policy/keystore', certificateIsEnough: true,
  },
];
