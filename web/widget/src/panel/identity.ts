// Who the site says this is: handed over by the loader, or in the fragment of a link to the full page (which
// no server sees and the address bar loses at once). The server alone judges the signature.

/** How long the loader may take to answer: it stands on the same page. */
const PATIENCE = 3_000;

/** What the site has signed, or null: then this is a visitor like others. */
export async function identity(wishes: URLSearchParams): Promise<object | null> {
  const linked = wishes.get('identity');
  if (linked) {
    history.replaceState(null, '', location.pathname + location.search);
    return parsed(fromBase64Url(linked));
  }
  const host = wishes.get('host');
  return host && wishes.get('identified') ? parsed(await ask(host)) : null;
}

function ask(host: string): Promise<string> {
  return new Promise((done) => {
    const timer = setTimeout(() => done(''), PATIENCE);
    addEventListener('message', function heard(event: MessageEvent<{ candor?: string; identity?: string }>) {
      if (event.source !== parent || event.origin !== host || event.data.candor !== 'identity') return;
      removeEventListener('message', heard);
      clearTimeout(timer);
      done(event.data.identity ?? '');
    });
    parent.postMessage({ candor: 'who' }, host);
  });
}

function fromBase64Url(text: string): string {
  try {
    const bytes = Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (each) =>
      each.charCodeAt(0),
    );
    return new TextDecoder().decode(bytes);
  } catch {
    return '';
  }
}

/** Only the fields that the server knows, so that a site may keep more in its object. */
export function parsed(text: string): object | null {
  try {
    const { id, name, email, expires, signature } = JSON.parse(text) as Record<string, unknown>;
    const fields = { id, name: name || undefined, email: email || undefined, expires, signature };
    return typeof id === 'string' && typeof expires === 'number' && typeof signature === 'string'
      ? fields
      : null;
  } catch {
    return null;
  }
}
