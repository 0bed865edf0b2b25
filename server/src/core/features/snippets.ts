// Documented blocks to write at a place that has none yet, with places to type in; a password is always one of them.

import { unmarked, writeBlocks, type Block, type Placeholder } from '../blocks/block.ts';
import { cryptoService, defaultProfile, dynamicSsl, internalKeyStore, trustStore, type StoreValues } from '../blocks/documented.ts';
import { unitOf } from '../blocks/place.ts';
import type { HomeModel } from '../model/build.ts';
import { treeOf } from '../model/documents.ts';
import { gotCryptoServiceByUpdate, shipsCryptoService } from '../model/product.ts';
import { spellLocation } from '../model/spell.ts';
import { words, type Words } from '../rules/rule.ts';
import type { Node } from '../syntax/node.ts';
import { select } from '../syntax/path.ts';
import { nameOf } from '../text/path.ts';
import type { Range } from '../text/range.ts';
import { isInComment, nodesAround } from './spot.ts';

export interface Snippet {
  readonly name: string;
  /** What is typed to find it. */
  readonly found: string;
  readonly detail: Words;
  readonly range: Range;
  readonly text: string;
  /** What is to be typed over, in `text`. */
  readonly placeholders: readonly Range[];
}

interface Offer {
  readonly files: RegExp;
  /** Path of the element that it belongs into. */
  readonly at: string;
  readonly detail: Words;
  readonly block: (model: HomeModel) => Block | undefined;
  /** Whether there may be several. */
  readonly isMany?: true;
}

const hasCryptoService = ({ home }: HomeModel): boolean => shipsCryptoService(home) || gotCryptoServiceByUpdate(home);

const offers: readonly Offer[] = [
  { files: /^carbon\.xml$/, at: 'Server', detail: words('Crypto Service'), block: (model) => (hasCryptoService(model) ? cryptoService : undefined) },
  {
    files: /^carbon\.xml$/, at: 'Server/Security', detail: words('Internal keystore'),
    block: (model) => (hasCryptoService(model) ? internalKeyStore(values('${carbon.home}/repository/resources/security/internal.jks')) : undefined),
  },
  {
    files: /^carbon\.xml$/, at: 'Server/Security', detail: words('System truststore'),
    block: () => trustStore(trustValues('${carbon.home}/repository/resources/security/client-truststore.jks')),
  },
  { files: /axis2\.xml$/, at: "axisconfig/transportSender[@name='https']", detail: words('SSL profiles, read again while the server runs'), block: () => dynamicSsl },
  {
    files: /profiles\.xml$/, at: "parameter[@name='customSSLProfiles']", detail: words('Profile for a server'), isMany: true,
    block: () => {
      const { location, type, password, keyPassword } = values('repository/resources/security/wso2carbon.jks');
      const profile = defaultProfile({ location, type, password, keyPassword }, trustValues('repository/resources/security/client-truststore.jks'));
      return { ...profile, children: profile.children!.map((each) => (each.name === 'servers' ? { name: 'servers', text: { placeholder: 'host:443' } } : each)) };
    },
  },
];

function values(location: string): Record<keyof StoreValues, Placeholder> {
  return {
    location: { placeholder: location }, type: { placeholder: 'JKS' }, password: { placeholder: 'PASSWORD' },
    alias: { placeholder: 'ALIAS' }, keyPassword: { placeholder: 'KEY_PASSWORD' },
  };
}

function trustValues(location: string): Omit<StoreValues, 'alias' | 'keyPassword'> {
  const { type, password } = values(location);
  return { location: { placeholder: location }, type, password };
}

/** The blocks that can be written at an offset: on a line with nothing else, in an element that has none of them. */
export function snippets(model: HomeModel, file: string, offset: number): readonly Snippet[] {
  const text = model.world.text(file)?.text ?? '';
  const [line, indent, tag] = /^([ \t]*)(<?)[\w-]*$/.exec(text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset)) ?? [];
  const parsed = line === undefined ? undefined : treeOf(model.world, file);
  if (!parsed || line === undefined || !/^[ \t]*(?:\r|\n|$)/.test(text.slice(offset)) || parsed.comments.some((each) => isInComment(each, offset))) return [];
  const range = { start: offset - line.length + indent!.length, end: offset };
  const parent = [parsed.root, ...nodesAround(parsed.root, offset)].findLast(({ content, range: { start } }) => content !== undefined && start <= range.start && content.start <= range.start);
  if (!parent) return [];
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  if (parsed.format === 'policy') return tag === '' && parent === parsed.root ? policyLines(model, parent, range, lineEnd) : [];
  const style = { indent, unit: unitOf(text, parent), lineEnd };
  return offers.filter(({ files, at }) => parsed.format === 'xml' && files.test(nameOf(file)) && select(parsed.root, at).includes(parent)).flatMap((offer) => {
    const block = offer.block(model);
    if (!block || (offer.isMany !== true && parent.children.some((child) => isThere(child, block)))) return [];
    const { text: written, placeholders = [] } = unmarked(writeBlocks([block], style));
    const name = block.attributes?.['name'] ?? block.name;
    return [{ name, found: tag! + (name === block.name ? name : `${block.name} ${name}`), detail: offer.detail, range, text: written, placeholders }];
  });
}

const isThere = ({ name, children, content }: Node, block: Block): boolean =>
  name === block.name && (content !== undefined || children.length > 0) && Object.entries(block.attributes ?? {}).every(([key, text]) => children.some((child) => child.name === `@${key}` && child.value?.text === text));

/** The two lines of a policy that signed code needs. */
function policyLines(model: HomeModel, root: Node, range: Range, lineEnd: string): readonly Snippet[] {
  const primary = model.uses.find(({ role, shadowed }) => role === 'primary' && !shadowed);
  const policy = primary && { ...primary, row: { ...primary.row, base: 'url' as const }, settings: {} };
  const url = policy?.target.kind === 'path' ? spellLocation(model.home, policy, policy.target.path) : 'file:${user.dir}/repository/resources/security/wso2carbon.jks';
  const alias = primary?.settings.alias?.value?.text.trim() ?? 'wso2carbon';
  const line = (name: string, detail: Words, ...parts: readonly string[]): Snippet => {
    let at = 0;
    const placeholders = parts.flatMap((part, index) => {
      at += part.length;
      return index % 2 === 1 ? [{ start: at - part.length, end: at }] : [];
    });
    return { name, found: name, detail, range, text: parts.join(''), placeholders };
  };
  return [
    ...(root.children.some((node) => node.name === 'keystore' && node.children.length > 0) ? [] : [line('keystore', words('Keystore of the signers'), 'keystore "', url, '", "', primary?.keystore?.type ?? 'JKS', '";')]),
    line('grant', words('Permissions of signed code'), 'grant signedBy "', alias, `" {${lineEnd}    permission `, 'java.security.AllPermission', `;${lineEnd}};`),
  ];
}
