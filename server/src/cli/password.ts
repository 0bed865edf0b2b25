// Where passwords come from on the command line: environment, standard input, a prompt without echo; never an argument.

import type { Host } from './host.ts';
import type { Options } from './options.ts';

/** The keystore's password; undefined where there is none. An interrupted prompt gives `interrupted`. */
export async function readPassword(options: Options, host: Host): Promise<{ readonly password: string | undefined } | 'interrupted'> {
  if (options.passwordStdin) return { password: await firstLine(host.input) };
  const given = host.environment['WSO2_KEYSTORE_PASSWORD'];
  if (given !== undefined && given !== '') return { password: given };
  if (!host.input.isTTY || !host.isErrorTerminal) return { password: undefined };
  return prompt(host);
}

/** Up to the first line break or the end. */
async function firstLine(input: NodeJS.ReadStream): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of input) {
    chunks.push(Buffer.from(chunk as Buffer));
    if (Buffer.concat(chunks).includes(10)) break;
  }
  const [line] = Buffer.concat(chunks).toString('utf8').split('\n');
  return line!.replace(/\r$/, '');
}

function prompt(host: Host): Promise<{ readonly password: string | undefined } | 'interrupted'> {
  const { input } = host;
  // First, so that nothing typed early is echoed.
  input.setRawMode(true);
  input.setEncoding('utf8');
  input.resume();
  host.error('Keystore password (empty for none): ');
  return new Promise((resolve) => {
    let typed = '';
    const end = (answer: { readonly password: string | undefined } | 'interrupted'): void => {
      input.off('data', take);
      input.setRawMode(false);
      input.pause();
      host.error('\n');
      resolve(answer);
    };
    const take = (data: string): void => {
      for (const character of data) {
        if (character === '\u0003') return end('interrupted');
        if (character === '\r' || character === '\n' || character === '\u0004') return end({ password: typed === '' ? undefined : typed });
        typed = character === '\u007f' || character === '\b' ? [...typed].slice(0, -1).join('') : typed + character;
      }
    };
    input.on('data', take);
  });
}
