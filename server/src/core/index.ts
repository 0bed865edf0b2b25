// The public face of the core: all that disk, lsp and cli may import.

export type { Range } from './text/range.ts';
export type { Charset, Source } from './text/source.ts';
export type { Certificate, Entry, Opened } from './keystore/keystore.ts';
export type { Look, World } from './model/world.ts';
export type { Home, Use, UseState } from './model/home.ts';
export type { HomeModel } from './model/build.ts';
export { defaultSettings, type Settings } from './model/settings.ts';
export { print, words, type Edit, type Fix, type Place, type Rule, type Severity, type Words } from './rules/rule.ts';
