// The fixes that insert the blocks of the Crypto Service and its keystore into carbon.xml.

import { cryptoService, internalKeyStore, securityOrder, type StoreValues } from '../blocks/documented.ts';
import { judged, keystoreOf } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import type { CryptoService } from '../model/crypto-service.ts';
import type { Use } from '../model/home.ts';
import { beforeElement, intoElement } from './block-edits.ts';
import { fix } from './mend.ts';
import { storeValuesOf } from './missing-values.ts';
import { words, type Edit, type Fix, type Words } from './rule.ts';

const usesOf = (model: HomeModel, role: Use['role']): readonly Use[] => judged(model).filter((use) => use.role === role);

/** The fix that inserts the CryptoService, and where there is none an InternalKeyStore with the values of the primary keystore. */
export function insertCryptoService(model: HomeModel, service: CryptoService): readonly Fix[] {
  const { file, server, security } = service;
  const block = security ? beforeElement(model, { file, node: server }, security, cryptoService) : intoElement(model, { file, node: server }, [cryptoService]);
  const [primary] = usesOf(model, 'primary');
  if (service.internalKeyStore) return fix(words('Insert the CryptoService block'), block, true).map((each) => ({ ...each, ...warningFor(model) }));
  const store = primary && block.length > 0 ? keystoreEdits(model, service, storeValuesOf(primary)) : [];
  return store.length === 0 ? [] : fix(words('Insert the CryptoService block, and an InternalKeyStore that is the primary keystore'), [...block, ...store], true);
}

/** What was encrypted with another keystore than the one that is there now. */
const migration = 'Data that was encrypted with another keystore so far, such as passwords in the registry and of user stores, becomes unreadable until it is migrated.';

/** The internal keystore takes over from the primary one, or gives back to it, which matters where they differ. */
export function warningFor(model: HomeModel): { readonly confirm: Words } | undefined {
  const [[primary], [internal]] = [usesOf(model, 'primary'), usesOf(model, 'internal')];
  return primary && internal && keystoreOf(primary) !== undefined && keystoreOf(primary) === keystoreOf(internal) ? undefined : { confirm: words(migration) };
}

/** The fixes that insert an InternalKeyStore: the primary keystore once more, or a new one. */
export function insertInternalKeyStore(model: HomeModel, service: CryptoService): readonly Fix[] {
  const [primary] = usesOf(model, 'primary');
  const same = primary ? keystoreEdits(model, service, storeValuesOf(primary)) : [];
  const other = keystoreEdits(model, service, { ...storeValuesOf(undefined), location: { placeholder: '${carbon.home}/repository/resources/security/internal.jks' } });
  const warned = fix(words('Insert an InternalKeyStore for a new keystore: data encrypted so far becomes unreadable without migration'), other);
  return [
    ...fix(words('Insert an InternalKeyStore that is the primary keystore: data encrypted so far stays readable'), same, true),
    ...warned.map((each) => ({ ...each, confirm: words(migration) })),
  ];
}

/** Into Security, or with it. */
function keystoreEdits(model: HomeModel, { file, server, security }: CryptoService, values: StoreValues): readonly Edit[] {
  const block = internalKeyStore(values);
  return security ? intoElement(model, { file, node: security }, [block], securityOrder) : intoElement(model, { file, node: server }, [{ name: 'Security', children: [block] }]);
}
