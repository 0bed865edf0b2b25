// Makes elements. Whatever a certificate or a file holds becomes text here, and never anything else.

const svg = 'http://www.w3.org/2000/svg';

/** An element with attributes and children; strings and numbers become text. */
export function el(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(key, value);
  for (const child of children) if (child !== undefined) made.append(child instanceof Node ? child : document.createTextNode(String(child)));
  return made;
}

export function text(element, words) {
  element.textContent = words;
  element.hidden = words === '';
}

export function button(label, action, attributes = {}, ...children) {
  const made = el('button', { type: 'button', ...attributes }, ...(label === '' ? [] : [label]), ...children);
  made.addEventListener('click', action);
  return made;
}

const paths = {
  key: 'M10.5 1.5a4 4 0 0 0-3.8 5.3L1.5 12v2.5H4V13h1.5v-1.5H7l1.2-1.2a4 4 0 1 0 2.3-8.8Zm1 2.7a.9.9 0 1 1 0 1.8.9.9 0 0 1 0-1.8Z',
  certificate: 'M8 1.5a4.5 4.5 0 0 0-2.5 8.2v4.8L8 13.2l2.5 1.3V9.7A4.5 4.5 0 0 0 8 1.5ZM8 3a3 3 0 1 1 0 6 3 3 0 0 1 0-6Z',
  secret: 'M4 7V5a4 4 0 1 1 8 0v2h1v7H3V7h1Zm1.5 0h5V5a2.5 2.5 0 0 0-5 0v2Z',
  lock: 'M4 7V5a4 4 0 1 1 8 0v2h1v7H3V7h1Zm1.5 0h5V5a2.5 2.5 0 0 0-5 0v2Z',
  check: 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Zm3.7 4.7L7.2 10.9 4.4 8.2l1-1 1.8 1.7 3.5-3.7 1 1Z',
  cross: 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Zm3 8.5-1 1-2-2-2 2-1-1 2-2-2-2 1-1 2 2 2-2 1 1-2 2 2 2Z',
  warning: 'M8 1.5 15 14H1L8 1.5Zm-.7 4.8v4h1.4v-4H7.3Zm0 5v1.4h1.4v-1.4H7.3Z',
  info: 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Zm-.7 2.8h1.4v1.4H7.3V4.3Zm0 2.7h1.4v4.7H7.3V7Z',
};

/** A small drawing; with a label where nothing beside it says the same. */
export function icon(name, label) {
  const made = document.createElementNS(svg, 'svg');
  made.setAttribute('viewBox', '0 0 16 16');
  made.setAttribute('class', `icon ${name}`);
  if (label === undefined) made.setAttribute('aria-hidden', 'true');
  else {
    made.setAttribute('role', 'img');
    made.setAttribute('aria-label', label);
  }
  const path = document.createElementNS(svg, 'path');
  path.setAttribute('d', paths[name]);
  path.setAttribute('fill-rule', 'evenodd');
  made.append(path);
  return made;
}
