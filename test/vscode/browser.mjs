// A headless Chromium with a fresh profile, driven by Playwright.
import path from 'node:path';
import { chromiumProgram } from './places.mjs';
import { makeScratch } from './scratch.mjs';

const flags = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-sync', '--no-first-run', '--disable-background-networking', '--disable-component-update',
];

/** Starts it. Takes Playwright's context options, and a display language for VS Code; gives { page, context, stop }. */
export async function startBrowser({ language, ...options } = {}) {
  const { chromium } = await import('playwright-core');
  const executablePath = chromiumProgram();
  if (executablePath === undefined) throw new Error('There is no Chromium on this machine: please install the package chromium.');
  const scratch = makeScratch();
  try {
    const context = await chromium.launchPersistentContext(path.join(scratch.folder, 'profile'), {
      executablePath, headless: true, args: flags, viewport: { width: 1280, height: 800 }, ...options,
      // Whoever starts the browser also stops it; Playwright's own handlers would end the process before the rest is cleaned up.
      handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false,
      env: { ...process.env, XDG_CONFIG_HOME: scratch.folder, XDG_CACHE_HOME: scratch.folder },
    });
    // A language pack sets it; without one VS Code's own words stay English, and extensions speak the language.
    if (language !== undefined) await context.addInitScript(`globalThis._VSCODE_NLS_LANGUAGE = ${JSON.stringify(language)}`);
    const page = context.pages()[0] ?? (await context.newPage());
    const stop = async () => {
      await context.close().catch(() => {});
      await scratch.clear();
    };
    return { page, context, stop };
  } catch (error) {
    await scratch.clear();
    throw error;
  }
}
