// Trusting a certificate: offered where it is not, asked about, done once a person has agreed.

import { MessageType, ShowMessageNotification } from 'vscode-languageserver/node';
import { outcomeWords, trustDetails, trustOffers, trustQuestion, trustTarget, trustTitle, words, type Range, type TrustOffer, type TrustTarget, type Words } from '../core/index.ts';
import { trustCertificate as addToTruststore } from '../disk/trust.ts';
import { problemsAt, type OfferedCommand } from './actions.ts';
import { handler, type Handler } from './handler.ts';
import type { HomeState } from './home-state.ts';
import { say } from './language.ts';
import {
  trustCertificate, trustCommand, trustQuestionRequest, trustRequest,
  type ConfirmedTrustParams, type TrustAnswer, type TrustParams, type TrustQuestion, type TrustRefusal,
} from './protocol.ts';
import type { Server } from './server.ts';

export const trustHandlers: readonly Handler[] = [
  handler(trustQuestionRequest, (server, params: Partial<TrustParams>): TrustQuestion | TrustRefusal => {
    const found = find(server, params);
    return 'refused' in found ? { refused: say(found.refused) } : questionOf(found);
  }),
  handler(trustRequest, async (server, params: Partial<ConfirmedTrustParams>): Promise<TrustAnswer> => {
    const found = find(server, params);
    return 'refused' in found ? { isTrusted: false, message: say(found.refused) } : add(server, found, params.password);
  }),
];

/** The commands that make the home trust what it does not, where that is said. */
export function trustActionsAt(server: Server, state: HomeState, file: string, range: Range): readonly OfferedCommand[] {
  const { model } = state;
  const target = model && server.isTrusted ? trustTarget(model) : undefined;
  if (!model || !target || 'refused' in target) return [];
  const command = server.commands.includes(trustCertificate) ? trustCertificate : trustCommand;
  const problems = problemsAt(state, file, range).filter(({ rule }) => rule.id === 'certificate-not-trusted');
  return problems.flatMap((problem) => trustOffers(model, problem.at).map((offer) =>
    ({ problem, title: say(trustTitle(offer, target.shown)), command, arguments: [file, offer.certificate.sha256] })));
}

/** For clients without a command of their own: asks, does it, and says what came of it. */
export async function trustByCommand(server: Server, [file, certificate]: readonly unknown[]): Promise<null> {
  const found = find(server, { file, certificate });
  if ('refused' in found || found.target.password === undefined) {
    const refused = 'refused' in found ? found.refused : words('The password of {0} is not known here: use "wso2-config trust" in a terminal', found.target.shown);
    return tell(server, MessageType.Error, say(refused));
  }
  const { question, details, agree } = questionOf(found);
  const answer = await server.connection.window.showWarningMessage([question, ...details].join('\n'), { title: agree });
  if (answer?.title !== agree) return null;
  const { isTrusted, message } = await add(server, found, undefined);
  return tell(server, isTrusted ? MessageType.Info : MessageType.Error, message);
}

function tell({ connection }: Server, type: MessageType, message: string): null {
  void connection.sendNotification(ShowMessageNotification.type, { type, message });
  return null;
}

interface Found {
  readonly offer: TrustOffer;
  readonly target: TrustTarget;
}

/** What is to be added to which truststore: only ever a certificate that the home lacks. */
function find(server: Server, { file, certificate }: Partial<Record<keyof TrustParams, unknown>>): Found | { readonly refused: Words } {
  if (!server.isTrusted) return { refused: words('This folder is not trusted: nothing in it is written') };
  const at = typeof file === 'string' ? server.session.at(file) : undefined;
  const offer = at && trustOffers(at.model).find((each) => each.certificate.sha256 === certificate);
  if (!offer) return { refused: words('Nothing to do: the certificate is trusted by now, or not in use any more') };
  const target = trustTarget(at.model);
  return 'refused' in target ? target : { offer, target };
}

const questionOf = ({ offer, target }: Found): TrustQuestion => ({
  question: say(trustQuestion(offer, target.shown)),
  details: trustDetails(offer, target.path).map(say),
  agree: say(words('Trust')),
  passwordPrompt: target.password === undefined ? say(words('The password of {0}', target.shown)) : null,
});

async function add(server: Server, { offer, target: { path, shown, password } }: Found, given: unknown): Promise<TrustAnswer> {
  const opens = password ?? (typeof given === 'string' ? given : undefined);
  if (opens === undefined) return { isTrusted: false, message: say(outcomeWords({ kind: 'locked' }, shown)) };
  const outcome = await addToTruststore({ path, password: opens, offer, now: Date.now(), environment: process.env });
  // Whether somebody watches the folder or not.
  server.told([path]);
  return { isTrusted: outcome.kind === 'added' || outcome.kind === 'present', message: say(outcomeWords(outcome, shown)) };
}
