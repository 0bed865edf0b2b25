// Runs on the stock homes beside the project, where they are: what they are, and that the catalogue explains all of them.

import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { unexplained } from '../../server/src/core/catalog/unexplained.ts';
import { findHomes } from '../../server/src/core/model/homes.ts';
import { diskWorld } from './disk.ts';

const folder = join(import.meta.dirname, '../../../shared/corpus');
const isThere = existsSync(folder);
if (!isThere) console.log('Skipped: there is no ../shared/corpus beside the project.');

describe.skipIf(!isThere)('stock homes', () => {
  const root = isThere ? realpathSync(folder) : '';
  const homes = isThere ? findHomes(diskWorld, [root]) : [];

  it('are known by product and version', () => {
    const lines = homes.map(({ path, configDirectory, generation, product, serverKey, productVersion }) =>
      [path.slice(root.length + 1), configDirectory, generation, product, serverKey, productVersion].join(' | '));
    expect(lines).toEqual([
      'apim-1.10.0-official | repository/conf | xml | WSO2 API Manager | AM | 1.10.0',
      'apim-2.0.0-stock | repository/conf | xml | WSO2 API Manager | AM | 2.0.0',
      'apim-2.2.0-official | repository/conf | xml | WSO2 API Manager | AM | 2.2.0',
      'apim-3.2.0-official | repository/conf | toml | WSO2 API Manager | AM | 3.2.0',
      'apim-4.0.0-official | repository/conf | toml | WSO2 API Manager | AM | 4.0.0',
      'das-3.2.0-official | repository/conf | xml | WSO2 Data Analytics Server | DAS | 3.2.0',
      'ei-6.4.0-official | conf | xml | WSO2 Enterprise Integrator | EI | 6.4.0',
      'ei-6.4.0-official/wso2/broker | conf | xml | WSO2 Enterprise Integrator | MB | 6.4.0',
      'ei-6.4.0-official/wso2/business-process | conf | xml | WSO2 Enterprise Integrator | BPS | 6.4.0',
      'ei-6.4.0-official/wso2/micro-integrator | conf | xml | WSO2 Enterprise Integrator | EI | 6.4.0',
      'iot-3.3.0-official | conf | xml | WSO2 IoT Server | IoT | 3.3.0',
      'iot-3.3.0-official/wso2/analytics | conf | xml | WSO2 IoT Server | IoT | 3.3.0',
      'iot-3.3.0-official/wso2/broker | conf | xml | WSO2 IoT Server | MB | 3.3.0',
      'is-5.11.0-official | repository/conf | toml | WSO2 Identity Server | IS | 5.11.0',
      'is-5.7.0-official | repository/conf | xml | WSO2 Identity Server | IS | 5.7.0',
      'kernel-4.4.40 | repository/conf | xml | WSO2 Carbon Kernel | Carbon | 4.4.40',
      'mb-3.2.0-official | repository/conf | xml | WSO2 Message Broker | MB | 3.2.0',
      'mi-4.6.0-official | conf | toml | WSO2 Micro Integrator | MI | 4.6.0',
    ]);
  });

  it.each(homes.filter(({ judged }) => judged))('of $path name no keystore that no row explains', (home) => {
    expect(unexplained(diskWorld, home)).toEqual([]);
  });
});
