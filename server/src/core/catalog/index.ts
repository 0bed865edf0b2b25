// All rows of the catalogue.

import { axis2 } from './axis2.ts';
import { broker } from './broker.ts';
import { carbon } from './carbon.ts';
import { dataBridge } from './data-bridge.ts';
import { deploymentToml } from './deployment-toml.ts';
import { identity } from './identity.ts';
import { inboundEndpoints } from './inbound.ts';
import { iot } from './iot.ts';
import { jaggery } from './jaggery.ts';
import { policy } from './policy.ts';
import type { Row } from './row.ts';
import { secureVault } from './secure-vault.ts';
import { sslProfiles } from './ssl-profiles.ts';
import { tomcat } from './tomcat.ts';
import { wsSecurity } from './ws-security.ts';

export const rows: readonly Row[] = [
  ...carbon,
  ...tomcat,
  ...axis2,
  ...sslProfiles,
  ...broker,
  ...dataBridge,
  ...identity,
  ...jaggery,
  ...secureVault,
  ...policy,
  ...inboundEndpoints,
  ...iot,
  ...wsSecurity,
  ...deploymentToml,
];
