// The panel: puts the parts together. It runs on Candor's own origin, in the loader's frame or as a page of
// its own (/c/KEY), and alone holds the visitor's token.

import { Api, Refused } from './api';
import { composer } from './composer';
import { el } from './dom';
import { Earlier } from './earlier';
import { RatingForm } from './form';
import { choose, direction, fill, isSpoken, load, regional } from './language';
import { identity } from './identity';
import { Live, type Listener } from './live';
import { Opening, when } from './opening';
import { clientId, Outbox, type Pending } from './outbox';
import { Shelf } from './shelf';
import { banner, header, paint, starts } from './shell';
import { Thread } from './thread';
import type { Texts } from './texts/en';
import type { Attachment, Dialogue, Frame, Message, Session } from './types';
import { size, View } from './view';

async function start(): Promise<void> {
  const framed = parent !== window;
  const wishes = new URLSearchParams(location.hash.slice(1) || location.search);
  const key = document.querySelector<HTMLMetaElement>('meta[name=candor-chat]')?.content ?? '';
  const host = wishes.get('host') ?? '';
  const shelf = new Shelf(
    () => localStorage,
    (name) => /^(visitor|banner) /.test(name),
  );
  const drafts = new Shelf(() => sessionStorage);
  const api = new Api(key);
  // What nobody wishes is not told to the server: the chat's own language is the answer then.
  const wished = [wishes.get('lang'), ...navigator.languages].find((wish) => isSpoken(wish));
  let language = choose([wished]);
  let texts = await load(language);

  const tell = (message: object) => framed && host && parent.postMessage(message, host);
  const page = { url: '', title: '' };
  let open = !framed;

  const address = framed ? undefined : location.href.split('#')[0];
  const signed = await identity(wishes);
  // One who is signed and one who is not may share a browser: each keeps a token of his own, so that signing
  // out of the site leaves nothing to read. A page of its own stays signed until its tab is closed.
  if (signed && !framed) drafts.set(`signed ${key}`, 'yes');
  const who = signed || (!framed && drafts.get(`signed ${key}`)) ? `${key} signed` : key;

  let session: Session;
  try {
    session = await arrive(api, shelf, who, wishes, {
      ...(wished ? { language } : {}),
      signed,
      address,
    });
  } catch (error) {
    document.body.append(
      el(
        'p',
        { class: 'sorry', role: 'alert' },
        error instanceof Refused && error.status === 404 ? texts.gone : texts.broken,
      ),
    );
    return;
  }
  if (session.identity && session.identity !== 'accepted')
    console.warn(`Candor: the identity was refused (${session.identity}); the visitor is not vouched for.`);
  if (!wished) {
    language = choose([session.chat.language]);
    texts = await load(language);
  }
  document.documentElement.lang = language;
  document.documentElement.dir = direction(language);
  paint(document.documentElement, session.chat);
  document.title = session.chat.title;

  const thread = new Thread();
  const outbox = new Outbox(shelf, `outbox ${who}`);
  const form = new RatingForm(api, texts, drafts);
  form.visible = () => open;

  const view = new View(texts, regional(language), session.chat.greeting, {
    retry: (id) => {
      outbox.retry(id);
      draw();
      void flush();
    },
    discard: (id) => {
      outbox.done(id);
      draw();
    },
  });

  const status = el('p', { class: 'status', role: 'status' });
  // What stands there when the page comes is read with it; what changes later is announced.
  const away = el('p', { class: 'away', role: 'status', hidden: true });
  const notice = el('p', { class: 'notice', role: 'alert' });
  const head = header(texts, session.chat);
  const { end, close } = head;
  end.addEventListener('click', () => void api.finish().catch(() => sync()));
  close.addEventListener('click', () => tell({ candor: 'close' }));
  close.hidden = !framed;

  const send = (text: string, file?: Attachment) => {
    const item: Pending = { client_id: clientId(), text };
    if (file) Object.assign(item, { file: file.id, fileName: file.name });
    outbox.add(item);
    notice.textContent = '';
    draw();
    view.toEnd();
    void flush();
  };
  const write = composer(texts, session.chat, drafts, `draft ${who}`, {
    send,
    upload: async (file) => {
      const { max_bytes: max, types } = session.chat.files;
      if (file.size > max)
        return void (notice.textContent = fill(texts.tooLarge, { size: size(max, language) }));
      if (!types.includes(file.type)) return void (notice.textContent = texts.wrongType);
      notice.textContent = fill(texts.uploading, { name: file.name });
      try {
        const stored = await api.upload(file);
        notice.textContent = '';
        return stored;
      } catch (error) {
        const code = error instanceof Refused ? error.code : '';
        notice.textContent = code === 'unsupported_media_type' ? texts.wrongType : texts.uploadFailed;
      }
      return undefined;
    },
    typing: () => thread.dialogue?.state !== 'finished' && live.tell({ type: 'typing' }),
  });

  // Another banner is shown again; this one only to those who have not hidden it.
  const said = session.chat.banner;
  const strip = banner(shelf.get(`banner ${key}`) === mark(said) ? '' : said, texts, () => {
    shelf.set(`banner ${key}`, mark(said));
    focus();
  });
  const first = starts(session.chat.buttons, texts, (text) => {
    send(text);
    focus();
  });
  // In a frame the page around has its own main part.
  const main = el(
    framed ? 'section' : 'main',
    { class: 'body', 'aria-label': framed ? session.chat.title : undefined },
    strip,
    view.log,
    form.element,
    away,
    status,
    notice,
    write.element,
  );
  document.body.append(head.element, main);
  // The form belongs to the thread: it scrolls with it and never covers the composer.
  view.log.append(first, form.element, form.announcement);
  const earlier = new Earlier(api, texts, (messages) => view.past(messages));
  view.log.prepend(earlier.element);

  let typingTimer: ReturnType<typeof setTimeout> | undefined;
  let sending = false;
  /** How often the dialogue's state was heard of. */
  let heard = 0;
  let read = 0;

  const opening = new Opening(session.opening, () => draw());
  /** Outside working time no answer is promised now; the message is taken all the same. */
  function drawAway(talking: boolean): boolean {
    const closed = opening.closed && !talking;
    const opens = opening.opens;
    const text = opens
      ? fill(texts.away, { when: when(opens, Date.now(), regional(language)) })
      : texts.awayOpen;
    if (away.hidden === closed) away.hidden = !closed;
    if (closed && away.textContent !== text) away.textContent = text;
    return closed;
  }

  function draw(): void {
    const dialogue = thread.dialogue;
    const closed = drawAway(dialogue?.state === 'active');
    view.draw(thread, outbox);
    const line = {
      finished: texts.ended,
      waiting: closed ? texts.awayWaiting : texts.waiting,
      active: session.chat.title,
    };
    head.draw(dialogue?.operator?.name, dialogue ? line[dialogue.state] : '');
    first.hidden = !session.chat.buttons.length || dialogue !== null || outbox.items.length > 0;
    end.hidden = !dialogue || dialogue.state === 'finished';
    const unread = thread.unread;
    if (open && document.visibilityState === 'visible' && unread > 0 && thread.dialogue!.last_seq > read) {
      read = thread.whole;
      if (dialogue?.state !== 'finished' && !live.tell({ type: 'read', seq: read }))
        void api.read(read).catch(() => (read = 0));
    }
    const talking = dialogue !== null && dialogue.state !== 'finished';
    tell({ candor: 'unread', count: open ? 0 : unread, talking });
  }

  /** Sends what waits, one after the other, so that order is kept. */
  async function flush(): Promise<void> {
    if (sending) return;
    sending = true;
    for (let item = outbox.next; item; item = outbox.next) {
      const { client_id, text, file } = item;
      try {
        const body = { client_id, text, ...(file ? { file } : {}) };
        const message = (await live.command({ type: 'send', ...body }).catch((error: unknown) => {
          if (error instanceof Refused) throw error;
          return api.send(body);
        }))!;
        outbox.done(client_id);
        if (!thread.belongs(message)) await sync();
        else thread.add(message);
      } catch (error) {
        if (!(error instanceof Refused)) break;
        if (error.status === 401) break;
        if (error.status >= 500) break;
        outbox.fail(client_id, refusal(error, texts));
      }
      draw();
    }
    sending = false;
    if (outbox.next) setTimeout(() => void flush(), 3_000);
  }

  /** Asks again: the newest dialogue and everything that is missing of it. */
  async function sync(): Promise<void> {
    const before = heard;
    try {
      const first = await api.messages(thread.whole);
      // Something was heard of it meanwhile: the answer may be older than that.
      if (heard !== before) return await sync();
      const other = first.dialogue?.id !== thread.dialogue?.id;
      take(first.dialogue, other && thread.whole > 0 ? (await api.messages(0)).items : first.items);
      while (thread.gap) {
        const before = thread.whole;
        take(thread.dialogue, (await api.messages(before, 0, thread.dialogue!.id)).items);
        if (thread.whole === before) break;
      }
    } catch {
      // The next news or reconnection asks again.
    }
    draw();
  }

  function take(dialogue: Dialogue | null, items: Message[]): void {
    if (dialogue && thread.dialogue && dialogue.id > thread.dialogue.id)
      earlier.keep(thread.items, dialogue.id);
    thread.see(dialogue);
    for (const message of items) {
      thread.add(message);
      if (message.client_id) outbox.done(message.client_id);
    }
  }

  const listener: Listener = {
    known: () => ({ ...(thread.dialogue ? { dialogue: thread.dialogue.id } : {}), after: thread.whole }),
    frame(frame: Frame) {
      if (frame.type === 'hello') {
        take(frame.dialogue, frame.messages);
        if (thread.gap) void sync();
        void flush();
        void form.look();
      } else if (frame.type === 'message') {
        if (!thread.belongs(frame.message)) return void sync();
        take(thread.dialogue, [frame.message]);
        if (frame.message.from === 'operator') view.typing(null);
        if (thread.gap) void sync();
      } else if (frame.type === 'dialogue') {
        heard += 1;
        const finished = frame.dialogue.state === 'finished';
        take(frame.dialogue, []);
        if (thread.gap) void sync();
        if (finished) void form.look();
      } else if (frame.type === 'typing') {
        view.typing(thread.dialogue?.operator?.name ?? texts.team);
        clearTimeout(typingTimer);
        typingTimer = setTimeout(() => view.typing(null), 5_000);
      } else if (frame.type === 'rating') void form.look();
      else if (frame.type === 'reload') void sync();
      draw();
    },
    online(online) {
      status.textContent = online ? '' : texts.offline;
      if (online) void flush();
    },
    lost() {
      // The token is dead: a new visit begins, what was not sent is kept.
      shelf.remove(`visitor ${who}`);
      location.reload();
    },
  };
  const live = new Live(api, listener);

  type FromLoader = { candor?: string; url?: string; title?: string; quiet?: boolean; fields?: object };
  addEventListener('message', (event: MessageEvent<FromLoader>) => {
    if (event.source !== parent || event.origin !== host) return;
    if (event.data.candor === 'opened' || event.data.candor === 'closed') {
      open = event.data.candor === 'opened';
      draw();
      if (open) {
        // Opened again by itself on the next page, it leaves the focus where it is.
        if (!event.data.quiet) focus();
        form.seen();
      }
    }
    if (event.data.candor === 'page' && event.data.url && event.data.url !== page.url) {
      page.url = event.data.url;
      page.title = event.data.title ?? '';
      const sample = wishes.get('sample');
      void api.session({ page, ...(sample ? { sample } : {}) }).catch(() => undefined);
    }
    if (event.data.candor === 'fields' && event.data.fields) {
      const sample = wishes.get('sample');
      const fields = Object.fromEntries(
        Object.entries(event.data.fields).map(([name, value]) => [name, String(value ?? '')]),
      );
      api
        .session({ fields, ...(sample ? { sample } : {}) })
        .catch((error: unknown) => console.warn('Candor: the fields were refused.', refused(error)));
    }
  });
  addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.isComposing) tell({ candor: 'close' });
  });
  document.addEventListener('visibilitychange', () => draw());

  thread.see(session.dialogue);
  draw();
  live.start();
  void sync().then(() => form.look());
  if (session.dialogue) void earlier.look(session.dialogue.id);
  tell({ candor: 'ready' });
  if (!framed) focus();

  /** Into the composer; under a finger that would only bring up the keyboard over what there is to read. */
  function focus(): void {
    if (matchMedia('(pointer: coarse)').matches) view.log.focus();
    else write.focus();
  }
}

interface Arriving {
  language?: string;
  signed: object | null;
  /** The page's own address, when it is not in a frame: the loader tells that. */
  address: string | undefined;
}

async function arrive(
  api: Api,
  shelf: Shelf,
  who: string,
  wishes: URLSearchParams,
  { language, signed, address }: Arriving,
): Promise<Session> {
  api.token = shelf.get(`visitor ${who}`) ?? '';
  const sample = wishes.get('sample');
  const session = await api.session({
    ...(language ? { language } : {}),
    ...(signed ? { identity: signed } : {}),
    ...(sample ? { sample } : {}),
    ...(address ? { page: { url: address, title: document.title } } : {}),
  });
  api.token = session.visitor_token;
  shelf.set(`visitor ${who}`, session.visitor_token);
  return session;
}

/** Stands for a text where only a few characters may be kept. */
function mark(text: string): string {
  let sum = 0;
  for (const each of text) sum = (sum * 31 + each.codePointAt(0)!) | 0;
  return sum.toString(36);
}

/** Which fields, for the page's developer. */
function refused(error: unknown): unknown {
  return error instanceof Refused ? error.fields : error;
}

function refusal(error: Refused, texts: Texts): string {
  if (error.code === 'too_many_requests') return texts.tooMany;
  return error.fields['text'] ?? error.message;
}

void start();
