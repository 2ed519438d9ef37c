// The loader on the customer's page: draws one button, opens the panel in a frame on Candor's own origin on
// the first click, and does nothing else. It never sees the visitor's token or a message, and hands the page
// no more than it knows itself.

import { LABELS, launcher, type LauncherFace } from './launcher';
import { register, type Chat, type Event } from './page-api';

type FromPanel =
  | { candor: 'unread'; count: number; talking: boolean }
  | { candor: 'close' }
  | { candor: 'ready' }
  | { candor: 'who' };

type Bubble = ReturnType<typeof import('./bubble').bubble>;
/** Where the build has put it. */
declare const BUBBLE: string;

function start(script: HTMLScriptElement) {
  const { chat: key, sample, language: wished } = script.dataset;
  if (!key || script.dataset['candorStarted']) return;
  script.dataset['candorStarted'] = 'yes';
  const origin = new URL(script.src).origin;
  const name = encodeURIComponent(key);
  let identity = script.dataset['identity'];
  let language = wished ?? '';
  let fields: object | undefined;
  let frame: HTMLIFrameElement | undefined;
  let open = false;
  let unread = 0;
  let talking = false;
  /** Whether a greeting may be seen: until the chat was opened or the greeting was hidden. */
  let greets = true;
  let greeting = '';
  let bubble: Bubble | undefined;
  let address = '';
  /** The chat's language, once it is known. */
  let own = 'en';
  const handlers: [Event, (value?: number) => void][] = [];

  const ui = launcher(document, () => toggle(!open));
  const { host, root, button } = ui;

  /** The panel chooses in the same way. */
  const said = () =>
    [language, ...navigator.languages]
      .map((wish) => wish.slice(0, 2).toLowerCase())
      .find((wish) => wish in LABELS);
  const draw = () => {
    const tongue = said() ?? own;
    ui.draw(tongue, open, unread);
    bubble?.(greets ? greeting : '', tongue);
  };
  const tell = (message: object) => frame?.contentWindow?.postMessage(message, origin);
  const happened = (event: Event, value?: number) => {
    for (const [wanted, handler] of handlers) if (wanted === event) handler(value);
  };

  /** Where the visitor is: also after a page that draws itself anew has gone elsewhere. */
  const tellPage = () => {
    if (address === location.href) return;
    address = location.href;
    tell({ candor: 'page', url: address.slice(0, 2000), title: document.title.slice(0, 300) });
  };

  const tellFields = () => fields && tell({ candor: 'fields', fields });

  const load = () => {
    frame = document.createElement('iframe');
    const query = new URLSearchParams();
    if (language) query.set('lang', language);
    if (sample) query.set('sample', sample);
    if (identity) query.set('identified', '1');
    query.set('host', location.origin);
    frame.src = `${origin}/widget/panel/${name}#${query}`;
    frame.title = LABELS[said() ?? own]![2];
    frame.hidden = !open;
    root.append(frame);
  };
  /** Begins the panel again: it is somebody else's now, or speaks another language. */
  const again = () => {
    if (!frame) return;
    frame.remove();
    load();
  };

  const toggle = (to: boolean, quiet = false) => {
    // Cut off from Candor's origin by a sandbox, the panel cannot run in a frame.
    if (to && self.origin === 'null') return void window.open(`${origin}/c/${name}`);
    if (to !== open) happened(to ? 'open' : 'close');
    open = to;
    if (open) {
      greets = false;
      if (!frame) load();
    }
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
      sessionStorage.setItem(place, open ? 'open' : talking ? 'talking' : greets ? '' : 'greeted');
    } catch {
      // Refused: the next page starts with the button alone.
    }
  };
  const resume = () => {
    let before: string | null | undefined;
    try {
      before = sessionStorage.getItem(place);
    } catch {
      // As above.
    }
    if (before) greets = false;
    // On a phone the panel would cover the page that the visitor has just asked for.
    if (before === 'open' && innerWidth > 480) toggle(true, true);
    else if (before && before !== 'greeted' && !frame) load();
    look();
  };

  root.addEventListener('keydown', (event) => {
    if ((event as KeyboardEvent).key === 'Escape' && open) toggle(false);
  });
  addEventListener('message', ({ data, origin: from, source }: MessageEvent<FromPanel>) => {
    if (from !== origin || !frame || source !== frame.contentWindow) return;
    if (data.candor === 'close') toggle(false);
    // Never in an address: what the site has signed is handed over, to the panel's origin only.
    if (data.candor === 'who') tell({ candor: 'identity', identity });
    if (data.candor === 'ready') {
      address = '';
      tellPage();
      tellFields();
      tell({ candor: open ? 'opened' : 'closed', quiet: root.activeElement !== frame });
    }
    if (data.candor === 'unread') {
      const { count } = data;
      if (count !== unread) happened('unread', count);
      unread = count;
      talking = data.talking;
      remember();
      draw();
    }
  });
  setInterval(tellPage, 1_000);

  const fetchBubble = async () => {
    const code = (await import(/* @vite-ignore */ `${origin}${BUBBLE}`)) as typeof import('./bubble');
    const hide = () => {
      greets = false;
      toggle(false);
    };
    return code.bubble(root, () => toggle(true), hide);
  };
  /** Only the look is asked for beforehand. */
  const look = () => {
    const query = said() ? `?language=${said()}` : '';
    fetch(`${origin}/api/v1/widget/${name}/config${query}`, { credentials: 'omit' })
      .then((answer) => answer.json() as Promise<LauncherFace>)
      .then(async (face) => {
        // What is no face is an error, and throws.
        ui.look(face);
        own = face.language;
        greeting = face.launcher.bubble;
        host.hidden = false;
        if (greeting && greets) bubble ??= await fetchBubble();
        draw();
      })
      .catch(() => {
        // The button keeps Candor's own colour; opening tells what is wrong.
        host.hidden = false;
      });
  };

  const chat: Chat = {
    open: () => toggle(true),
    close: () => open && toggle(false),
    identify(who) {
      // Pages that draw themselves anew say the same again and again.
      if (identity !== (identity = JSON.stringify(who))) again();
    },
    set(more) {
      fields = { ...fields, ...more };
      tellFields();
    },
    lang(tag) {
      language = tag;
      draw();
      look();
      again();
    },
    on(event, handler) {
      handlers.push([event, handler]);
    },
  };

  draw();
  const show = () => {
    document.body.append(host);
    // A page that draws itself anew may throw the button away, and bring its script again.
    if (!register(key, chat, () => host.isConnected || document.body.append(host))) return host.remove();
    if (document.readyState === 'complete') resume();
    else addEventListener('load', resume);
  };
  if (document.body) show();
  else addEventListener('DOMContentLoaded', show);
}

const script = document.currentScript as HTMLScriptElement | null;
if (script) start(script);
