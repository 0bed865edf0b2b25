// The public face of the core: all that disk, lsp and cli may import.

export { contains, touches, type Range } from './text/range.ts';
export type { Charset, Source } from './text/source.ts';
export { decode, encodeText, sourceOfEditor } from './text/decode.ts';
export { linesOf, type Lines } from './text/lines.ts';
export { applyEdits } from './text/edit.ts';
export { below, folderOf, join, nameOf, normalise } from './text/path.ts';
export type { Certificate, Entry, Opened } from './keystore/keystore.ts';
export { readCertificateFile, type CertificateFile } from './keystore/certificate-file.ts';
export { openKeystore, readStore, tryKeys } from './keystore/open.ts';
export type { Look, World } from './model/world.ts';
export type { Home, Target, Use, UseState } from './model/home.ts';
export { findHomes, homeOf } from './model/homes.ts';
export { buildModel, type HomeModel } from './model/build.ts';
export { neighboursOf, summarise, type Summary } from './model/summary.ts';
export { defaultSettings, isSettingSeverity, readSettings, settingsFrom, type Settings } from './model/settings.ts';
export { check, type Problem } from './rules/check.ts';
export { rules } from './rules/index.ts';
export { verdictsOn } from './rules/verdicts.ts';
export { print, words, type Annotation, type Edit, type Fix, type Place, type Rule, type Severity, type Words } from './rules/rule.ts';
export { unexplained } from './catalog/unexplained.ts';
export { hover, isOpeningAt } from './features/hover.ts';
export { severityEdits, silencing } from './features/silence.ts';
export { definition } from './features/definition.ts';
export { documentLinks } from './features/links.ts';
export { references } from './features/references.ts';
export { listUses } from './features/uses.ts';
export { watched } from './features/watched.ts';
