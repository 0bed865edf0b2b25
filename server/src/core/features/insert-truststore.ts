// The truststore of the server, to be inserted into carbon.xml where it names none; nothing is wrong there for sure.

import { securityOrder, trustStore, type StoreValues } from '../blocks/documented.ts';
import { named } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import { treeOf } from '../model/documents.ts';
import { isWhole } from '../model/element.ts';
import { intoElement } from '../rules/block-edits.ts';
import { fix } from '../rules/mend.ts';
import { storeValuesOf } from '../rules/missing-values.ts';
import { words, type Fix } from '../rules/rule.ts';
import { select } from '../syntax/path.ts';
import { below } from '../text/path.ts';
import { touches, type Range } from '../text/range.ts';

/** The edit that inserts a TrustStore block, asked for at the name of carbon.xml's Security element; undefined where there is one, or no such element. */
export function insertTrustStore(model: HomeModel, file: string, range: Range): Fix | undefined {
  const { home, facts, world } = model;
  const root = home.judged && facts.server?.file === file && isWhole(world, file) ? treeOf(world, file)?.root : undefined;
  const security = root && select(root, 'Server/Security')[0];
  if (!security || !touches(security.nameRange, range.start) || select(security, 'TrustStore').length > 0) return undefined;
  return fix(words('Insert the TrustStore block'), intoElement(model, { file, node: security }, [trustStore(valuesOf(model))], securityOrder))[0];
}

/** Those of the truststore that other places of the home work with; places to type in where there is none. */
function valuesOf(model: HomeModel): Omit<StoreValues, 'alias' | 'keyPassword'> {
  const others = named(model).filter(({ role, target }) => role === 'truststore' && target.kind === 'path');
  const other = others.find(({ state }) => state === 'open') ?? others[0];
  const { type, password } = storeValuesOf(other);
  if (other?.target.kind !== 'path') return { location: { placeholder: '${carbon.home}/repository/resources/security/client-truststore.jks' }, type, password };
  const path = other.target.listed ?? other.target.path;
  const inside = below(model.home.path, path);
  return { location: inside === undefined ? path : `\${carbon.home}/${inside}`, type: other.keystore?.type ?? type, password };
}
