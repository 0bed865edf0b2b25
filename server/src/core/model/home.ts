// A product's home and what its configuration uses: plain data, without texts and trees, so that fifty homes fit in memory.

import type { Field, Role, Row } from '../catalog/row.ts';
import type { Opened } from '../keystore/keystore.ts';
import type { Value } from '../syntax/node.ts';
import type { Range } from '../text/range.ts';

/** A setting of a use, as it stands in the file. */
export interface Setting {
  readonly name: string;
  readonly nameRange: Range;
  /** The whole element, attribute or property. */
  readonly range: Range;
  /** Undefined where it is empty. */
  readonly value: Value | undefined;
  /** The alias of the secret that stands for the value, and where it is written. */
  readonly secret: Value | undefined;
}

/** A setting that the reader does not know, and the one that was probably meant, which is not there. */
export interface Stray {
  readonly field: Field;
  /** How the reader spells it. */
  readonly meant: string;
  readonly setting: Setting;
}

/** What a location names. */
export type Target =
  /** A path of this machine, absolute, with `/`; what lies there is in `look`. */
  | { readonly kind: 'path'; readonly path: string; readonly exists: boolean; readonly real: string; readonly listed: string | undefined }
  /** It cannot be known here: a placeholder, a secret, another machine's path. */
  | { readonly kind: 'unknown'; readonly why: 'placeholder' | 'secret' | 'encoding' | 'absolute' | 'registry' | 'outside' | 'folder-absent' }
  /** Nothing is configured: the reader falls back to something else. */
  | { readonly kind: 'none' };

/** The states of INTERFACE.md, and `opening` while a worker is at it, `none` where nothing is configured. */
export type UseState = 'open' | 'locked' | 'missing' | 'damaged' | 'unsupported' | 'unreadable' | 'unknown' | 'opening' | 'none';

/** One place where a file names a keystore, with the keystore it names already opened. */
export interface Use {
  readonly row: Row;
  readonly role: Role;
  /** Absolute path of the configuration file. */
  readonly file: string;
  /** The block's own name, and its content where it has an inside. */
  readonly block: { readonly name: string; readonly nameRange: Range; readonly range: Range; readonly content: Range | undefined };
  readonly settings: Partial<Readonly<Record<Field, Setting>>>;
  /** Further settings of the block that rules ask for, by the names of `row.aside`. */
  readonly aside: Readonly<Record<string, Setting>>;
  /** Settings of the block with a slip in their name. */
  readonly strays: readonly Stray[];
  /** Whether the server reads this place. */
  readonly read: boolean;
  /** Whether a block before this one is the one that the server takes. */
  readonly shadowed: boolean;
  readonly target: Target;
  /** Whether nothing is configured here, and target and keystore are those of the place that the reader falls back to. */
  readonly inherited: boolean;
  readonly state: UseState;
  /** Opened with the configured password; undefined where there is nothing to open. */
  readonly keystore: Opened | undefined;
}

export interface Home {
  /** Absolute, with `/`, without symbolic links. */
  readonly path: string;
  /** Relative to the home: `repository/conf`, `conf`, or `` where the folder itself is the configuration directory. */
  readonly configDirectory: string;
  readonly generation: 'xml' | 'toml';
  /** False for a home with deployment.toml: no rule says anything of it. */
  readonly judged: boolean;
  readonly product: string | undefined;
  readonly serverKey: string | undefined;
  readonly productVersion: string | undefined;
  /** For a profile: the outer home, and the profile's folder below it, as in `wso2/broker`. */
  readonly profile: { readonly outer: string; readonly folder: string } | undefined;
}
