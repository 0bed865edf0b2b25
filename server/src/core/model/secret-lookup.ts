// Whether the server looks an alias up at all: the namespace that it knows the attribute by, and the names that carbon.xml takes.

import { below, join, nameOf } from '../text/path.ts';
import type { HomeModel } from './build.ts';
import type { Home } from './home.ts';
import { kernelOf } from './product.ts';
import type { SecretReference } from './secret-references.ts';

/** What the URI of secure vault's namespace starts with. */
export const vaultNamespace = 'http://org.wso2.securevault';

export type NamespaceTrouble = 'none' | 'undeclared' | 'namespace' | 'not-svns';

/** Where the root is asked for the prefix: configuration, and the SSL profiles beside the keystores; artifacts are parts of other documents. */
const isConfiguration = ({ path, configDirectory }: Home, file: string): boolean =>
  [configDirectory, 'repository/resources/security'].some((folder) => below(join(path, folder), file) !== undefined);

/** What is wrong with the prefix of an alias's attribute. */
export function namespaceTrouble({ home }: HomeModel, { file, mark }: SecretReference): NamespaceTrouble {
  if (!mark || !isConfiguration(home, file)) return 'none';
  if (nameOf(file) === 'catalina-server.xml' && mark.prefix !== 'svns') return 'not-svns';
  if (mark.prefix === '' || !mark.namespace) return 'undeclared';
  const { text } = mark.namespace;
  return text.trim().startsWith(vaultNamespace) || text.includes('\uFFFD') ? 'none' : 'namespace';
}

export const hasSoundNamespace = (model: HomeModel, reference: SecretReference): boolean => namespaceTrouble(model, reference) === 'none';

/** Carbon 4.4 looks up one alias for each element of carbon.xml, whatever alias is written there; undefined elsewhere. */
export const aliasOfCarbon = ({ home }: HomeModel, { file, path, form }: Pick<SecretReference, 'file' | 'path' | 'form'>): string | undefined =>
  file === join(home.path, home.configDirectory, 'carbon.xml') && kernelOf(home) === '4.4' && form !== 'token' && !path.includes('@') ? `Carbon.${path}` : undefined;

export function isLookedUp(model: HomeModel, reference: SecretReference): boolean {
  const expected = aliasOfCarbon(model, reference);
  return expected === undefined || expected === reference.alias.text;
}
