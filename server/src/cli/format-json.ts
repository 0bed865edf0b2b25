// Problems for programs.

import type { Home } from '../core/index.ts';
import type { Host } from './host.ts';
import type { Report } from './report.ts';

/** The report as a JSON document. */
export const jsonReport = ({ homes, problems, summary }: Report, _host: Host): string => json({ version: 1, homes: homes.map(homeOf), problems, summary });

/** A document as it is printed. */
export const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

const homeOf = ({ path, product, serverKey, productVersion, configDirectory, generation, judged }: Home): object => ({
  path,
  product: product ?? null,
  serverKey: serverKey ?? null,
  productVersion: productVersion ?? null,
  configDirectory,
  generation,
  judged,
});
