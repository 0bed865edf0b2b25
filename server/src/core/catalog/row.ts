// One line of the catalogue: this file, at this path, names a keystore in this role.
// Rows are data. What a row cannot say needs a new field for all rows, or is a rule.

export type Role =
  | 'primary' | 'internal' | 'registry' | 'tls' | 'transport' | 'ssl-profile' | 'broker' | 'data-bridge' | 'thrift'
  | 'sso' | 'client' | 'policy' | 'secure-vault' | 'certificate-authority' | 'ws-security' | 'truststore';

export type Field = 'location' | 'type' | 'password' | 'alias' | 'keyPassword';

/** How the reader of that file finds the file that a location names (FACTS: path resolution). */
export type Base =
  /** Relative to the home. */
  | 'home'
  /** Relative to `catalina.base`. */
  | 'catalina'
  /** Relative to the home, also with a leading slash. */
  | 'home-rooted'
  /** Relative to the folder of the file itself. */
  | 'file'
  /** The name of the primary keystore's file, or of one in the registry; may be a full path. */
  | 'name'
  /** A `file_name`: below `repository/resources/security`; in Micro Integrator a path from the home where it has a slash. */
  | 'file-name'
  /** A `file:` URL of a Java policy. */
  | 'url'
  /** Relative to a folder below the home. */
  | { readonly below: string };

/** Which placeholders the reader of that file knows; with any other, the location is unknown. */
export type Placeholders =
  /** `${x}`: system property, then environment variable; `${carbon.home}` is the home. */
  | 'carbon'
  /** `${x}`: system properties alone. */
  | 'system'
  /** `$sys{x}`, `$env{x}`, `${x}` in new products, none in old ones. */
  | 'axis2'
  /** `$ref{x}`, `$env{x}`, `$sys{x}` when the server starts; `${carbon.home}` in the files that are written from it. */
  | 'toml'
  /** `{carbon.home}`, without a dollar. */
  | 'braces'
  | 'none';

/** When the server reads a place; all of a row's conditions have to hold. */
export type Condition =
  /** The value at a path of the same file (from its root, or with `./` from the block) is, ignoring case, the text; `absent`: what holds where there is no such value. */
  | { readonly at: string; readonly is: string; readonly absent?: boolean }
  /** The value at a path of the same file is not that text. */
  | { readonly at: string; readonly isNot: string }
  /** carbon.xml's Axis2Config/ConfigurationFile names this file. */
  | 'axis2-file-of-carbon'
  /** axis2.xml's https sender, or listener, names this file as its profiles. */
  | 'ssl-profiles-of-axis2'
  /** conf/identity/EndpointConfig.properties does not exist. */
  | 'no-endpoint-config-in-conf'
  /** A start script has an uncommented -Djava.security.manager. */
  | 'security-manager'
  | 'never';

export interface Row {
  /** File and place, as in `carbon/primary`; unique. */
  readonly id: string;
  /** What the keystore is for, as in "Primary keystore". */
  readonly title: string;
  /** Files: `conf/…` below the configuration directory, else below the home. `*` stands for any part of one name. */
  readonly files: readonly string[];
  /** Path of the block in the tree; each match is a use. `` is the root. */
  readonly at: string;
  readonly role: Role;
  /** Paths of the settings: from the block, with a leading `/` from the root. */
  readonly fields: Partial<Readonly<Record<Field, string>>>;
  /** Further settings of the block that rules ask for, by a name of ours: `proxyName`, `clientAuth`. */
  readonly aside?: Readonly<Record<string, string>>;
  /** What the reader takes where a setting is absent. */
  readonly defaults?: Partial<Readonly<Record<Field, string>>>;
  readonly base: Base;
  readonly placeholders: Placeholders;
  /** Settings without which the reader fails. */
  readonly needs?: readonly Field[];
  /** Whether the reader strips blanks around values. */
  readonly trims?: true;
  /** Whether the reader takes the first block only, of the file or of the block around it, and ignores further ones. */
  readonly single?: 'in-file' | 'in-parent';
  /** Whether the reader opens every key of the store with the one key password; Tomcat 7 does, later ones do not. */
  readonly allKeys?: true | 'tomcat-7';
  /** The row whose keystore serves where this one names none. */
  readonly fallback?: string;
  /** Whether this side of a TLS connection is the one that others connect to, or the one that connects. */
  readonly side?: 'server' | 'client';
  /** Whether a trusted certificate will do as the alias's entry. */
  readonly certificateIsEnough?: true;
  /** Conditions for the server to read it; without them it always does. */
  readonly read?: readonly Condition[];
  /** Location values that stock files carry and no server ever resolves. */
  readonly dead?: readonly string[];
}
