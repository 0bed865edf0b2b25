// The page of the keystore viewer: an empty frame with a strict policy; its script fills it in.

import { randomBytes } from 'node:crypto';
import { l10n, Uri, type Webview } from 'vscode';

/** The page for a file's name. Nothing runs and nothing is loaded but our own script and style sheet. */
export function pageOf(webview: Webview, media: Uri, name: string): string {
  const nonce = randomBytes(16).toString('base64');
  const address = (file: string) => webview.asWebviewUri(Uri.joinPath(media, file)).toString();
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Keystore</title>
<link rel="stylesheet" nonce="${nonce}" href="${address('keystore.css')}">
</head>
<body>
<main id="view" data-name="${encodeURIComponent(name)}" data-opening="${l10n.t('Opening the keystore…')}" aria-busy="true"></main>
<script type="module" nonce="${nonce}" src="${address('keystore.js')}"></script>
</body>
</html>`;
}
