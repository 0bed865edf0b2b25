// What the tests in TypeScript use of the window: see workbench.mjs.

/** The little of Playwright's that the tests use; the package itself lies in this folder's own node_modules, which not every machine has. */
export interface Locator {
  readonly first: () => Locator;
  readonly last: () => Locator;
  readonly click: (options?: { readonly button?: 'left' | 'right'; readonly timeout?: number }) => Promise<void>;
  readonly hover: () => Promise<void>;
  readonly fill: (text: string, options?: { readonly timeout?: number }) => Promise<void>;
  readonly waitFor: (options?: { readonly timeout?: number; readonly state?: 'visible' | 'hidden' }) => Promise<void>;
  readonly innerText: () => Promise<string>;
  readonly getAttribute: (name: string) => Promise<string | null>;
  readonly count: () => Promise<number>;
  readonly boundingBox: () => Promise<{ readonly x: number; readonly y: number; readonly width: number; readonly height: number } | null>;
}

/** A frame of the window; a webview's page is one. `expression` is JavaScript. */
export interface Frame {
  readonly locator: Page['locator'];
  readonly evaluate: <T>(expression: string) => Promise<T>;
}

export interface Page {
  readonly frames: () => readonly Frame[];
  readonly locator: (selector: string, options?: { readonly hasText?: string | RegExp }) => Locator;
  readonly keyboard: { readonly press: (keys: string) => Promise<void>; readonly type: (text: string) => Promise<void> };
  readonly mouse: { readonly move: (x: number, y: number, options?: { readonly steps?: number }) => Promise<void> };
  /** `expression` is JavaScript that the page evaluates until it is true. */
  readonly waitForFunction: (expression: string, argument?: undefined, options?: { readonly timeout?: number }) => Promise<unknown>;
  readonly screenshot: (options: { readonly path: string }) => Promise<unknown>;
}

/** What a window shows. */
export interface Shown {
  readonly folder?: string;
  readonly workspace?: string;
  readonly file?: string;
}

export interface Workbench {
  readonly page: Page;
  readonly userData: string;
  /** Opens something else in the same window. */
  readonly show: (what: Shown) => Promise<void>;
  readonly close: () => Promise<void>;
}

export function openWorkbench(options: Shown & {
  readonly development?: readonly string[];
  readonly extensions?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly trust?: boolean;
  readonly log?: 'trace' | 'debug' | 'info';
  readonly browser?: Readonly<Record<string, unknown>>;
}): Promise<Workbench>;
