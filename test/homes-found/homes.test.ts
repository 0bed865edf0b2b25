// Which folders are homes, and which of them owns a file.

import { describe, expect, it } from 'vitest';
import { findHomes, homeOf } from '../../server/src/core/model/homes.ts';
import { memoryWorld, type MemoryOptions } from '../support/memory-world.ts';

const carbon = '<Server><Name>WSO2 Test</Name></Server>';

interface Case {
  readonly title: string;
  readonly files: readonly string[];
  readonly options?: MemoryOptions;
  readonly from: readonly string[];
  /** Path, and the configuration directory behind a `|`. */
  readonly homes: readonly string[];
}

const world = (files: readonly string[], options?: MemoryOptions) => memoryWorld(Object.fromEntries(files.map((file) => [file, carbon])), options);

const integrator = [
  '/ei/conf/carbon.xml', '/ei/wso2/broker/conf/carbon.xml', '/ei/wso2/business-process/conf/carbon.xml',
  '/ei/wso2/msf4j/conf/data-bridge/data-agent-config.xml', '/ei/wso2/components/x/conf/carbon.xml',
];
const integratorHomes = ['/ei|conf', '/ei/wso2/broker|conf', '/ei/wso2/business-process|conf'];

const cases: readonly Case[] = [
  { title: 'repository/conf with carbon.xml', files: ['/a/repository/conf/carbon.xml'], from: ['/a'], homes: ['/a|repository/conf'] },
  { title: 'conf with carbon.xml', files: ['/a/conf/carbon.xml'], from: ['/a'], homes: ['/a|conf'] },
  { title: 'deployment.toml alone', files: ['/a/repository/conf/deployment.toml'], from: ['/a'], homes: ['/a|repository/conf'] },
  { title: 'deployment.toml elsewhere is no sign', files: ['/a/x/deployment.toml', '/a/deployment.toml'], from: ['/a'], homes: [] },
  {
    title: 'no carbon.xml but two other files', from: ['/a'], homes: ['/a|repository/conf'],
    files: ['/a/repository/conf/axis2/axis2.xml', '/a/repository/conf/user-mgt.xml'],
  },
  { title: 'one other file is not enough', files: ['/a/conf/broker.xml', '/b/conf/user-mgt.xml'], from: ['/a', '/b'], homes: [] },
  { title: 'a folder called carbon.xml is not enough', files: ['/a/conf/Carbon.xml'], from: ['/a'], homes: [] },
  { title: 'a bare configuration folder', files: ['/a/settings/carbon.xml', '/a/settings/axis2/axis2.xml'], from: ['/a'], homes: ['/a/settings|'] },
  { title: 'carbon.xml alone is no home', files: ['/a/settings/carbon.xml'], from: ['/a'], homes: [] },
  { title: 'without any keystore, deep down', files: ['/w/a/b/c/d/e/f/conf/carbon.xml'], from: ['/w'], homes: ['/w/a/b/c/d/e/f|conf'] },
  {
    title: 'several homes below a folder', from: ['/w'], homes: ['/w/one|repository/conf', '/w/x/two|conf'],
    files: ['/w/one/repository/conf/carbon.xml', '/w/x/two/conf/carbon.xml', '/w/readme.md'],
  },
  { title: 'the profiles of EI', files: integrator, from: ['/'], homes: integratorHomes },
  { title: 'the profiles from the home', files: integrator, from: ['/ei'], homes: integratorHomes },
  { title: 'the profiles from wso2', files: integrator, from: ['/ei/wso2'], homes: integratorHomes },
  { title: 'a file of a profile leads to it alone', files: integrator, from: ['/ei/wso2/broker/conf/carbon.xml'], homes: ['/ei/wso2/broker|conf'] },
  { title: 'a file of the outer home', files: integrator, from: ['/ei/conf/carbon.xml'], homes: ['/ei|conf'] },
  { title: 'up from conf', files: ['/a/repository/conf/carbon.xml', '/a/repository/conf/axis2/axis2.xml'], from: ['/a/repository/conf'], homes: ['/a|repository/conf'] },
  { title: 'up from repository', files: ['/a/repository/conf/carbon.xml'], from: ['/a/repository'], homes: ['/a|repository/conf'] },
  { title: 'up from axis2', files: ['/a/repository/conf/carbon.xml', '/a/repository/conf/axis2/axis2.xml'], from: ['/a/repository/conf/axis2'], homes: ['/a|repository/conf'] },
  { title: 'up from a file', files: ['/a/conf/carbon.xml', '/a/x/y.txt'], from: ['/a/x/y.txt'], homes: ['/a|conf'] },
  {
    title: 'not in excluded folders', from: ['/w'], homes: [],
    files: ['.git', 'node_modules', 'samples', 'backup', 'repository/components', 'x/wso2/components', 'repository/resources/profiles'].map((folder) => `/w/${folder}/a/conf/carbon.xml`),
  },
  { title: 'an excluded folder that is given itself', files: ['/w/backup/a/conf/carbon.xml'], from: ['/w/backup/a'], homes: ['/w/backup/a|conf'] },
  {
    title: 'an excluded folder of a home leads to the home', from: ['/a/repository/resources/profiles/manager', '/a/backup'], homes: ['/a|conf'],
    files: ['/a/conf/carbon.xml', '/a/backup/conf/carbon.xml', '/a/repository/resources/profiles/manager/carbon.xml', '/a/repository/resources/profiles/manager/axis2/axis2.xml'],
  },
  {
    title: 'no descent into a home, unless it is given', from: ['/a'], homes: ['/a|conf'],
    files: ['/a/conf/carbon.xml', '/a/nodes/b/conf/carbon.xml'],
  },
  { title: 'a home inside another that is given', files: ['/a/conf/carbon.xml', '/a/nodes/b/conf/carbon.xml'], from: ['/a/nodes/b'], homes: ['/a/nodes/b|conf'] },
  {
    title: 'each home once, by its real path', from: ['/w', '/w/a/conf', '/link', '/w/'], homes: ['/w/a|conf'],
    files: ['/w/a/conf/carbon.xml'], options: { links: { '/w/z': '/w/a', '/link': '/w/a' } },
  },
  { title: 'loops end', files: ['/w/x/a/conf/carbon.xml'], options: { links: { '/w/x/loop': '/w', '/w/self': '/w/self' } }, from: ['/w'], homes: ['/w/x/a|conf'] },
  { title: 'a link into a home is that home', files: ['/a/conf/carbon.xml'], options: { links: { '/w/current': '/a' } }, from: ['/w'], homes: ['/a|conf'] },
  { title: 'nothing at a path', files: ['/a/conf/carbon.xml'], options: { forbidden: ['/b'], folders: ['/b'] }, from: ['/x', '/b'], homes: [] },
];

describe('homes', () => {
  it.each(cases)('$title', ({ files, options, from, homes }) => {
    const found = findHomes(world(files, options), from);
    expect(found.map(({ path, configDirectory }) => `${path}|${configDirectory}`)).toEqual(homes);
  });

  it('says what a profile belongs to', () => {
    const found = findHomes(world(integrator), ['/ei']);
    expect(found.map(({ profile }) => profile)).toEqual([
      undefined, { outer: '/ei', folder: 'wso2/broker' }, { outer: '/ei', folder: 'wso2/business-process' },
    ]);
    const alone = findHomes(world(['/x/wso2/broker/conf/carbon.xml']), ['/x']);
    expect(alone[0]?.profile).toEqual({ outer: '/x', folder: 'wso2/broker' });
    const other = findHomes(world(['/x/wso2/mine/conf/carbon.xml']), ['/x']);
    expect(other[0]?.profile).toBeUndefined();
  });

  it('judges no home with deployment.toml', () => {
    const [toml, xml] = findHomes(world(['/a/conf/carbon.xml', '/a/conf/deployment.toml', '/b/conf/carbon.xml', '/b/deployment.toml']), ['/a', '/b']);
    expect([toml?.generation, toml?.judged, xml?.generation, xml?.judged]).toEqual(['toml', false, 'xml', true]);
  });

  it('gives a file to the innermost home', () => {
    const homes = findHomes(world(integrator), ['/ei']);
    expect(homeOf(homes, '/ei/wso2/broker/conf/broker.xml')?.path).toBe('/ei/wso2/broker');
    expect(homeOf(homes, '/ei/wso2/brokers/conf/broker.xml')?.path).toBe('/ei');
    expect(homeOf(homes, '/ei/conf/carbon.xml')?.path).toBe('/ei');
    expect(homeOf(homes, '/eix/conf/carbon.xml')).toBeUndefined();
  });

  it('looks at tens of thousands of folders in a moment', () => {
    const folders = Array.from({ length: 30_000 }, (_, index) => `/w/f${index % 100}/g${Math.floor(index / 100)}/h`);
    const files = Array.from({ length: 50 }, (_, index) => `/w/f${index}/home/conf/carbon.xml`);
    const start = performance.now();
    expect(findHomes(world(files, { folders }), ['/w'])).toHaveLength(50);
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
