// A line of cipher-tool.properties names a file or an element that is not there.

import { checkout, shortPath } from '../model/ask.ts';
import type { HomeModel } from '../model/build.ts';
import { filesOfLine, locateLine, type ToolLine } from '../model/cipher-tool.ts';
import { configurationFiles } from '../model/secret-files.ts';
import { judgedLines } from '../model/secrets.ts';
import { join, nameOf } from '../text/path.ts';
import { cipherTool } from './documentation.ts';
import { short } from './once.ts';
import { words, type Finding, type Rule } from './rule.ts';

export const secretPathUnmatched: Rule = {
  id: 'secret-path-unmatched',
  severity: 'warning',
  summary: 'A line of cipher-tool.properties names a file or an element that is not there',
  documentation: cipherTool,

  *check(model) {
    for (const line of judgedLines(model)) {
      const located = locateLine(model, line);
      if (located === 'missing') yield* missing(model, line);
      else if (located?.length === 0) yield unmatched(model, line);
    }
  },
};

/** Of a checkout without the product's own files a file may be left out; under another path it is not. */
function* missing(model: HomeModel, line: ToolLine): Generator<Finding> {
  const { home, world } = model;
  const files = filesOfLine(model, line)!;
  const path = files[0]!;
  const others = configurationFiles(join(home.path, home.configDirectory), world).filter((file) => nameOf(file) === nameOf(path));
  if (checkout(model) !== 'complete' && others.length === 0) return;
  if (files.some((file) => world.doubts?.(file) === true)) return;
  yield {
    at: { file: line.file, range: line.target!.range },
    message: words('{0} does not exist. The cipher tool reports: Cannot find file', shortPath(model, path)),
    related: others.slice(0, 3).map((file) => ({ at: { file, range: { start: 0, end: 0 } }, message: words('{0} is there', shortPath(model, file)) })),
  };
}

function unmatched(model: HomeModel, line: ToolLine): Finding {
  const path = filesOfLine(model, line)!.find((file) => model.world.look(file).kind === 'file')!;
  const report = 'The cipher tool reports: Element for secret alias \'{1}\' can not be found';
  return { at: { file: line.file, range: line.xpath!.range }, message: words(`The XPath matches nothing in {0}. ${report}`, shortPath(model, path), short(line.alias)) };
}
