// Homes with a truststore that does not trust the home's own key, for tests of trusting it.

import { randomBytes } from 'node:crypto';
import { addCertificate } from '../../server/src/core/keystore/add-certificate.ts';
import { jksDigest } from '../../server/src/core/keystore/jks.ts';
import { openKeystore } from '../../server/src/core/keystore/open.ts';
import { fixture } from '../keystores/fixtures.ts';
import { canary, carbon, keystore, write } from './homes.ts';

/** The certificate of the authority in chain.jks. */
export const authority = openKeystore(fixture('chain.jks').bytes, 'changeit', undefined).entries.find(({ kind }) => kind === 'certificate')!.chain[0]!;

/** A JKS with this password that trusts the authority as `root`. */
export function truststore(password = canary): Uint8Array {
  const empty = Buffer.from('feedfeed0000000200000000', 'hex');
  const addition = { alias: 'root', der: authority.der, created: 1_700_000_000_000, random: randomBytes };
  return addCertificate(Buffer.concat([empty, jksDigest(empty, password)]), password, addition)!;
}

export const truststorePath = 'repository/resources/security/client-truststore.jks';

/** What carbon.xml says of the truststore. */
export const trustStoreElement = (password = `<Password>${canary}</Password>`, type = 'JKS'): string => `<TrustStore>
      <Location>\${carbon.home}/${truststorePath}</Location>
      <Type>${type}</Type>
      ${password}
    </TrustStore>`;

/** Writes a home whose primary key, of the keystore `store.jks`, is not in its truststore. */
export function writeUntrusting(folder: string, element = trustStoreElement(), bytes = truststore()): void {
  write(folder, {
    'repository/conf/carbon.xml': carbon().replace('</KeyStore>', `</KeyStore>\n    ${element}`),
    'repository/resources/security/store.jks': keystore,
    [truststorePath]: bytes,
    'bin/wso2server.sh': '#!/bin/sh\n',
  });
}
