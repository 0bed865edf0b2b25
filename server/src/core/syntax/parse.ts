// Which format a file is in, and the reader for it.

import type { Source } from '../text/source.ts';
import { parseJson } from './json.ts';
import type { Format, Parsed } from './node.ts';
import { parsePolicy } from './policy.ts';
import { parseProperties } from './properties.ts';
import { parseToml } from './toml.ts';
import { parseXml } from './xml.ts';

const readers: Readonly<Record<Format, (source: Source) => Parsed>> = {
  xml: parseXml,
  properties: parseProperties,
  json: parseJson,
  policy: parsePolicy,
  toml: parseToml,
};

/** The tree of a text. Never throws. */
export const parse = (format: Format, source: Source): Parsed => readers[format](source);

/** The format of a file, going by its name; undefined for one that is not read. `axis2.xml_PT` is XML. */
export function formatOf(fileName: string): Format | undefined {
  const ending = /\.(xml|properties|json|policy|toml)(_\w+)?$/i.exec(fileName);
  const format = ending?.[1]?.toLowerCase() as Format | undefined;
  return ending?.[2] === undefined || format === 'xml' ? format : undefined;
}
