// The bubble that greets beside the launcher. Fetched only where a chat has one: most pages never need it.

// The launcher's own rules for its button are undone for the two in here.
const STYLE = `
.g{display:flex;position:fixed;inset-block-end:calc(var(--y,20px) + 72px);inset-inline:var(--s,auto) var(--e,20px);
z-index:2147483646;max-inline-size:min(300px,calc(100vw - var(--o,20px) - 8px));border-radius:14px;background:#fff;
background:light-dark(#fff,#2c2c29);color:#1d1c1a;color:light-dark(#1d1c1a,#f0eee8);
box-shadow:0 6px 24px rgba(20,20,20,.28)}
.g[hidden]{display:none}
.g button{all:unset;flex:1;color:inherit;font:15px/1.4 system-ui,sans-serif;text-align:start;cursor:pointer;
padding-block:12px;padding-inline:16px 0;border-radius:14px;overflow-wrap:anywhere}
.g button:focus-visible{outline:3px solid;outline-offset:-3px}
.g .x{flex:none;inline-size:44px;min-block-size:44px;padding:0;text-align:center}
.x svg{inline-size:16px;block-size:16px;vertical-align:middle}
@media print{.g{display:none}}`;

const HIDE: Record<string, string> = {
  en: 'Hide this greeting',
  fr: 'Masquer ce message',
  ru: 'Скрыть приветствие',
  ar: 'إخفاء هذه التحية',
};
const CROSS = 'M6 6l12 12M18 6L6 18';
const SVG = 'http://www.w3.org/2000/svg';

/** Puts a greeting into the launcher's root; what it returns shows (a text) or hides it (an empty one). */
export function bubble(
  root: ShadowRoot,
  click: () => void,
  hide: () => void,
): (text: string, language: string) => void {
  const document = root.ownerDocument;
  const sheet = new document.defaultView!.CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  const element = document.createElement('div');
  element.className = 'g';
  element.hidden = true;
  const says = document.createElement('button');
  const cross = document.createElement('button');
  says.type = cross.type = 'button';
  says.dir = 'auto';
  cross.className = 'x';
  says.addEventListener('click', click);
  cross.addEventListener('click', hide);
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', CROSS);
  svg.append(path);
  cross.append(svg);
  element.append(says, cross);
  root.prepend(element);
  return (text, language) => {
    says.textContent = text;
    cross.setAttribute('aria-label', HIDE[language] ?? HIDE['en']!);
    element.hidden = !text;
  };
}
