// The values that the blocks of SSL profiles take from the https sender of axis2.xml.

import type { StoreValues } from '../blocks/documented.ts';
import { named } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import type { Transport } from '../model/dynamic-ssl.ts';
import type { Use } from '../model/home.ts';
import { contains } from '../text/range.ts';
import { storeValuesOf } from './missing-values.ts';

/** What a profile says of its keystores. */
export interface ProfileValues {
  readonly keystore: StoreValues;
  readonly truststore: StoreValues;
}

/** A keystore and a truststore in the words of a profile. */
function valuesOf(keystore: Use | undefined, truststore: Use | undefined): ProfileValues {
  const { location, type, password, keyPassword } = storeValuesOf(keystore);
  const trusted = storeValuesOf(truststore);
  return { keystore: { location, type, password, keyPassword }, truststore: { location: trusted.location, type: trusted.type, password: trusted.password } };
}

/** Places to type everything in. */
export const unknownValues = valuesOf(undefined, undefined);

/** The keystores of a transport; undefined where it has not both of them. */
export function profileValuesOf(model: HomeModel, { file, node }: Transport): ProfileValues | undefined {
  const own = named(model).filter((use) => use.file === file && contains(node.range, use.block.range) && !use.row.at.includes('/profile/'));
  const keystore = own.find(({ role }) => role === 'transport');
  const truststore = own.find(({ role }) => role === 'truststore');
  if (!keystore || !truststore) return undefined;
  return valuesOf(keystore, truststore);
}
