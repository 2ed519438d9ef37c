// The launcher as a page shows it: the button and its badge. Only draws; shared with the
// preview in the chat's settings, so that both look the same.

export interface LauncherFace {
  colour: string;
  second_colour: string | null;
  ink: string;
  language: string;
  theme: 'auto' | 'light' | 'dark';
  launcher: {
    shape: 'round' | 'square' | 'pill';
    side: 'start' | 'end';
    offset_inline: number;
    offset_block: number;
    text: string;
    bubble: string;
  };
}

export const LABELS: Record<string, [open: string, close: string, frame: string]> = {
  en: ['Open chat', 'Close chat', 'Chat'],
  fr: ['Ouvrir le chat', 'Fermer le chat', 'Chat'],
  ru: ['Открыть чат', 'Закрыть чат', 'Чат'],
  ar: ['فتح المحادثة', 'إغلاق المحادثة', 'المحادثة'],
};

// Everything is out of the page's flow: nothing on the page moves.
const STYLE = `
:host{all:initial;position:absolute}
button,iframe{position:fixed;inset-block-end:calc(var(--y,20px) + 72px);inset-inline:var(--s,auto) var(--e,20px);border:0;
border-radius:16px;z-index:2147483647;box-shadow:0 6px 28px rgba(20,20,20,.3)}
button{inset-block-end:var(--y,20px);display:flex;gap:10px;align-items:center;min-inline-size:60px;block-size:60px;
border-radius:var(--r,30px);background:var(--g,#1f5a7a);color:var(--i,#fff);cursor:pointer;padding:0 16px;
font:600 15px system-ui,sans-serif}
:focus-visible{outline:3px solid var(--c,#1f5a7a);outline-offset:3px}
svg{inline-size:28px;block-size:28px;fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round}
b{position:absolute;inset-block-start:-4px;inset-inline-end:-4px;min-inline-size:12px;padding:0 5px;border-radius:11px;
background:#b4500f;color:#fff;font-size:13px;line-height:22px}
:empty:is(b,span),[hidden],:host([hidden]){display:none}
iframe{inline-size:384px;max-inline-size:calc(100vw - var(--o,20px) - 8px);
block-size:min(704px,calc(100dvh - var(--y,20px) - 92px));color-scheme:normal}
@media (max-width:480px){iframe{inset:0;inline-size:100%;max-inline-size:none;block-size:100%;border-radius:0}}
@media print{button,iframe{display:none}}`;

const CHAT = 'M21 12a8 8 0 0 1-8 8H4l2-3.5A8 8 0 1 1 21 12Z';
const CROSS = 'M6 6l12 12M18 6L6 18';
const SVG = 'http://www.w3.org/2000/svg';

export interface Launcher {
  host: HTMLElement;
  root: ShadowRoot;
  button: HTMLButtonElement;
  look(face: LauncherFace): void;
  draw(language: string, open: boolean, unread: number): void;
}

export function launcher(document: Document, click: () => void): Launcher {
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'open' });
  // A constructed sheet needs no permission for inline styles.
  const sheet = new document.defaultView!.CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
  const button = document.createElement('button');
  // Not seen before its look is known: it would move.
  host.hidden = true;
  button.addEventListener('click', click);
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  const path = document.createElementNS(SVG, 'path');
  svg.append(path);
  const text = document.createElement('span');
  text.dir = 'auto';
  const badge = document.createElement('b');
  button.append(svg, text, badge);
  root.append(button);

  return {
    host,
    root,
    button,
    look({ colour, second_colour: second, ink, theme, launcher: its }) {
      const side = `${its.offset_inline}px`;
      const isStart = its.side === 'start';
      const values: [string, string][] = [
        ['--c', colour],
        ['--g', second ? `linear-gradient(135deg,${colour},${second})` : colour],
        ['--i', ink],
        ['--y', `${its.offset_block}px`],
        ['--o', side],
        ['--s', isStart ? side : 'auto'],
        ['--e', isStart ? 'auto' : side],
        ['--r', its.shape === 'square' ? '16px' : '30px'],
        ['color-scheme', theme === 'auto' ? 'light dark' : theme],
      ];
      for (const each of values) host.style.setProperty(...each);
      text.textContent = its.text;
    },
    draw(language, open, unread) {
      const [toOpen, toClose] = LABELS[language]!;
      host.lang = language;
      path.setAttribute('d', open ? CROSS : CHAT);
      badge.textContent = !open && unread > 0 ? `${Math.min(unread, 99)}` : '';
      // What is read on the button is part of its name.
      const says = text.textContent && `: ${text.textContent}`;
      button.setAttribute(
        'aria-label',
        (open ? toClose : toOpen + (unread > 0 ? ` (${unread})` : '')) + says,
      );
      button.setAttribute('aria-expanded', `${open}`);
    },
  };
}
