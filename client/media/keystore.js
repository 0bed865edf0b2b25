// The script of the keystore viewer's page: shows what it is sent, and says what somebody clicked. It decides nothing.

import { button, el, icon, text } from './keystore-elements.js';
import { details } from './keystore-details.js';
import { bar, left } from './keystore-validity.js';
import { speak, t } from './keystore-words.js';

const host = acquireVsCodeApi();
const main = document.getElementById('view');
const name = decodeURIComponent(main.dataset.name);
const send = (type, more = {}) => host.postMessage({ type, ...more });
const entriesOf = number => (number === 1 ? t('1 entry') : t('{0} entries', number));
const certificatesOf = number => (number === 1 ? t('1 certificate') : t('{0} certificates', number));

/** What somebody did to the page; it outlives hiding it. */
const state = { open: [], query: '', sort: 'use', isNew: true, allUses: false, ...host.getState() };
const keep = () => host.setState(state);

let view;
let comparison;
/** The entry to go to when the view is there. */
let wanted;

function header(isRemembered) {
  const kinds = (view.kind === 'certificates' ? certificatesOf : entriesOf)(view.entries.length);
  const facts = [view.type, view.complete ? kinds : undefined].filter(Boolean).join(' · ');
  return el('header', {},
    el('div', { class: 'head' },
      el('div', { class: 'title' }, el('h1', {}, name), el('p', { class: 'facts' }, facts)),
      el('div', { class: 'actions' },
        view.complete ? button(t('Compare…'), () => send('compare'), { class: 'secondary', title: t('Compare with another keystore') }) : undefined,
        button(t('Open as Text'), () => send('text'), { class: 'secondary' }))),
    el('p', { class: `status ${view.status.tone}` }, icon({ good: 'check', locked: 'lock', bad: 'cross' }[view.status.tone]), el('span', {}, view.status.text)),
    view.asksPassword ? locked() : undefined,
    isRemembered ? el('p', { class: 'remembered' }, view.isGivenRight ? t('Its password is remembered.') : t('The remembered password does not open it.'), ' ',
      button(t('Forget it'), () => send('forget'), { class: 'link' })) : undefined);
}

function locked() {
  const box = el('input', { type: 'checkbox', id: 'remember' });
  return el('div', { class: 'locked-box' },
    button(t('Enter Password…'), () => send('password', { remember: box.checked })),
    el('label', { for: 'remember' }, box, ` ${t('Remember it in the secret storage')}`));
}

/** How many places are listed before the entries: those with problems always, others while there is room, those that the server reads first. */
const fewUses = 5;

function usesOf() {
  if (view.uses.length === 0) return undefined;
  const items = view.uses.map(useItem);
  const others = [true, false].flatMap(isRead => items.filter((_, index) => view.uses[index].problems.length === 0 && view.uses[index].read === isRead));
  const more = others.slice(Math.max(0, fewUses - (items.length - others.length)));
  const fold = () => {
    for (const item of more) item.hidden = !state.allUses;
    text(folding, state.allUses ? t('Show fewer') : t('Show all {0}', items.length));
    folding.setAttribute('aria-expanded', String(state.allUses));
  };
  const folding = button('', () => { state.allUses = !state.allUses; keep(); fold(); }, { class: 'link', 'aria-controls': 'places' });
  // To hide one or two saves no room.
  const isLong = more.length > 2;
  if (isLong) fold();
  return el('section', { 'aria-labelledby': 'uses' }, el('h2', { id: 'uses' }, t('Used by')), el('ul', { class: 'uses', id: 'places' }, ...items), isLong ? folding : undefined);
}

function useItem(use, index) {
  const isShared = new Set(view.uses.map(({ home }) => home)).size > 1;
  return el('li', {},
      el('div', { class: 'use' },
        el('span', { class: 'role' }, use.title),
        button(isShared ? `${use.home}/${use.place.label}` : use.place.label, () => send('place', { use: index }), { class: 'link place', title: `${use.home}: ${use.place.label}` }),
        use.alias === undefined ? undefined : el('span', { class: 'quiet' }, t('alias'), ' ', el('code', {}, use.alias)),
        use.read ? undefined : el('span', { class: 'quiet' }, t('not read by the server'))),
      use.problems.length === 0 ? undefined : el('ul', { class: 'problems' }, ...use.problems.map((problem, at) => el('li', { class: problem.severity },
        icon({ error: 'cross', warning: 'warning' }[problem.severity] ?? 'info', problem.severity),
        el('span', {}, button(problem.message, () => send('place', { use: index, problem: at }), { class: 'link message', title: problem.place.label }), ' ', el('code', { class: 'rule' }, problem.rule))))));
}

const fullText = ({ alias, chain }) =>
  [alias, ...chain.flatMap(each => [each.subject, each.issuer, each.serial, each.sha256, each.sha1, ...each.subjectAltNames])].join('\n').toLowerCase();

function matching() {
  const asked = state.query.trim().toLowerCase();
  const bare = /^[\da-f:\s]{8,}$/.test(asked) ? asked.replace(/[:\s]/g, '') : asked;
  const found = view.entries.filter(entry => fullText(entry).includes(bare) || fullText(entry).includes(asked));
  const end = ({ chain: [leaf] }) => leaf?.notAfter ?? '9999';
  if (state.sort === 'alias') found.sort((a, b) => (a.alias.toLowerCase() < b.alias.toLowerCase() ? -1 : 1));
  if (state.sort === 'end') found.sort((a, b) => (end(a) < end(b) ? -1 : end(a) > end(b) ? 1 : 0));
  return found;
}

function row(entry) {
  const [leaf] = entry.chain;
  const id = `entry-${view.entries.indexOf(entry)}`;
  const isOpen = state.open.includes(entry.alias);
  const body = el('div', { class: 'details', id, hidden: isOpen ? undefined : '' });
  const fill = () => { if (body.childElementCount === 0) body.append(...details(entry, view, send)); };
  const toggle = () => {
    const isShown = head.getAttribute('aria-expanded') !== 'true';
    state.open = state.open.filter(each => each !== entry.alias).concat(isShown ? [entry.alias] : []);
    keep();
    fill();
    body.hidden = !isShown;
    head.setAttribute('aria-expanded', String(isShown));
  };
  const kinds = { key: t('Private key'), certificate: t('Trusted certificate'), secret: t('Secret key') };
  const used = entry.usedBy.length > 0;
  const head = button('', toggle, { class: 'row', 'aria-expanded': String(isOpen), 'aria-controls': id },
    icon(entry.kind, view.kind === 'certificates' ? t('Certificate') : kinds[entry.kind]),
    el('span', { class: 'names' },
      el('span', { class: 'alias' }, entry.alias, used ? el('span', { class: 'badge' }, t('in use')) : undefined),
      leaf && leaf.subject !== entry.alias ? el('span', { class: 'subject' }, leaf.subject) : undefined),
    leaf ? el('span', { class: `left ${leaf.validity}` }, left(leaf), bar(leaf)) : undefined);
  if (isOpen) fill();
  return el('li', { class: 'entry', 'data-alias': entry.alias }, head, body);
}

const list = el('ol', { class: 'entries' });
const counted = el('p', { class: 'quiet', role: 'status' });

function fillList() {
  const found = matching();
  list.replaceChildren(...found.map(row));
  text(counted, found.length === view.entries.length ? '' : t('{0} of {1}', found.length, entriesOf(view.entries.length)));
}

/** Made once, when the page knows its language: whoever types there keeps the cursor when the view changes. */
let finding;

function makeFinding() {
  const search = el('input', { type: 'search', placeholder: t('Search alias, name, issuer, fingerprint'), 'aria-label': t('Search entries'), spellcheck: 'false' });
  search.addEventListener('input', () => { state.query = search.value; keep(); fillList(); });
  const orders = [['use', t('In use first')], ['alias', t('By alias')], ['end', t('By end of validity')]];
  const sort = el('select', { 'aria-label': t('Sort entries') }, ...orders.map(([value, label]) => el('option', { value }, label)));
  sort.addEventListener('change', () => { state.sort = sort.value; keep(); fillList(); });
  return { search, sort };
}

function entries() {
  if (view.entries.length === 0) return view.complete ? el('p', { class: 'empty' }, t('It is empty.')) : undefined;
  finding ??= makeFinding();
  const { search, sort } = finding;
  search.value = state.query;
  sort.value = state.sort;
  fillList();
  return el('section', { 'aria-labelledby': 'entries' },
    el('div', { class: 'tools' },
      el('h2', { id: 'entries' }, view.kind === 'certificates' ? t('Certificates') : t('Entries')),
      view.entries.length > 3 ? el('div', { class: 'finding' }, search, sort) : undefined),
    counted, list);
}

function compared() {
  if (!comparison) return undefined;
  const group = (title, all, isOpen) => el('details', isOpen && all.length > 0 ? { open: '' } : {}, el('summary', {}, `${title} `, el('span', { class: 'badge' }, all.length)),
    el('ul', {}, ...all.map(each => el('li', {}, el('strong', {}, each.alias), each.otherAlias === undefined ? '' : ` ${t('(there: {0})', each.otherAlias)}`, el('span', { class: 'subject' }, each.subject)))));
  const { onlyHere, onlyThere, same } = comparison.comparison;
  return el('section', { class: 'comparison', 'aria-labelledby': 'compared', tabindex: '-1' },
    el('div', { class: 'tools' }, el('h2', { id: 'compared' }, t('Compared with {0}', comparison.name)),
      button(t('Close'), () => { comparison = undefined; show(); }, { class: 'secondary' })),
    el('p', { class: 'quiet' }, comparison.comparison.status),
    group(t('Only here'), onlyHere, true), group(t('Only there'), onlyThere, true), group(t('In both'), same, false));
}

let isRemembered = false;

const rowOf = alias => [...list.children].find(each => each.dataset.alias === alias)?.querySelector('.row');

function show() {
  const active = document.activeElement;
  const focused = active?.closest('.entry')?.dataset.alias;
  main.replaceChildren(...[header(isRemembered), compared(), usesOf(), entries()].filter(Boolean));
  main.setAttribute('aria-busy', 'false');
  if (focused !== undefined) rowOf(focused)?.focus({ preventScroll: true });
  else if (main.contains(active)) active.focus({ preventScroll: true });
}

function goTo(alias) {
  wanted = view ? undefined : alias;
  const known = view?.entries.find(entry => entry.alias.toLowerCase() === alias.toLowerCase());
  if (!known) return;
  state.query = '';
  if (!state.open.includes(known.alias)) state.open.push(known.alias);
  keep();
  show();
  rowOf(known.alias)?.focus();
}

const taking = {
  language: ({ language, bundle }) => speak(language, bundle),
  view(message) {
    view = message.view;
    isRemembered = message.isRemembered;
    // What a person most likely came for is open at once.
    const first = view.entries.find(each => each.usedBy.length > 0) ?? (view.entries.length === 1 ? view.entries[0] : undefined);
    if (state.isNew && first) state.open = [first.alias];
    if (view.entries.length > 0) state.isNew = false;
    show();
    if (wanted !== undefined) goTo(wanted);
  },
  comparison(message) {
    comparison = message;
    show();
    main.querySelector('.comparison').focus();
  },
  entry: ({ alias }) => goTo(alias),
  failed() {
    main.replaceChildren(el('h1', {}, name), el('p', { class: 'status bad' }, icon('cross'), el('span', {}, t('This could not be read. "WSO2: Show Log" says why.'))));
    main.setAttribute('aria-busy', 'false');
  },
};

window.addEventListener('message', ({ data }) => taking[data.type]?.(data));

list.addEventListener('keydown', event => {
  const rows = [...list.querySelectorAll('.row')];
  const at = rows.indexOf(event.target);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
  if (at < 0 || rows[next] === undefined) return;
  event.preventDefault();
  rows[next].focus();
});

// Tests measure from here.
performance.mark('asked');
send('ready');
