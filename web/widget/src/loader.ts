// The loader on the customer's page: draws one button, opens the panel in a frame on Candor's own origin on
// the first click, and does nothing else. It never sees the visitor's token or a message.

type FromPanel =
  | { candor: 'unread'; count: number; talking: boolean }
  | { candor: 'close' }
  | { candor: 'ready' }
  | { candor: 'who' };
type Face = { title: string; colour: string; language: string };

const LABELS: Record<string, [open: string, close: string, frame: string]> = {
  en: ['Open chat', 'Close chat', 'Chat'],
  fr: ['Ouvrir le chat', 'Fermer le chat', 'Chat'],
  ru: ['Открыть чат', 'Закрыть чат', 'Чат'],
  ar: ['فتح المحادثة', 'إغلاق المحادثة', 'المحادثة'],
};

const STYLE = `
:host{all:initial}
button{position:fixed;inset-block-end:20px;inset-inline-end:20px;inline-size:60px;block-size:60px;border:0;
border-radius:30px;background:var(--c,#1f5a7a);color:var(--i,#fff);cursor:pointer;z-index:2147483646;padding:0;
box-shadow:0 6px 24px rgba(20,20,20,.28)}
button:focus-visible{outline:3px solid var(--c,#1f5a7a);outline-offset:3px}
svg{inline-size:28px;block-size:28px;fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;
stroke-linejoin:round;vertical-align:middle}
b{position:absolute;inset-block-start:-4px;inset-inline-end:-4px;min-inline-size:22px;padding:0 5px;
box-sizing:border-box;border-radius:11px;background:#b4500f;color:#fff;font:600 13px/22px system-ui,sans-serif}
b:empty{display:none}
iframe{position:fixed;inset-block-end:92px;inset-inline-end:20px;inline-size:384px;
block-size:min(704px,calc(100dvh - 112px));border:0;border-radius:16px;z-index:2147483647;
box-shadow:0 12px 48px rgba(20,20,20,.3);color-scheme:normal}
[hidden]{display:none}
@media (max-width:480px){iframe{inset:0;inline-size:100%;block-size:100%;border-radius:0}}
@media print{button,iframe{display:none}}`;

const CHAT = 'M21 12a8 8 0 0 1-8 8H4l2-3.5A8 8 0 1 1 21 12Z';
const CROSS = 'M6 6l12 12M18 6L6 18';

function start(script: HTMLScriptElement) {
  const key = script.dataset['chat'];
  if (!key || script.dataset['candorStarted']) return;
  script.dataset['candorStarted'] = 'yes';
  const origin = new URL(script.src).origin;
  const language = script.dataset['language'] ?? '';
  // The panel chooses in the same way.
  const wishes = [language, ...navigator.languages].map((wish) => wish.slice(0, 2).toLowerCase());
  const said = wishes.find((wish) => wish in LABELS) ?? 'en';
  const labels = LABELS[said]!;

  const host = document.createElement('div');
  host.lang = said;
  const root = host.attachShadow({ mode: 'open' });
  // A constructed sheet needs no permission for inline styles.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];

  const button = document.createElement('button');
  button.type = 'button';
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  svg.append(path);
  const badge = document.createElement('b');
  button.append(svg, badge);
  root.append(button);

  let frame: HTMLIFrameElement | undefined;
  let open = false;
  let unread = 0;
  let talking = false;

  const draw = () => {
    path.setAttribute('d', open ? CROSS : CHAT);
    badge.textContent = !open && unread > 0 ? String(Math.min(unread, 99)) : '';
    button.setAttribute('aria-label', open ? labels[1] : labels[0] + (unread > 0 ? ` (${unread})` : ''));
    button.setAttribute('aria-expanded', String(open));
  };

  const tell = (message: object) => frame?.contentWindow?.postMessage(message, origin);
  const page = () => ({
    candor: 'page',
    url: location.href.slice(0, 2000),
    title: document.title.slice(0, 300),
  });

  const load = () => {
    frame = document.createElement('iframe');
    const query = new URLSearchParams();
    if (language) query.set('lang', language);
    if (script.dataset['sample']) query.set('sample', script.dataset['sample']);
    if (script.dataset['identity']) query.set('identified', '1');
    query.set('host', location.origin);
    frame.src = `${origin}/widget/panel/${encodeURIComponent(key)}#${query}`;
    frame.allow = 'clipboard-write';
    frame.title = labels[2];
    frame.hidden = true;
    root.append(frame);
  };

  const toggle = (to: boolean, quiet = false) => {
    open = to;
    if (open && !frame) load();
    if (frame) frame.hidden = !open;
    tell({ candor: open ? 'opened' : 'closed', quiet });
    if (!quiet) (open ? frame : button)?.focus();
    remember();
    draw();
  };

  // On the site's next page the chat is as it was on this one: open, or closed but heard. Only that is kept
  // here, in the site's own storage; nothing of it is worth reading.
  const place = `candor ${key}`;
  const remember = () => {
    try {
      sessionStorage.setItem(place, open ? 'open' : talking ? 'talking' : '');
    } catch {
      // Refused: the next page starts with the button alone.
    }
  };
  const resume = () => {
    let before: string | null = null;
    try {
      before = sessionStorage.getItem(place);
    } catch {
      // As above.
    }
    // On a phone the panel would cover the page that the visitor has just asked for.
    if (before === 'open' && innerWidth > 480) toggle(true, true);
    else if (before && !frame) load();
  };

  button.addEventListener('click', () => toggle(!open));
  root.addEventListener('keydown', (event) => {
    if ((event as KeyboardEvent).key === 'Escape' && open) toggle(false);
  });
  addEventListener('message', (event: MessageEvent<FromPanel>) => {
    if (event.origin !== origin || !frame || event.source !== frame.contentWindow) return;
    if (event.data.candor === 'close') toggle(false);
    // Never in an address: what the site has signed is handed over, to the panel's origin only.
    if (event.data.candor === 'who') tell({ candor: 'identity', identity: script.dataset['identity'] });
    if (event.data.candor === 'ready') {
      tell(page());
      tell({ candor: open ? 'opened' : 'closed', quiet: root.activeElement !== frame });
    }
    if (event.data.candor === 'unread') {
      unread = Number(event.data.count) || 0;
      talking = Boolean(event.data.talking);
      remember();
      draw();
    }
  });

  draw();
  const show = () => {
    document.body.append(host);
    if (document.readyState === 'complete') resume();
    else addEventListener('load', resume);
  };
  if (document.body) show();
  else addEventListener('DOMContentLoaded', show);

  // Only the colour is asked for beforehand, so that the button looks like the chat.
  fetch(`${origin}/api/v1/widget/${encodeURIComponent(key)}/config`, { credentials: 'omit' })
    .then((answer) => (answer.ok ? (answer.json() as Promise<Face>) : Promise.reject(answer.status)))
    .then((face) => {
      host.style.setProperty('--c', face.colour);
      host.style.setProperty('--i', ink(face.colour));
    })
    .catch(() => {
      // The button keeps Candor's own colour; opening tells what is wrong.
    });
}

/** White or black, whichever can be read on the colour (WCAG relative luminance). */
function ink(colour: string): string {
  const part = (at: number) => {
    const share = parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5) > 0.18 ? '#111' : '#fff';
}

const own = document.currentScript;
if (own instanceof HTMLScriptElement) start(own);
