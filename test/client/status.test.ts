// What the status item says: never that all is well where nothing was checked.

import { describe, expect, it } from 'vitest';
import { statusDetail, statusText, type Translate } from '../../client/src/status-words.ts';
import { print } from '../../server/src/core/text/words.ts';
import type { Status, StatusHome } from '../../server/src/lsp/protocol.ts';

const xml: StatusHome = { path: '/a', product: 'WSO2 API Manager', version: '2.6.0', judged: true, generation: 'xml' };
const toml: StatusHome = { path: '/b', product: null, version: null, judged: false, generation: 'toml' };
const none = { error: 0, warning: 0, info: 0, hint: 0 };
const status = (homes: StatusHome[], problems: Partial<Status['problems']> = {}): Status =>
  ({ homes, problems: { ...none, ...problems }, checkedAt: '2026-01-02T03:04:05Z' });
const t: Translate = (sentence, ...given) => print({ text: sentence, args: given });
const time = (instant: Date) => instant.toISOString().slice(11, 16);

describe('the status line', () => {
  it('counts what was found', () => {
    expect(statusText(status([xml], { error: 1, warning: 2 }), t)).toBe('WSO2: 1 error, 2 warnings');
    expect(statusText(status([xml, toml], { info: 3, hint: 1 }), t)).toBe('WSO2: 3 info, 1 hint; 1 home not checked yet');
  });

  it('says that there are no problems only of homes that were checked', () => {
    expect(statusText(status([xml]), t)).toBe('WSO2: no problems');
    expect(statusText(status([xml, toml, toml]), t)).toBe('WSO2: no problems; 2 homes not checked yet');
    expect(statusText(status([toml]), t)).toBe('WSO2: configured by deployment.toml; not checked yet');
    expect(statusText(status([]), t)).toBe('No WSO2 home');
  });
});

describe('the status detail', () => {
  it('names one home and counts several', () => {
    expect(statusDetail(status([xml]), time, t)).toBe('WSO2 API Manager 2.6.0 · checked at 03:04');
    expect(statusDetail(status([{ ...xml, product: null, version: null }]), time, t)).toBe('One home · checked at 03:04');
    expect(statusDetail(status([xml, xml]), time, t)).toBe('2 homes · checked at 03:04');
  });

  it('counts the homes that were not checked', () => {
    expect(statusDetail(status([xml, toml]), time, t)).toBe('2 homes · 1 configured by deployment.toml; not checked yet · checked at 03:04');
    expect(statusDetail(status([toml, toml]), time, t)).toBe('2 homes · checked at 03:04');
  });
});
