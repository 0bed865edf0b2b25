// The SSL profile for all backends has other keystores than the sender itself.

import { fileOf, judged, keystoreOf, placeOf, shortPath } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import type { Field } from '../catalog/row.ts';
import { profilesOf, serversOf } from '../model/dynamic-ssl.ts';
import type { Use } from '../model/home.ts';
import { spellLocation } from '../model/spell.ts';
import { dynamicSsl } from './documentation.ts';
import { fix, replaceValue } from './mend.ts';
import { keystorePath } from './once.ts';
import { asWords, words, type Edit, type Finding, type Fix, type Rule } from './rule.ts';

export const sslProfileDiffers: Rule = {
  id: 'ssl-profile-differs',
  severity: 'warning',
  summary: 'The SSL profile for * has another keystore or truststore than the HTTPS sender or carbon.xml',
  documentation: dynamicSsl,

  *check(model) {
    const all = judged(model);
    const useOf = (id: string): Use | undefined => all.find(({ row }) => row.id === id);
    for (const use of all.filter((each) => isForAll(model, each))) {
      const isTruststore = use.role === 'truststore';
      const sender = useOf(isTruststore ? 'axis2/https-sender-truststore' : 'axis2/https-sender');
      // Only the Publisher of an API Manager writes to carbon.xml's truststore what the profile has to trust.
      const isManager = model.home.serverKey === undefined || model.home.serverKey === 'AM';
      const system = isTruststore && isManager ? useOf('carbon/truststore') : undefined;
      const other = [sender, system].find((each) => each && differs(use, each));
      if (other) yield difference(model, { use, sender, system }, other);
    }
  },
};

/** A keystore of the profile for all backends, and the places that it has to go with. */
interface Compared {
  readonly use: Use;
  readonly sender: Use | undefined;
  readonly system: Use | undefined;
}

/** Whether a keystore is one of the profile for all backends, in a file of its own. */
function isForAll(model: HomeModel, { file, block, row }: Use): boolean {
  if (!row.id.startsWith('ssl-profiles/sender')) return false;
  const profiles = profilesOf(model).filter((each) => each.file === file && each.isDynamic && each.kind === 'sender').flatMap((each) => each.profiles);
  const around = profiles.filter((profile) => serversOf(profile)?.includes('*'))[0];
  return around !== undefined && around.range.start <= block.range.start && block.range.end <= around.range.end;
}

const isThere = ({ target }: Use): boolean => target.kind === 'path' && target.exists;

/** Two keystores that are both there, and are not the same file. A missing one is a problem of its own. */
const differs = (use: Use, other: Use): boolean => isThere(use) && isThere(other) && keystoreOf(use) !== keystoreOf(other);

function difference(model: HomeModel, compared: Compared, other: Use): Finding {
  const message = words(`The profile for * has another ${compared.use.role === 'truststore' ? 'truststore' : 'keystore'} than ${other.row.id === 'carbon/truststore' ? 'carbon.xml' : 'the HTTPS sender'}, which has {0}`, keystorePath(model, other));
  return {
    at: placeOf(compared.use, 'location'), message,
    related: [{ at: placeOf(other, 'location'), message: words('{0} in {1}', asWords(other.row.title), shortPath(model, other.file)) }],
    fixes: useTheirs(model, compared, other),
  };
}

/** Gives the profile what the other place has; where sender and carbon.xml differ, both get what carbon.xml has. */
function useTheirs(model: HomeModel, { use, sender, system }: Compared, other: Use): readonly Fix[] {
  const isSplit = sender !== undefined && system !== undefined && differs(sender, system);
  const wanted = isSplit ? system : other;
  if (!isFit(model, wanted)) return [];
  const places = [use, ...(isSplit ? [sender] : [])].filter((each) => differs(each, wanted));
  const edits = places.map((each) => takeOver(model, each, wanted));
  const title = !isSplit ? 'Use {0} with its type and passwords' : places.includes(use) ? 'Use {0} with its type and passwords here and in the HTTPS sender' : 'Use {0} with its type and passwords in the HTTPS sender';
  return edits.some((each) => each.length === 0) ? [] : fix(words(title, keystorePath(model, wanted)), edits.flat());
}

/** Whether SSL profiles take a keystore: those of an API Manager take JKS alone. */
const isFit = ({ home }: HomeModel, { keystore, role }: Use): boolean =>
  role === 'truststore' || home.serverKey !== 'AM' || keystore?.type === undefined || keystore.type === 'JKS';

/** Location, type and passwords of another place; none where a value is a secret or missing on either side. */
function takeOver({ home }: HomeModel, use: Use, other: Use): readonly Edit[] {
  const path = fileOf(other) ?? '';
  const edits = (Object.keys(use.settings) as Field[]).map((field): readonly Edit[] => {
    const text = field === 'location' ? spellLocation(home, use, path) : other.settings[field]?.value?.text;
    return text === undefined || other.settings[field]?.secret ? [] : replaceValue(use, field, text);
  });
  return edits.some((each) => each.length === 0) ? [] : edits.flat();
}
