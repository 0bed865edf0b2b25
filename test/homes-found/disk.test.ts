// Homes in a real folder, with real symbolic links.

import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findHomes } from '../../server/src/core/model/homes.ts';
import { diskWorld } from './disk.ts';

let root = '';

const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};

const found = (...paths: string[]): string[] =>
  findHomes(diskWorld, paths.map((path) => join(root, path))).map(({ path, product, productVersion }) => `${path.slice(root.length)} ${product} ${productVersion}`);

beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'homes-')));
  write('am/repository/conf/carbon.xml', '<Server><Name>WSO2 API Manager</Name><ServerKey>AM</ServerKey><Version>2.6.0</Version></Server>');
  write('am/repository/conf/axis2/axis2.xml', '<axisconfig/>');
  write('ei/conf/carbon.xml', '<Server><Name>WSO2 Enterprise Integrator</Name></Server>');
  write('ei/bin/version.txt', 'WSO2 Enterprise Integrator v6.4.0\n');
  write('ei/wso2/broker/conf/carbon.xml', '<Server><Name>WSO2 Message Broker</Name><Version>3.2.0</Version></Server>');
  symlinkSync(join(root, 'am'), join(root, 'current'));
  symlinkSync(root, join(root, 'am/loop'));
  symlinkSync(root, join(root, 'loop'));
});

afterAll(() => rmSync(root, { recursive: true }));

it('finds the homes of a folder', () => {
  expect(found('')).toEqual(['/am WSO2 API Manager 2.6.0', '/ei WSO2 Enterprise Integrator 6.4.0', '/ei/wso2/broker WSO2 Enterprise Integrator 6.4.0']);
});

it('finds the home of a link and of a file', () => {
  expect(found('current/repository/conf/axis2/axis2.xml', 'current')).toEqual(['/am WSO2 API Manager 2.6.0']);
});
