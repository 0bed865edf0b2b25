// The page of the keystore viewer: an empty frame with a strict policy; its script fills it in.

import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type ExtensionContext, l10n } from 'vscode';

/** The page for a file's name. It loads nothing, and nothing runs but the script that it holds. */
export function pageOf(context: ExtensionContext, name: string): string {
  const nonce = randomBytes(16).toString('base64');
  const part = (file: string) => readFileSync(context.asAbsolutePath(`dist/${file}`), 'utf8');
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Keystore</title>
<style nonce="${nonce}">${part('keystore.css')}</style>
</head>
<body>
<main id="view" data-name="${encodeURIComponent(name)}" data-opening="${l10n.t('Opening the keystore…')}" aria-busy="true"></main>
<script nonce="${nonce}">${part('keystore.js')}</script>
</body>
</html>`;
}
