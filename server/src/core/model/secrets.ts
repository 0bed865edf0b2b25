// The secure vault of a home: settings that name a secret, cipher-text.properties and cipher-tool.properties.

import type { Source } from '../text/source.ts';
import { isAbsolute, join, nameOf } from '../text/path.ts';
import type { HomeModel } from './build.ts';
import { filesOfLine, isShipped, toolLine, type ToolLine, type VaultLine } from './cipher-tool.ts';
import { treeOf } from './documents.ts';
import { secretFiles, usualSecretFiles } from './secret-files.ts';
import { mayNameSecret, referencesIn, type SecretReference } from './secret-references.ts';

export interface Secrets {
  readonly references: readonly SecretReference[];
  /** cipher-text.properties; undefined where it is not known which file that is. */
  readonly textFile: string | undefined;
  /** Its lines by alias; undefined where there is no such file. */
  readonly texts: ReadonlyMap<string, VaultLine> | undefined;
  readonly toolFile: string;
  readonly lines: readonly ToolLine[];
}

const remembered = new WeakMap<HomeModel, Secrets>();

/** What a home has of secure vault; nothing for a home with deployment.toml, where the tool writes all of it. */
export function secretsOf(model: HomeModel): Secrets {
  const known = remembered.get(model);
  if (known) return known;
  const textFile = textFileOf(model);
  const toolFile = vaultFile(model, 'cipher-tool.properties');
  const texts = textFile === undefined ? undefined : linesOf(model, textFile);
  // Of several lines of one alias Java takes the last.
  const lines = [...new Map((linesOf(model, toolFile) ?? []).map((line) => [line.alias, toolLine(line)])).values()];
  const secrets: Secrets = { references: referencesOfHome(model, texts ?? [], lines), textFile, texts: texts && new Map(texts.map((line) => [line.alias, line])), toolFile, lines };
  remembered.set(model, secrets);
  return secrets;
}

/** Where nothing tells of a secure vault in use, only the files that usually name secrets are looked at. */
function referencesOfHome(model: HomeModel, texts: readonly VaultLine[], lines: readonly ToolLine[]): readonly SecretReference[] {
  if (model.home.generation === 'toml') return [];
  const usual = usualSecretFiles(model, lines.flatMap((line) => filesOfLine(model, line) ?? [])).flatMap((file) => referencesOf(model, file));
  const { secretRepositories, secretFile, secretProvider } = model.facts;
  const isInUse = usual.length > 0 || [secretRepositories, secretFile, secretProvider].some((fact) => fact !== undefined)
    || texts.some(({ value }) => !/^\s*\[/.test(value.text));
  return isInUse ? secretFiles(model).flatMap((file) => referencesOf(model, file)) : usual;
}

const found = new WeakMap<Source, { readonly file: string; readonly references: readonly SecretReference[] }>();

function referencesOf({ world }: HomeModel, file: string): readonly SecretReference[] {
  const source = world.text(file);
  if (!source) return [];
  const known = found.get(source);
  if (known?.file === file) return known.references;
  // Homes that are alike hold the same text.
  if (known && nameOf(known.file) === nameOf(file)) return known.references.map((each) => ({ ...each, file }));
  const parsed = mayNameSecret(source.text) ? treeOf(world, file) : undefined;
  const references = parsed ? referencesIn(file, parsed) : [];
  found.set(source, { file, references });
  return references;
}

const vaultFile = ({ home }: HomeModel, name: string): string => join(home.path, home.configDirectory, 'security', name);

/** secret-conf.properties may name another file; an absolute path is one of the server's machine. */
function textFileOf(model: HomeModel): string | undefined {
  const usual = vaultFile(model, 'cipher-text.properties');
  const written = model.facts.secretFile?.value?.text.trim().replaceAll('\\', '/') ?? '';
  if (written === '' || (isAbsolute(written) && /\/conf\/security\/cipher-text\.properties$/.test(written))) return usual;
  if (/[$%{}\uFFFD]/.test(written)) return undefined;
  if (isAbsolute(written)) return model.world.look(written).kind === 'file' ? written : undefined;
  return model.home.configDirectory === '' ? usual : join(model.home.path, written);
}

function linesOf({ world }: HomeModel, file: string): readonly VaultLine[] | undefined {
  const parsed = treeOf(world, file);
  return parsed?.root.children.flatMap(({ name, nameRange, range, value }) => (value ? [{ alias: name, file, nameRange, range, value }] : []));
}

/** Whether what stands as an alias in cipher-text.properties may be a password: its `=` is missing, or it broke off its own line. */
export function mayBePassword(model: HomeModel, alias: string): boolean {
  const { texts } = secretsOf(model);
  const line = texts?.get(alias);
  if (!line) return false;
  const between = model.world.text(line.file)?.text.slice(line.nameRange.end, line.value.range.start) ?? '';
  return alias.includes('[') || !/[=:]/.test(between);
}

/** Whether the server reads a setting: where the catalogue knows its place, that decides. */
export function isReadReference({ uses }: HomeModel, { file, alias, form, name }: SecretReference): boolean {
  const own = uses.filter((use) => use.file === file);
  const here = own.filter(({ settings }) => Object.values(settings).some(({ secret, name: setting }) =>
    secret !== undefined && (form === 'token' ? setting === name : secret.range.start === alias.range.start)));
  if (here.length > 0) return here.some(({ read }) => read);
  // A block may be switched off in a file that is read; what is said of the home is said of the file.
  return own.length === 0 || !own.every(({ read, row }) => !read && row.read?.some((condition) => typeof condition === 'string'));
}

/** The settings that name a secret and that the server reads. */
export const readReferences = (model: HomeModel): readonly SecretReference[] => secretsOf(model).references.filter((each) => isReadReference(model, each));

/** Whether secure vault is in use in a home: some setting names a secret. */
export const usesSecureVault = (model: HomeModel): boolean => secretsOf(model).references.some((each) => isReadReference(model, each));

/** The aliases that some setting names. */
export const usedAliases = (model: HomeModel): ReadonlySet<string> => new Set(readReferences(model).map(({ alias }) => alias.text));

/** Lines of cipher-tool.properties to be judged: a setting uses their alias, or they are not the product's own. */
export function judgedLines(model: HomeModel): readonly ToolLine[] {
  const used = usedAliases(model);
  return secretsOf(model).lines.filter((line) => used.has(line.alias) || !isShipped(line));
}

const fileProvider = /(?:^|\.)SecretManagerSecretCallbackHandler$/;

/** Whether secrets come from cipher-text.properties, rather than from a provider or repository that is not known here. */
export function isFileVault({ facts }: HomeModel): boolean {
  const repositories = facts.secretRepositories?.value?.text.trim() ?? '';
  const provider = facts.secretProvider?.value?.text.trim() ?? '';
  return (repositories === '' || repositories === 'file') && (provider === '' || fileProvider.test(provider));
}
