// The window of a VS Code as a page: its address, and how to wait for it.
import path from 'node:path';
import { chosenAge } from './places.mjs';
import { startBrowser } from './browser.mjs';
import { startServer } from './server.mjs';

const encoded = file => path.resolve(file).split(path.sep).map(encodeURIComponent).join('/');

/**
 * The address of a window. Takes the server and { folder or workspace, file, extensions, tests, more }:
 * `extensions` are folders of extensions under development, `tests` is the file that runs their tests, `more` further pairs.
 */
export function workbenchAddress({ authority }, { folder, workspace, file, extensions = [], tests, more = [] }) {
  const remote = place => `vscode-remote://${authority}${encoded(place)}`;
  const payload = [
    ...extensions.map(place => ['extensionDevelopmentPath', remote(place)]),
    ...(tests === undefined ? [] : [['extensionTestsPath', remote(tests)]]),
    ...(file === undefined ? [] : [['openFile', remote(file)]]),
    ['skipWelcome', 'true'], ['skipReleaseNotes', 'true'], ...more,
  ];
  const address = new URL(`http://${authority}/`);
  if (workspace !== undefined) address.searchParams.set('workspace', path.resolve(workspace));
  else if (folder !== undefined) address.searchParams.set('folder', path.resolve(folder));
  else address.searchParams.set('ew', 'true');
  address.searchParams.set('payload', JSON.stringify(payload));
  return address.href;
}

/** Waits until the window shows what it opened. */
export async function restored(page, timeout = 60_000) {
  await page.locator('.monaco-workbench').waitFor({ timeout });
  if (chosenAge() === 'oldest') return;
  await page.waitForFunction(() => typeof globalThis.driver === 'object', undefined, { timeout });
  await page.evaluate(() => globalThis.driver.whenWorkbenchRestored());
}

/**
 * Opens a window: a server, a browser and the page. Takes what startServer and workbenchAddress take, but for `extensions`, which is the
 * folder of installed extensions here; `development` lists those that run from their own folder. `close` ends it all.
 */
export async function openWorkbench({ browser = {}, ...options }) {
  const started = await Promise.allSettled([startServer(options), startBrowser(browser)]);
  const close = async () => { await Promise.allSettled(started.map(each => each.value?.stop())); };
  const failed = started.find(each => each.status === 'rejected');
  try {
    if (failed !== undefined) throw failed.reason;
    const [server, chromium] = started.map(each => each.value);
    const show = async what => {
      await chromium.page.goto(workbenchAddress(server, { ...what, extensions: options.development }));
      await restored(chromium.page);
    };
    await show(options);
    return { page: chromium.page, userData: server.userData, show, close };
  } catch (error) {
    await close();
    throw error;
  }
}
