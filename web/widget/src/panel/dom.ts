// Making elements. Text is always text: nothing here parses HTML.

type Attributes = Record<string, string | number | boolean | undefined | EventListener>;

export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: (Node | string | null | undefined)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== undefined && value !== false) element.setAttribute(name, String(value));
  }
  for (const child of children) if (child !== null && child !== undefined) element.append(child);
  return element;
}

/** An icon of one path, drawn in the text's colour. */
export function icon(path: string): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const shape = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  shape.setAttribute('d', path);
  svg.append(shape);
  return svg;
}

/** Text with its web addresses as links. */
export function linked(text: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  let rest = 0;
  for (const match of text.matchAll(/https?:\/\/[^\s<>"']{1,2000}/g)) {
    const address = match[0].replace(/[.,;:!?)\]]+$/, '');
    fragment.append(text.slice(rest, match.index));
    fragment.append(
      el('a', { href: address, target: '_blank', rel: 'noopener noreferrer nofollow' }, address),
    );
    rest = match.index + address.length;
  }
  fragment.append(text.slice(rest));
  return fragment;
}

/** The first letters of a name: one, or two of several words. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /\p{L}|\p{N}/u.test(word));
  const ends = words.length > 1 ? [words[0]!, words.at(-1)!] : words;
  return ends.map((word) => /[\p{L}\p{N}]/u.exec(word)?.[0].toLocaleUpperCase() ?? '').join('');
}
