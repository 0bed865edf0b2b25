// What our own client and the server say to each other beyond the standard; any other client may leave it all alone.

import type { Comparison, KeystoreView, ViewCertificate, ViewEntry, ViewUse } from '../core/index.ts';

/** A home as the status names it. */
export interface StatusHome {
  /** Absolute path. */
  readonly path: string;
  readonly product: string | null;
  readonly version: string | null;
  /** False where the home is configured by deployment.toml, which is not checked yet. */
  readonly judged: boolean;
  readonly generation: 'xml' | 'toml';
}

/** Server to client, after each pass over the homes; only to a client whose initializationOptions say `"status": true`. */
export const statusNotification = 'wso2Config/status';
export interface Status {
  readonly homes: readonly StatusHome[];
  /** How many problems of each severity are published. */
  readonly problems: { readonly error: number; readonly warning: number; readonly info: number; readonly hint: number };
  /** When the pass ended: an instant in ISO 8601. */
  readonly checkedAt: string;
}

/** Client to server, without parameters: forget what was read, look for homes and judge them again. Answered with null when that is done. */
export const checkRequest = 'wso2Config/check';

/** Client to server, before an edit is made: which of these files are not UTF-8, and what they are. */
export const encodingsRequest = 'wso2Config/encodings';
export interface EncodingsParams {
  readonly uris: readonly string[];
}
export interface FileEncoding {
  readonly uri: string;
  /** As Java and IANA name it. */
  readonly encoding: 'iso-8859-1' | 'windows-1252' | 'utf-16le' | 'utf-16be';
}

/** Client to server: what a keystore, or a file of certificates, holds and who uses it. */
export const keystoreViewRequest = 'wso2Config/keystoreView';
/** Client to server: two of them side by side. */
export const compareKeystoresRequest = 'wso2Config/compareKeystores';
/** A keystore as the client knows it. */
export interface KeystoreSource {
  readonly uri: string;
  /** In base64; of a `file` URI the server reads them itself. */
  readonly bytes?: string;
  /** What a person typed, or had us remember. */
  readonly password?: string;
}
export interface CompareParams {
  readonly here: KeystoreSource;
  readonly there: KeystoreSource;
}
export interface ShownComparison extends Comparison {
  /** Whether the other one hides its entries until it gets a password. */
  readonly asksPassword: boolean;
  readonly status: string;
}
export interface ShownPlace {
  readonly uri: string;
  readonly line: number;
  readonly character: number;
  /** As in `repository/conf/carbon.xml:31`. */
  readonly label: string;
}
export interface ShownUse extends Omit<ViewUse, 'at' | 'problems' | 'home'> {
  /** The name of the home's folder. */
  readonly home: string;
  readonly place: ShownPlace;
  readonly problems: readonly { readonly rule: string; readonly severity: string; readonly message: string; readonly place: ShownPlace }[];
}
export interface ShownCertificate extends Omit<ViewCertificate, 'der'> {
  /** In base64. */
  readonly der: string;
  /** Where a home should trust it and does not: a file of that home, for `trustCertificate`. */
  readonly trustIn?: string;
}
export interface ShownEntry extends Omit<ViewEntry, 'chain'> {
  readonly chain: readonly ShownCertificate[];
}
export interface ShownKeystore extends Omit<KeystoreView, 'entries' | 'uses' | 'state' | 'reason'> {
  /** How the file stands, in words, and whether that is good. */
  readonly status: { readonly tone: 'good' | 'locked' | 'bad'; readonly text: string };
  /** Whether a password would show or prove more. */
  readonly asksPassword: boolean;
  /** Whether the password that came with the request opened it. */
  readonly isGivenRight: boolean;
  readonly entries: readonly ShownEntry[];
  readonly uses: readonly ShownUse[];
}
/** Client to server: what the view of keystores shows, the homes or what lies in one. Answered with KeystoresItem[] when nothing is left to be judged. */
export const keystoresRequest = 'wso2Config/keystores';
export interface KeystoresParams {
  readonly by: 'role' | 'file';
  /** The id of a home. */
  readonly home?: string;
}
export interface KeystoresItem {
  /** The same for as long as it is about the same. */
  readonly id: string;
  readonly kind: 'untrusted' | 'home' | 'role' | 'truststore' | 'keystore' | 'entries' | 'key' | 'certificate' | 'secret' | 'place' | 'unread' | 'problems' | 'problem';
  readonly label: string;
  readonly description: string;
  /** Markdown. */
  readonly tooltip: string;
  /** Of the worst error or warning in it. */
  readonly severity: 'error' | 'warning' | null;
  readonly isExpanded: boolean;
  /** Null for a home: they are asked for when it is opened. */
  readonly children: readonly KeystoresItem[] | null;
  /** The file that it is, or that it lies in. */
  readonly uri: string | null;
  readonly alias: string | null;
  /** Where it stands in that file. */
  readonly range: { readonly start: Position; readonly end: Position } | null;
}
/** Client to server, without parameters: all places that name a keystore as a table in Markdown. */
export const keystoresTableRequest = 'wso2Config/keystoresTable';

/** Commands of our client that it names in its initializationOptions: an action may then be one of them. */
export const explainRule = 'wso2Config.explainRule';
export const changeSeverity = 'wso2Config.changeSeverity';
/** Opens the viewer at an entry: links lead there where the client has the command. Given: the URI of the file, and an alias. */
export const openKeystore = 'wso2Config.openKeystore';
/** What the first two are given: a rule, and for `changeSeverity` the file of the problem as well. */
export type RuleArguments = readonly [rule: string, file: string];

/** Command of our client: asks whether a certificate is to be trusted, and has the server do it. */
export const trustCertificate = 'wso2Config.trustCertificate';
/** The same for other clients: the server asks itself (`window/showMessageRequest`). */
export const trustCommand = 'wso2Config.trust';
/** What both are given: a file of the home, and the SHA-256 of the certificate. */
export type TrustArguments = readonly [file: string, certificate: string];

/** Client to server: what trusting a certificate would write, and where. Answered with a TrustQuestion or a TrustRefusal. */
export const trustQuestionRequest = 'wso2Config/trust/question';
export interface TrustParams {
  readonly file: string;
  readonly certificate: string;
}
export interface TrustQuestion {
  readonly question: string;
  /** Lines below it. */
  readonly details: readonly string[];
  /** What the button says that agrees. */
  readonly agree: string;
  /** Where the configuration does not tell the truststore's password: what to ask for it. */
  readonly passwordPrompt: string | null;
}
export interface TrustRefusal {
  readonly refused: string;
}

/** Client to server, once the person has agreed: adds the certificate to the truststore of its home. Answered with a TrustAnswer. */
export const trustRequest = 'wso2Config/trust';
export interface ConfirmedTrustParams extends TrustParams {
  /** From a password box, where `passwordPrompt` asked for it. */
  readonly password?: string;
}
export interface TrustAnswer {
  readonly isTrusted: boolean;
  /** What came of it. */
  readonly message: string;
}

/** Command of our client: asks, step by step, which keystore is to be used for what. Given: where it began, if anywhere. */
export const useKeystore = 'wso2Config.useKeystore';
/** The same for other clients, where there is nothing to ask: the keystore in `by` takes the place of the one in `old`. */
export const useInstead = 'wso2Config.useInstead';
export type InsteadArguments = readonly [file: string, old: string, by: string];

/** Client to server, with the answers so far. Answered with the next question, or, when the edit was made or given up, with what came of it. */
export const useRequest = 'wso2Config/use';
export interface UseParams {
  /** A keystore, a file of a home, or a place in one that names the keystore to be replaced. */
  readonly from?: { readonly uri: string; readonly position?: Position };
  /** By the `asks` of each question; passwords from a password box. */
  readonly answers: Readonly<Record<string, string | readonly string[]>>;
}
export interface UseItem {
  readonly value: string;
  readonly label: string;
  readonly description: string;
  readonly detail: string;
  readonly picked: boolean;
}
export interface UseQuestion {
  readonly asks: 'home' | 'keystore' | 'password' | 'alias' | 'keyPassword' | 'purposes' | 'agreed';
  /** `file`: one of the items, or a file that is looked for from `folder`. */
  readonly kind: 'one' | 'file' | 'some' | 'password' | 'agree';
  readonly title: string;
  readonly prompt: string;
  readonly items: readonly UseItem[];
  /** The URI of a folder. */
  readonly folder?: string;
  /** What is wrong with the answer that was given. */
  readonly problem?: string;
}
export interface UseEnd {
  readonly isDone: boolean;
  readonly message: string;
  /** Lines that say all of it. */
  readonly details: readonly string[];
}

/** Client to server: the report about all homes. Answered with its text, once all is checked. */
export const reportRequest = 'wso2Config/report';
export interface ReportParams {
  readonly format: 'html' | 'md';
  /** Whether links of the page are the commands `openPlace`, `openKeystore` and `saveReport`; else it is for others, and has none. */
  readonly links: boolean;
}
/** Commands of our client behind these links. */
export const openPlace = 'wso2Config.openPlace';
export type PlaceArguments = readonly [uri: string, line: number, character: number];
export const saveReport = 'wso2Config.saveReport';

/** Command of our client behind a code lens: shows places beside a place. */
export const showPlaces = 'wso2Config.showPlaces';
export type PlacesArguments = readonly [uri: string, at: Position, places: readonly { readonly uri: string; readonly range: { readonly start: Position; readonly end: Position } }[]];
interface Position {
  readonly line: number;
  readonly character: number;
}
/** Command of VS Code, for a folder that was chosen: what lies in it is offered next. */
export const suggestAgain = 'editor.action.triggerSuggest';

/** The kind of the action that makes all safe fixes of a file. */
export const fixAllKind = 'source.fixAll.wso2';
/** Command of the server, for clients that ask for no edit later, or can ask no person: it asks, and sends the edit. */
export const applyFix = 'wso2Config.applyFix';
/** Command of the server: gives a rule a severity in the settings file of a file's home. */
export const setSeverity = 'wso2Config.setSeverity';
export type SeverityArguments = readonly [rule: string, file: string, severity: string];

/** The settings of a person, as `workspace/configuration` for the section `wso2Config` gives them, too. */
export interface ClientSettings {
  /** Rule id → error, warning, info, hint or off. */
  readonly rules?: Readonly<Record<string, string>>;
  readonly certificateExpiryDays?: number;
  /** Whether there is a line above each block that names a keystore. Default true. */
  readonly codeLens?: boolean;
  /** Whether the days left stand behind the location of a keystore. Default false. */
  readonly inlayHints?: boolean;
}

/** `initializationOptions` of the initialize request. */
export interface InitializationOptions {
  readonly settings?: ClientSettings;
  /** False: only real paths below an opened folder may be opened. Default true. */
  readonly trusted?: boolean;
  /** Folders that hold homes, besides the opened ones. */
  readonly homes?: readonly string[];
  /** Whether the client takes `wso2Config/status`. */
  readonly status?: boolean;
  /** The commands above that the client has. */
  readonly commands?: readonly string[];
  /**
   * Whether the client, before it makes an edit of ours, asks `wso2Config/encodings` about the files and opens each in the encoding that it is told.
   * Then files that are not UTF-8 are mended, too.
   */
  readonly encodings?: boolean;
  /** `YYYY-MM-DD`: certificates are judged at 00:00 UTC of that day. For tests. */
  readonly now?: string;
}
