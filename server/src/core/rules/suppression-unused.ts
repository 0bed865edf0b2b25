// A comment or setting silences a rule that has nothing to say there, or names a rule that does not exist.

import { hasFolder, isLeftOut, judged } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import { treeOf } from '../model/documents.ts';
import type { Use } from '../model/home.ts';
import { setRule } from '../model/settings-edit.ts';
import { select } from '../syntax/path.ts';
import { folderOf, join } from '../text/path.ts';
import { recommendations } from './documentation.ts';
import { fix } from './mend.ts';
import { nearest } from './near.ts';
import { short } from './once.ts';
import { words, type Finding, type Fix, type Others, type Place, type Rule } from './rule.ts';
import { removal } from './suppression-edits.ts';
import { isCovered, suppressionsIn, type Suppression } from './suppression.ts';

export const suppressionUnused: Rule = {
  id: 'suppression-unused',
  severity: 'info',
  summary: 'A comment or setting silences a rule that finds nothing there, or that does not exist',
  documentation: recommendations,

  *check(model, _neighbours, others) {
    for (const file of model.marked) {
      const all = suppressionsIn(model.world, file);
      for (const suppression of all) yield* inFile(model, { file, suppression, all }, others);
    }
    yield* inSettings(model, others);
  },
};

interface Written {
  readonly file: string;
  readonly suppression: Suppression;
  /** Those of the file. */
  readonly all: readonly Suppression[];
}

function* inFile(model: HomeModel, written: Written, { ids, places }: Others): Iterable<Finding> {
  const { file, suppression } = written;
  const { rule, at, covers } = suppression;
  const remove = removed(model, written);
  if (rule === '') yield { at: { file, range: suppression.comment.inner }, message: words('The comment names no rule'), fixes: remove };
  else if (!ids.includes(rule)) {
    const meant = meantBy(rule, ids).flatMap((id) => fix(words('Use {0}', id), [{ file, range: at, text: id }], true));
    yield { at: { file, range: at }, message: words('There is no rule {0}', short(rule)), fixes: [...meant, ...remove] };
  } else if (rule !== suppressionUnused.id && model.settings.rules[rule] !== 'off' && isKnownWhole(model, file, suppression)) {
    const found = places(rule);
    if (!found || found.some((place) => place.file === file && isCovered(suppression, place.range))) return;
    const message = covers ? '{0} finds nothing here: the comment is not needed' : '{0} finds nothing in this file: the comment is not needed';
    yield { at: { file, range: at }, message: words(message, rule), fixes: remove, unnecessary: true };
  }
}

/** Whether all that rules ask about the covered places is known here and now: a keystore may be absent from this checkout, or not open yet. */
function isKnownWhole(model: HomeModel, file: string, suppression: Suppression): boolean {
  if (model.uses.some(({ state }) => state === 'opening')) return false;
  const touched = model.uses.filter((use) => use.file === file && placesOf(use).some((place) => isCovered(suppression, place.range)));
  return touched.every((use) => !['unknown', 'unreadable', 'unsupported'].includes(use.state) && !isAbsent(model, use));
}

const placesOf = ({ file, block, settings }: Use): readonly Place[] =>
  [block.nameRange, ...Object.values(settings).map(({ range, value }) => value?.range ?? range)].map((range) => ({ file, range }));

const isAbsent = (model: HomeModel, { state, target }: Use): boolean =>
  state === 'missing' && target.kind === 'path' && (isLeftOut(model, target.path) || !hasFolder(model, target.path));

/** Rules that a name is a slip of the pen away from. */
const meantBy = (name: string, ids: readonly string[]): readonly string[] => (name.length > 60 ? [] : nearest(name, ids, 2).slice(0, 1));

function removed({ world }: HomeModel, { file, suppression, all }: Written): readonly Fix[] {
  const { edit, isWhole } = removal(world, file, suppression, all);
  return fix(isWhole ? words('Remove the comment') : words('Remove {0} from the comment', short(suppression.rule)), [edit]);
}

/** Rules of the settings file that do not exist, or that it turns off for nothing. */
function* inSettings(model: HomeModel, { ids, places }: Others): Iterable<Finding> {
  const { world, settings: { file } } = model;
  const parsed = file === undefined ? undefined : treeOf(world, file);
  if (file === undefined || !parsed) return;
  const text = world.text(file)?.text ?? '';
  for (const { name, nameRange, value } of select(parsed.root, 'rules/*')) {
    const remove = fix(words('Remove {0}', short(name)), setRule(text, name, undefined).map((edit) => ({ file, ...edit })));
    const at = { file, range: nameRange };
    if (!ids.includes(name)) {
      const meant = meantBy(name, ids).flatMap((id) => fix(words('Use {0}', id), [{ file, range: nameRange, text: id }], true));
      yield { at, message: words('There is no rule {0}', short(name)), fixes: [...meant, ...remove], ofHome: true };
    } else if (value?.text === 'off' && model.settings.rules[name] === 'off' && isAboutThisHome(model, file) && places(name)?.length === 0) {
      yield { at, message: words('{0} finds nothing in this home: the setting is not needed', name), fixes: remove, ofHome: true, unnecessary: true };
    }
  }
}

/** Whether a settings file is there for this home and no other, of which all is known: one above several homes may be for the others. */
const isAboutThisHome = (model: HomeModel, file: string): boolean =>
  folderOf(file) === model.home.path && model.world.look(join(model.home.path, 'wso2')).kind !== 'folder'
  && judged(model).every(({ state }) => state === 'open' || state === 'none');
