// Makes stores of every kind by keytool and openssl, and compares what we read with what the JDK here reads.

import { execFile, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addCertificate } from '../../server/src/core/keystore/add-certificate.ts';
import { openKeystore } from '../../server/src/core/keystore/open.ts';
import { asBer } from './der-writer.ts';
import { askJdk, differences, has, type Question, type Verdict } from './jdk.ts';
import { opensslRoot, roots, samples, type Sample, type Step } from './matrix-stores.ts';

const isHere = has('javac', '-version') && has('openssl', 'version');
const hasLegacy = isHere && spawnSync('openssl', ['list', '-provider', 'legacy', '-providers']).stdout.includes('legacy');
const word = isHere ? '' : ' (skipped: a JDK and openssl are needed)';

const usable = samples.filter((sample) => hasLegacy || !sample.isLegacy);

/** The questions for one store: the right password, a wrong one, none, and wrong ones for its keys. */
function questionsFor(sample: Sample, folder: string): readonly Question[] {
  const file = join(folder, sample.name);
  const ask = (password: string | undefined, keyPassword: string | undefined): Question => ({ file, password, keyPassword });
  const { password, keyPassword = password } = sample;
  return [
    ask(password, keyPassword), ask('wrong one', 'wrong one'), ask(undefined, undefined), ask(password, 'wrong one'),
    ...(sample.keyPassword === undefined ? [] : [ask(password, password)]),
  ];
}

describe.skipIf(!isHere)(`stores read as the JDK reads them${word}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'keystores-'));
  const questions = usable.flatMap((sample) => questionsFor(sample, folder).map((question) => ({ sample, question })));
  let verdicts: Verdict[] = [];
  /** The stores to which a certificate can be added, and what the JDK says of them without it and with it. */
  const added = new Map<string, readonly Verdict[]>();

  beforeAll(async () => {
    runKeytool([...roots, ...usable.flatMap((sample) => sample.steps.filter(([first]) => first !== 'openssl'))], folder);
    await runOpenssl(opensslRoot, folder);
    const steps = usable.flatMap((sample) => sample.steps.filter(([first]) => first === 'openssl'));
    for (let at = 0; at < steps.length; at += 4) await Promise.all(steps.slice(at, at + 4).map((step) => runOpenssl(step, folder)));
    for (const { name, ber } of usable) if (ber !== undefined) writeFileSync(join(folder, name), asBer(readFileSync(join(folder, ber))));
    const grown = usable.flatMap((sample) => grow(sample, folder));
    verdicts = [...askJdk([...questions.map(({ question }) => question), ...grown.flatMap(({ asked }) => asked)])];
    const more = verdicts.splice(questions.length);
    for (const [index, { name }] of grown.entries()) added.set(name, more.slice(index * 2, index * 2 + 2));
  }, 120_000);

  afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

  test('at least 40 stores are compared', () => {
    expect(usable.length).toBeGreaterThanOrEqual(40);
    expect(verdicts.length).toBe(questions.length);
  });

  test('a store that hides nothing is open without a password', () => {
    const states = ['passwordless.p12', 'openssl-open.p12', 'no-mac.p12', 'open-certificates.p12', 'rsa.jks'].map(
      (name) => openKeystore(readFileSync(join(folder, name)), undefined, undefined).state);
    expect(states).toEqual(['open', 'open', 'locked', 'locked', 'locked']);
  });

  test.each(usable.map((sample) => sample.name))('%s', (name) => {
    const found = questions.flatMap(({ sample, question }, i) => {
      if (sample.name !== name) return [];
      const problems: unknown[] = [];
      const opened = openKeystore(readFileSync(question.file), question.password, question.keyPassword, (error) => problems.push(error));
      expect(problems).toEqual([]);
      if (sample.isNotAscii && question.password === sample.password) {
        expect([opened.state, opened.complete]).toEqual(['locked', true]);
        return [];
      }
      const asked = `password ${String(question.password)}, key password ${String(question.keyPassword)}`;
      return differences(opened, verdicts[i]!, sample.unknown).map((line) => `${asked}: ${line}`);
    });
    expect(found).toEqual([]);
  });

  test('a certificate can be added to all but those that Java itself does not open', () => {
    const without = usable.filter(({ name }) => !added.has(name)).map(({ name }) => name);
    expect(without.sort()).toEqual(usable.filter(({ unknown, isNotAscii }) => unknown === 'store' || isNotAscii).map(({ name }) => name).sort());
  });

  test.each(usable.map((sample) => sample.name))('%s with a certificate added', (name) => {
    const [before, after] = added.get(name) ?? [];
    if (!before || !after) return expect(usable.find((sample) => sample.name === name)!.unknown ?? 'not ASCII').not.toBe('key');
    expect([after.opens, after.type]).toEqual([true, before.type]);
    const isNew = (entry: { readonly alias: string }): boolean => entry.alias === alias;
    // Without a time in it, an entry of a PKCS12 was made when it was read.
    const timeless = ({ entries = [] }: Verdict): unknown => JSON.parse(JSON.stringify(entries.filter((entry) => !isNew(entry)), (key, value: unknown) => (key === 'created' && before.type === 'PKCS12' ? 0 : value)));
    expect(timeless(after)).toEqual(timeless(before));
    expect(after.entries!.filter(isNew)).toMatchObject([{ kind: 'certificate', chain: [{ subject: 'CN=localhost, O="Example, Inc.", L=Köln, C=DE' }] }]);
  });
});

const alias = 'zusätzlich';

/** Writes the store once more with a certificate added; nothing where we do not open it. */
function grow({ name, password, keyPassword = password }: Sample, folder: string): readonly { readonly name: string; readonly asked: readonly Question[] }[] {
  const extra = openKeystore(readFileSync(join(folder, 'ec.jks')), undefined, undefined).entries[0]!.chain[0]!;
  const made = addCertificate(readFileSync(join(folder, name)), password, { alias, der: extra.der, created: 1_700_000_000_000, random: randomBytes });
  if (!made) return [];
  writeFileSync(join(folder, `added-${name}`), made);
  return [{ name, asked: [name, `added-${name}`].map((each) => ({ file: join(folder, each), password, keyPassword })) }];
}

function runKeytool(steps: readonly Step[], cwd: string): void {
  const program = fileURLToPath(new URL('Keytool.java', import.meta.url));
  const input = steps.map((step) => step.map((one) => Buffer.from(one).toString('base64')).join('\t')).join('\n');
  // Fewer rounds than the 200,000 of JCEKS: the stores beside this test have those.
  const options = ['-XX:TieredStopAtLevel=1', '-Djdk.jceks.iterationCount=10000', '--add-exports', 'java.base/sun.security.tools.keytool=ALL-UNNAMED'];
  const run = spawnSync('java', [...options, program], { cwd, input: `${input}\n`, encoding: 'utf8', maxBuffer: 2 ** 26 });
  const failed = run.stdout.split('\n').filter((line) => line.startsWith('failed') || line.startsWith('keytool error'));
  if (run.status !== 0 || failed.length > 0) throw new Error(`keytool: ${failed.join('; ')} ${run.stderr.slice(-500)}`);
}

async function runOpenssl([program = '', ...options]: Step, cwd: string): Promise<void> {
  await promisify(execFile)(program, options, { cwd });
}
