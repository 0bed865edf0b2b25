// Small homes on the disk for tests of the edge, and the bundles that run on them.

import { build } from 'esbuild';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cli, library, server } from '../../server/tasks/bundles.mjs';

/** A password that stands nowhere else: it must appear in nothing that is printed or sent. */
export const canary = 'Kanarie-Zq7!x';

/**
 * A JKS keystore whose store and key password is the canary, with one RSA key `mykey` valid from 2025 to the end of 2034:
 * keytool -genkeypair -storetype JKS -keyalg RSA -keysize 1024 -dname "CN=localhost,O=Test" -alias mykey -startdate "2025/01/01 00:00:00" -validity 3650
 */
export const keystore = Buffer.from([
  '/u3+7QAAAAIAAAABAAAAAQAFbXlrZXkAAAGh+LyScAAAArowggK2MA4GCisGAQQBKgIRAQEFAASCAqItlbkP6iuPGkNSotSX82plCpXigeYimkEnw4MRJY9gpLlYArPQR4',
  'EveZ3IFBA8ey+oYbLnrkFBuINXRm/GDypIt7Whgf3mk50k4ajDRVT+2U7vmL/lfd2fVh69ymFg9Ai8H6Ysqsd8a1pFKlvbGsKyHOSjTtLwL9jygL5QrIs564CdrFxAP/+0',
  '6xKPlOO1L0glQUVwJbcmg+cmux5UP7Pir93YUbdoi8cifAXMEo9DrSNNxdZguk4/EhRu8sMqUDiWj1J++kdCIPwRGF2vi1eWHH55qrribzvWTONehx8fEHPExcqoY6+WFy',
  '4hpObvwEGTgIIL373g4c6kHoUTmejA8FFh9JHCdb0NJbED0bJrQ1LU8xQVeMIjoPbaWb1kE4MHWRrxq8glgl9FvyGhNcsCFHTtl0/gVY59HHS03TS1PNTMRvcs2JJNOXU3',
  'icOW33lpgfYq2HoefTK8LsO5dpuCbXWjhTusCA6N7G4d2Jgg5S0kqjYhfqDKbOHFo35rxjy/ZTSaWgvqgA0iVkkUz1XFqvN4eFEF4a0bab4OK1Q+tnY3xStSGYQQL7qXrh',
  'gL/BW1s10WPpHoKc6X48ogH+tDL9gkGMvSzMeJ34jdLpc32tY9bK83Ef/3/pZLkOTMz2sio+t8gqip2FjtRcN7VBAhGLO2+21PasXP8U6MGyq6fF3T5K6pxcQhzdHM4cDE',
  'dwlOgF0+P5tX8pQGPTb4vcbACtOKS8l/EkOILfxx8zybQpAmq4az/v62yINUzeW1q8jdp74v+z2oGsriENQsGQNQVBBwWwzsg/3yUnvY5gh0TLOCpzpqeRAu6vOhCGh/Ww',
  '7pz6UF4Mhek5sp/gMVLBdVJV4atoNO5aV9tqXiBQhFR60acaNnM+oyvc/LcDWtD07IBQAAAAEABVguNTA5AAAB6DCCAeQwggFNoAMCAQICCH88pzvdYhP3MA0GCSqGSIb3',
  'DQEBCwUAMCMxDTALBgNVBAoTBFRlc3QxEjAQBgNVBAMTCWxvY2FsaG9zdDAeFw0yNTAxMDEwMDAwMDBaFw0zNDEyMzAwMDAwMDBaMCMxDTALBgNVBAoTBFRlc3QxEjAQBg',
  'NVBAMTCWxvY2FsaG9zdDCBnzANBgkqhkiG9w0BAQEFAAOBjQAwgYkCgYEA7fwZTxwpO6wE3Pj8xcfvwoDQ7dQpyrFTihWEF+2ZRbhTW7fDlPXzqhO/K4+p51+zENaYTvVW',
  'i4oXLK6uIcMAvJgb/aL8vBMyv7MFNnDb9vfnI1KHhhDlIObJSPe6ZsPZ+P02qhaUWuHxL0ItcAHv0S3CozGPjPN90nuRHnAZYEsCAwEAAaMhMB8wHQYDVR0OBBYEFCl+IW',
  '4G1P4tkxu4WkdORfX1W6p+MA0GCSqGSIb3DQEBCwUAA4GBAG8ZIWMDh2H9fM+BulwFgKHqXK0TSaG/5U4oysLKp4LDIIZu/WaKqPjY0Lnp0DVUZ+9AmLqIoT7OmeOtn1vh',
  'g/x2VBiahWTDCyJmkNzUtOpDKgmc+eM4ZRHhufuYbWhKK1Bs44lT4DPq+joClUxi3nNiA/lmaO6/wDv8G6lEzXeeRGwA3B/HEdYf11tI04DmnEFkPEU=',
].join(''), 'base64');

export interface CarbonOptions {
  readonly location?: string;
  readonly password?: string;
  readonly alias?: string;
  /** What stands before the keystore. */
  readonly before?: string;
}

/** The location of the keystore that `writeHome` makes. */
export const goodLocation = '${carbon.home}/repository/resources/security/store.jks';

/** A carbon.xml whose primary keystore is right, but for what is said otherwise. */
export const carbon = ({ location = goodLocation, password = canary, alias = 'mykey', before = '' }: CarbonOptions = {}): string => `<?xml version="1.0" encoding="ISO-8859-1"?>
<Server xmlns="http://wso2.org/projects/carbon/carbon.xml">
  <Name>WSO2 API Manager</Name>
  <ServerKey>AM</ServerKey>
  <Version>2.1.0</Version>
  ${before}<Security>
    <KeyStore>
      <Location>${location}</Location>
      <Type>JKS</Type>
      <Password>${password}</Password>
      <KeyAlias>${alias}</KeyAlias>
      <KeyPassword>${password}</KeyPassword>
    </KeyStore>
  </Security>
</Server>
`;

/** Writes files, by path below a folder. */
export function write(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

/** Writes a home with a start script, a keystore and this carbon.xml. */
export function writeHome(folder: string, options: CarbonOptions = {}): void {
  write(folder, {
    'repository/conf/carbon.xml': carbon(options),
    'repository/resources/security/store.jks': keystore,
    'bin/wso2server.sh': '#!/bin/sh\n',
  });
}

/** A new folder of its own, without links in its path; `remove` takes it away. */
export function scratch(): { readonly path: string; readonly remove: () => void } {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'wso2-config-')));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Bundles the command line or the language server as the product is bundled, but for its size; gives the file to start. */
export async function bundle(entry: 'cli' | 'lsp', folder: string): Promise<string> {
  const root = join(import.meta.dirname, '../..');
  for (const each of entry === 'cli' ? [cli] : [server, library]) await build({ ...each, absWorkingDir: root, outdir: folder });
  return join(folder, entry === 'cli' ? 'cli.js' : 'server.js');
}
