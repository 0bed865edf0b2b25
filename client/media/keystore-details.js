// What the viewer's page shows of one entry: its chain as a path, and the certificate that is chosen there.

import { button, el } from './keystore-elements.js';
import { bar, left } from './keystore-validity.js';
import { t } from './keystore-words.js';

const short = ({ commonNames, subject }) => commonNames[0] ?? subject;
const day = instant => instant.slice(0, 10);
/** In pairs; of a long one the second half may begin a line of its own, so that it can be compared by eye. */
const spaced = hex => hex.toUpperCase().replace(/..(?=.)/g, '$&:');
const inHalves = hex => (hex.length > 40 ? [`${spaced(hex.slice(0, 32))}:`, spaced(hex.slice(32))] : [spaced(hex)]).map(half => el('span', { class: 'half' }, half));

/** The parts of an entry's details. */
export function details(entry, view, send) {
  const { chain, created, kind, keyOpens, usedBy } = entry;
  const facts = [
    kind === 'key' && keyOpens === false ? t('The configured password does not open its key.') : undefined,
    created === undefined ? undefined : t('Created {0}', day(created)),
    usedBy.length === 0 ? undefined : t('Used as {0}', [...new Set(usedBy.map(index => view.uses[index].title))].join(', ')),
  ].filter(Boolean);
  const parts = [facts.length > 0 ? el('p', { class: 'quiet' }, facts.join(' · ')) : undefined];
  if (chain.length === 0) return [...parts, el('p', { class: 'quiet' }, kind === 'secret' ? t('A secret key has no certificate.') : view.complete ? t('No certificate.') : t('Its certificates are locked.'))].filter(Boolean);
  const panel = el('div', { class: 'certificate' });
  const choose = index => panel.replaceChildren(...certificateParts(chain[index], entry.alias, send));
  choose(0);
  return [...parts, chain.length > 1 || !chain[0].selfSigned ? path(chain, choose) : undefined, panel].filter(Boolean);
}

/** The chain from the leaf to the root; one that does not reach a root names the issuer that is not there. */
function path(chain, choose) {
  const steps = chain.map((certificate, index) => button('', () => {
    for (const each of steps) each.setAttribute('aria-pressed', String(each === steps[index]));
    choose(index);
  }, { class: `step ${certificate.validity}`, 'aria-pressed': String(index === 0) }, short(certificate)));
  const last = chain[chain.length - 1];
  const missing = last.selfSigned ? [] : [el('span', { class: 'step missing', title: last.issuer }, /CN=([^,]+)/.exec(last.issuer)?.[1] ?? last.issuer, el('small', {}, ` ${t('not in this chain')}`))];
  return el('ol', { class: 'path', 'aria-label': t('Chain, from the leaf to the root') }, ...[...steps, ...missing].map(step => el('li', {}, step)));
}

function certificateParts(certificate, alias, send) {
  const { sha256, keyAlgorithm, keySize } = certificate;
  const key = keySize === undefined ? keyAlgorithm : `${keyAlgorithm} ${keySize}`;
  const term = (label, ...content) => [el('dt', {}, label), el('dd', {}, ...content)];
  const print = (label, what) => term(label, el('code', { class: 'print' }, ...inHalves(certificate[what])), button(t('Copy'), () => send('copy', { sha256, what }), { class: 'link', 'aria-label': t('Copy {0}', label) }));
  const listed = all => all.map(each => el('span', { class: 'item' }, each));
  const usage = [...(certificate.keyUsage ?? []), ...(certificate.extendedKeyUsage ?? [])];
  return [
    el('dl', {},
      ...term(t('Subject'), certificate.subject),
      ...term(t('Issuer'), certificate.selfSigned ? t('itself (self-signed)') : certificate.issuer),
      ...(certificate.subjectAltNames.length > 0 ? term(t('Names'), ...listed(certificate.subjectAltNames)) : []),
      ...term(t('Valid'), el('span', { class: `span ${certificate.validity}` },
        el('span', {}, day(certificate.notBefore)), bar(certificate), el('span', {}, day(certificate.notAfter)), el('span', { class: 'how' }, left(certificate)))),
      ...term(t('Key'), certificate.ca ? t('{0}, of an authority', key) : key),
      ...term(t('Signature'), certificate.signatureAlgorithm),
      ...(usage.length > 0 ? term(t('Usage'), ...listed(usage)) : []),
      ...term(t('Serial'), el('code', { class: 'print' }, certificate.serial)),
      ...print('SHA-256', 'sha256'),
      ...print('SHA-1', 'sha1')),
    el('div', { class: 'actions' },
      button(t('Copy PEM'), () => send('copy', { sha256, what: 'pem' }), { class: 'secondary' }),
      button(t('Save as PEM…'), () => send('save', { sha256, what: 'pem', alias }), { class: 'secondary' }),
      button(t('Save as DER…'), () => send('save', { sha256, what: 'der', alias }), { class: 'secondary' }),
      certificate.trustIn === undefined ? undefined : button(t('Add to Truststore…'), () => send('trust', { sha256 }), { title: t('The home that uses it does not trust it') })),
  ];
}
