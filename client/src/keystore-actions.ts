// What the keystore viewer does with certificates: copies them, saves them, compares them with another keystore.

import { basename } from 'node:path';
import { env, l10n, Uri, window, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { compareKeystoresRequest, type ShownCertificate, type ShownComparison } from '../../server/src/lsp/protocol.ts';
import type { Viewer } from './keystore-editor.ts';
import { sourceOf } from './keystore-source.ts';

const pemOf = ({ der }: ShownCertificate) => `-----BEGIN CERTIFICATE-----\n${der.match(/.{1,64}/g)?.join('\n') ?? ''}\n-----END CERTIFICATE-----\n`;

/** Puts a fingerprint or the whole certificate into the clipboard. */
export async function copyCertificate(certificate: ShownCertificate, what: string | undefined): Promise<void> {
  const text = what === 'sha256' || what === 'sha1' ? certificate[what] : pemOf(certificate);
  await env.clipboard.writeText(text);
  window.setStatusBarMessage(l10n.t('Copied'), 2000);
}

/** Asks for a file and writes the certificate there, as PEM or DER. */
export async function saveCertificate(certificate: ShownCertificate, what: string | undefined, folder: Uri, alias: string): Promise<void> {
  const name = `${alias.replace(/[^\w.-]+/g, '-').replace(/^[.-]+/, '').slice(0, 80) || 'certificate'}.crt`;
  const near = folder.scheme === 'file' ? folder : workspace.workspaceFolders?.[0]?.uri;
  const file = await window.showSaveDialog({
    title: l10n.t('Save certificate as {0}', what === 'der' ? 'DER' : 'PEM'), filters: { [l10n.t('Certificate')]: ['crt', 'cer', 'pem', 'der'] },
    ...(near ? { defaultUri: Uri.joinPath(near, name) } : {}),
  });
  if (!file) return;
  const bytes = what === 'der' ? Buffer.from(certificate.der, 'base64') : Buffer.from(pemOf(certificate));
  await workspace.fs.writeFile(file, bytes);
  window.setStatusBarMessage(l10n.t('Saved {0}', basename(file.path)), 3000);
}

/** Asks for another keystore, for its password where it hides what it holds, and shows both side by side. */
export async function compareWith(client: LanguageClient, viewer: Viewer): Promise<void> {
  const [other] = await window.showOpenDialog({
    title: l10n.t('Compare with'), openLabel: l10n.t('Compare'), defaultUri: Uri.joinPath(viewer.uri, '..'),
    filters: { [l10n.t('Keystores and certificates')]: ['jks', 'jceks', 'p12', 'pfx', 'keystore', 'crt', 'cer', 'pem', 'der', 'p7b'], [l10n.t('All files')]: ['*'] },
  }) ?? [];
  if (!other) return;
  const name = basename(other.path);
  const here = await sourceOf(viewer.uri, viewer.password);
  const ask = async (password?: string) => client.sendRequest<ShownComparison>(compareKeystoresRequest, { here, there: await sourceOf(other, password) });
  let comparison = await ask();
  if (comparison.asksPassword) {
    const password = await window.showInputBox({ password: true, title: l10n.t('Password of {0}', name), ignoreFocusOut: true });
    if (password === undefined) return;
    comparison = await ask(password);
  }
  if (comparison.asksPassword) void window.showErrorMessage(l10n.t('This password does not open the keystore.'));
  else await viewer.panel.webview.postMessage({ type: 'comparison', name, comparison });
}
