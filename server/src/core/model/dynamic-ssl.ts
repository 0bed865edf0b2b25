// The TLS transports of axis2.xml, and the profiles for single backends and bind addresses that they load.

import type { Node, Parsed } from '../syntax/node.ts';
import { select } from '../syntax/path.ts';
import { join } from '../text/path.ts';
import { axis2File, type HomeFacts } from './axis2.ts';
import { treeOf } from './documents.ts';
import { certainText, childOf, parameterOf } from './element.ts';
import type { World } from './world.ts';

type Place = HomeFacts & { readonly world: World };

/** A transport of the axis2 file that the server reads. */
export interface Transport {
  readonly file: string;
  readonly kind: 'listener' | 'sender';
  readonly node: Node;
}

const kinds = [{ kind: 'listener', name: 'transportReceiver' }, { kind: 'sender', name: 'transportSender' }] as const;

const remembered = new WeakMap<Parsed, readonly Transport[]>();

/** The transports that Synapse builds with TLS; those of other classes read none of its parameters. */
export function tlsTransports(place: Place): readonly Transport[] {
  const file = axis2File(place);
  const tree = treeOf(place.world, file);
  if (!tree) return [];
  const known = remembered.get(tree);
  if (known?.every((transport) => transport.file === file)) return known;
  const found = transportsIn(tree, file);
  remembered.set(tree, found);
  return found;
}

function transportsIn(tree: Parsed, file: string): readonly Transport[] {
  return kinds.flatMap(({ kind, name }) => select(tree.root, `axisconfig/${name}`).filter(isTls).map((node) => ({ file, kind, node })));
}

const attributeOf = (node: Node, name: string): string | undefined => node.children.find((child) => child.name === `@${name}`)?.value?.text.trim();

/** The class of a transport; undefined where it has none. */
export const classOf = ({ node }: Pick<Transport, 'node'>): string | undefined => attributeOf(node, 'class');

function isTls(node: Node): boolean {
  const written = classOf({ node });
  return written === undefined ? /https(?:wss)?$/.test(attributeOf(node, 'name') ?? '') : /\.(?:PassThrough|HttpCoreNIO)\w*SSL\w*$/.test(written);
}

/** What a transport says of profiles in a file of their own. */
export interface DynamicProfiles {
  readonly transport: Transport;
  readonly parameter: Node;
  readonly path: Node | undefined;
  readonly interval: Node | undefined;
  /** The file that the server opens: the path behind the home, whatever it starts with. Undefined where the path is not known. */
  readonly file: string | undefined;
}

export const dynamicProfiles = (place: Place): readonly DynamicProfiles[] => tlsTransports(place).flatMap((transport) => {
  const parameter = parameterOf(transport.node, 'dynamicSSLProfilesConfig');
  if (!parameter) return [];
  const path = childOf(parameter, 'filePath');
  const text = certainText(path)?.trim() ?? '';
  return [{ transport, parameter, path, interval: childOf(parameter, 'fileReadInterval'), file: text === '' ? undefined : join(place.home.path, text) }];
});

/** The profiles of a transport, and the element that holds them. */
export interface Profiles {
  readonly file: string;
  readonly kind: Transport['kind'];
  /** Whether they lie in a file of their own. */
  readonly isDynamic: boolean;
  readonly node: Node;
  readonly profiles: readonly Node[];
}

const inline = { listener: 'SSLProfiles', sender: 'customSSLProfiles' } as const;

/** The profiles that the server reads, each file once: a file of their own counts over those in axis2.xml. */
export function profilesOf(place: Place): readonly Profiles[] {
  const dynamic = dynamicProfiles(place);
  const written = tlsTransports(place).flatMap(({ node, file, kind }): readonly Profiles[] => {
    // Only the listener for several addresses reads profiles.
    if (dynamic.some(({ transport }) => isSame(transport, { file, node })) || (kind === 'listener' && !isMulti(node))) return [];
    const parameter = parameterOf(node, inline[kind]);
    return parameter ? [{ file, kind, isDynamic: false, node: parameter, profiles: select(parameter, 'profile') }] : [];
  });
  const loaded = dynamic.flatMap(({ file, transport: { kind } }): readonly Profiles[] => {
    const node = file === undefined ? undefined : treeOf(place.world, file)?.root.children[0];
    return node ? [{ file: file!, kind, isDynamic: true, node, profiles: select(node, 'profile') }] : [];
  });
  return [...written, ...loaded].filter((each, index, all) => all.findIndex((other) => isSame(each, other)) === index);
}

type Spot = { readonly file: string; readonly node: Node };

const isSame = (one: Spot, other: Spot): boolean => one.file === other.file && one.node.range.start === other.node.range.start;

const isMulti = (node: Node): boolean => /Multi\w*$/.test(classOf({ node }) ?? '') || attributeOf(node, 'name') === 'multi-https';

/** The servers that a sender's profile is for: `*`, `host:port`; undefined where they are missing or not known. */
export function serversOf(profile: Node): readonly string[] | undefined {
  const text = certainText(childOf(profile, 'servers'));
  return text === undefined || text.trim() === '' ? undefined : text.split(',').map((each) => each.trim());
}
