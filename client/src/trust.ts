// Asks whether a certificate is to be trusted, with what will be written and where, and has the server do it.

import { ProgressLocation, window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { type ConfirmedTrustParams, type TrustAnswer, type TrustArguments, type TrustQuestion, trustQuestionRequest, type TrustRefusal, trustRequest } from '../../server/src/lsp/protocol.ts';

export async function trust(client: LanguageClient, [file, certificate]: Partial<TrustArguments>): Promise<void> {
  if (file === undefined || certificate === undefined) return;
  const asked = await client.sendRequest<TrustQuestion | TrustRefusal>(trustQuestionRequest, { file, certificate });
  if ('refused' in asked) {
    void window.showErrorMessage(asked.refused);
    return;
  }
  const picked = await window.showWarningMessage(asked.question, { modal: true, detail: asked.details.join('\n') }, asked.agree);
  if (picked !== asked.agree) return;
  const { passwordPrompt } = asked;
  const password = passwordPrompt === null ? undefined : await window.showInputBox({ password: true, ignoreFocusOut: true, prompt: passwordPrompt });
  if (passwordPrompt !== null && password === undefined) return;
  const params: ConfirmedTrustParams = { file, certificate, ...(password === undefined ? {} : { password }) };
  const answer = await window.withProgress({ location: ProgressLocation.Window, title: asked.agree }, () => client.sendRequest<TrustAnswer>(trustRequest, params));
  void (answer.isTrusted ? window.showInformationMessage : window.showErrorMessage)(answer.message);
}
