// Which question comes next for who takes another keystore into use; once all are answered, the plan that follows from the answers.

import {
  isKeystoreName, keyChoices, keystoreChoices, locationAt, passwordsFor, planUse, purposeChoices, roles, unread, words,
  type Choice, type HomeModel, type Opened, type Purpose, type Use, type UsePlan, type UseRequest, type Words,
} from '../core/index.ts';
import { inside, nameOf, parentOf } from '../disk/paths.ts';
import { atOf } from './handler.ts';
import { say } from './language.ts';
import type { UseEnd, UseItem, UseParams, UseQuestion } from './protocol.ts';
import type { Server } from './server.ts';
import { pathOf } from './uris.ts';

/** All that was answered. */
export interface Answered {
  readonly home: string;
  readonly keystore: string;
  readonly request: UseRequest;
  readonly plan: UsePlan;
  /** Whether places that the server does not read are meant as well. */
  readonly withUnread: boolean;
}

type Open = UseQuestion | UseEnd;

export const isOpen = (found: object): found is Open => 'asks' in found || 'message' in found;

const one = (value: UseParams['answers'][string] | undefined): string | undefined => (typeof value === 'string' ? value : undefined);

const refused = (message: Words): UseEnd => ({ isDone: false, message: say(message), details: [] });

const toItem = ({ value, label, description, detail, isPicked }: Choice): UseItem =>
  ({ value, label: say(label), description: description.map(say).join(' · '), detail: detail.map(say).join(' · '), picked: isPicked });

/** The next question, why there is none, or everything that was answered. */
export async function nextStep(server: Server, { from, answers }: UseParams): Promise<Open | Answered> {
  if (!server.isTrusted) return refused(words('This folder is not trusted: no password is asked for, and nothing in it is written'));
  await server.session.idle();
  const home = chooseHome(server, from, answers);
  if (typeof home !== 'string') return home;
  const model = await settled(server, home);
  if (!model) return refused(words('{0} could not be read', home));
  if (!model.home.judged) return refused(words('{0} is configured by deployment.toml: its other files are written from it, and are not changed', nameOf(home)));
  const keystore = chooseKeystore(server, model, from, answers);
  if (typeof keystore !== 'string') return keystore;
  const key = await chooseKey(server, model, keystore, answers);
  if (isOpen(key)) return key;
  return choosePurposes(model, { ...key, path: keystore, ...insteadOf(server, model, from) }, answers);
}

/** The home that is meant, by its path: the one around where it began, or the only one there is. */
function chooseHome({ session }: Server, from: UseParams['from'], answers: UseParams['answers']): string | Open {
  const around = [one(answers['home']), from && pathOf(from.uri)].flatMap((path) => (path === undefined ? [] : session.at(path)?.state.home.path ?? []))[0];
  if (around !== undefined) return around;
  const homes = session.states().map(({ home }) => home);
  const judged = homes.filter((home) => home.judged);
  const [only, ...others] = judged.length > 0 ? judged : homes;
  if (!only) return refused(words('No WSO2 home is open'));
  if (others.length === 0 || judged.length === 0) return only.path;
  return {
    asks: 'home', kind: 'one', title: say(words('Use this keystore')), prompt: say(words('The home that is to work with it')),
    items: judged.map(({ path, product, productVersion }) => ({ value: path, label: nameOf(path), description: [product, productVersion].filter((each) => each !== undefined).join(' '), detail: path, picked: false })),
  };
}

/** The model of a home once each of its keystores is open. */
async function settled({ session }: Server, home: string): Promise<HomeModel | undefined> {
  for (;;) {
    const model = session.at(home)?.model;
    if (!model?.uses.some(({ state }) => state === 'opening')) return model;
    await session.nextOpened();
  }
}

function chooseKeystore({ world, files }: Server, model: HomeModel, from: UseParams['from'], answers: UseParams['answers']): string | Open {
  const start = from && pathOf(from.uri);
  const given = one(answers['keystore']) ?? (start !== undefined && isKeystoreName(nameOf(start)) ? start : undefined);
  const path = given?.startsWith('file:') ? pathOf(given) : given;
  if (path !== undefined) world.invalidate([path]);
  if (path !== undefined && world.look(path).kind === 'file') return inside(world.real(parentOf(path)), nameOf(path));
  return {
    asks: 'keystore', kind: 'file', title: say(words('Use this keystore')), prompt: say(words('The keystore that {0} is to work with', nameOf(model.home.path))),
    items: keystoreChoices(model).map(toItem),
    folder: files.published(inside(model.home.path, 'repository/resources/security')).uri,
    ...(path === undefined ? {} : { problem: say(words('{0} cannot be read', nameOf(path))) }),
  };
}

/** Where it began at a location, the keystore there is the one to be replaced. */
function insteadOf(server: Server, model: HomeModel, from: UseParams['from']): { readonly instead?: Use } {
  const at = from?.position && atOf(server, from.uri);
  const use = at && locationAt(model, at.file, server.files.lines(at.file).offset(from.position));
  return use ? { instead: use } : {};
}

/** A keystore once it is open, or found wanting. */
async function opened({ world, session }: Server, ...given: Parameters<Server['world']['open']>): Promise<Opened> {
  for (;;) {
    const found = world.open(...given);
    if (found.state !== 'opening') return found;
    await session.nextOpened();
  }
}

type Key = Pick<UseRequest, 'opened' | 'password' | 'keyPassword' | 'alias'>;

async function chooseKey(server: Server, model: HomeModel, path: string, answers: UseParams['answers']): Promise<Key | Open> {
  const store = await openStore(server, model, path, answers);
  if (isOpen(store)) return store;
  const keys = keyChoices(store.opened, model.world.now);
  const alias = keys.length === 1 ? keys[0]!.value : keys.find(({ value }) => value === answers['alias'])?.value;
  if (alias === undefined && keys.length > 1) {
    return { asks: 'alias', kind: 'one', title: titleFor(path), prompt: say(words('The key that is to be used')), items: keys.map(toItem) };
  }
  const given = one(answers['keyPassword']);
  for (const keyPassword of [store.password, ...store.keyPasswords, ...(given === undefined ? [] : [given])]) {
    const found = await opened(server, path, store.password, keyPassword);
    if (found.entries.every((entry) => entry.alias !== alias || entry.keyOpens === true)) return { opened: found, password: store.password, keyPassword, alias };
  }
  return {
    asks: 'keyPassword', kind: 'password', title: titleFor(path), prompt: say(words('The password of the key {0}: it is not that of the keystore', alias!)), items: [],
    ...(given === undefined ? {} : { problem: say(words('This password does not open the key {0}', alias!)) }),
  };
}

const titleFor = (path: string): string => say(words('Use {0}', nameOf(path)));

interface Store {
  readonly opened: Opened;
  readonly password: string;
  readonly keyPasswords: readonly string[];
}

/** Opens the keystore with what the configuration has for it, else with what the person typed. */
async function openStore(server: Server, model: HomeModel, path: string, answers: UseParams['answers']): Promise<Store | Open> {
  const known = passwordsFor([{ model, problems: [] }], server.world.real(path));
  const given = one(answers['password']);
  for (const { password, keyPassword } of [...known, ...(given === undefined ? [] : [{ password: given, keyPassword: undefined }])]) {
    const found = await opened(server, path, password, undefined);
    if (found.state === 'open') return { opened: found, password, keyPasswords: keyPassword === undefined ? [] : [keyPassword] };
  }
  const { state, reason } = await opened(server, path, undefined, undefined);
  if (state === 'damaged') return refused(reason === undefined ? words('{0} is not a keystore that Java can read', nameOf(path)) : words('{0} is not a keystore that Java can read ({1})', nameOf(path), reason));
  if (state === 'unsupported' || state === 'unreadable') return refused(words('{0} cannot be opened here', nameOf(path)));
  return {
    asks: 'password', kind: 'password', title: titleFor(path), prompt: say(words('The password of {0}', nameOf(path))), items: [],
    ...(given === undefined ? {} : { problem: say(words('This password does not open {0}', nameOf(path))) }),
  };
}

function choosePurposes(model: HomeModel, request: Omit<UseRequest, 'purposes'>, answers: UseParams['answers']): Open | Answered {
  const given = answers['purposes'];
  if (typeof given !== 'object') {
    const choices = purposeChoices(model, request);
    if (choices.length === 0) return refused(words('Nothing to change: {0} is in use wherever it can be', nameOf(request.path)));
    return { asks: 'purposes', kind: 'some', title: titleFor(request.path), prompt: say(words('What it is to be used for')), items: choices.map(toItem) };
  }
  const purposes: readonly Purpose[] = (['all', ...roles] as const).filter((each) => given.includes(each));
  const withUnread = given.includes(unread);
  // Where nothing else is chosen, those places that are not read and name the old one.
  const asked = { ...request, purposes: purposes.length > 0 ? purposes : ['all'] as const };
  const planned = planUse(model, asked);
  const plan = purposes.length > 0 ? planned : { ...planned, groups: planned.groups.filter(({ read }) => !read), left: planned.left.filter(({ read }) => !read) };
  const warning = plan.groups.find((group) => group.warning)?.warning;
  if (warning && answers['agreed'] !== 'yes') {
    const agree = { value: 'yes', label: say(words('Continue')), description: '', detail: '', picked: false };
    return { asks: 'agreed', kind: 'agree', title: say(words('{0} becomes the keystore that the server encrypts its data with', nameOf(request.path))), prompt: say(warning), items: [agree] };
  }
  return { home: model.home.path, keystore: request.path, request: asked, plan, withUnread };
}

