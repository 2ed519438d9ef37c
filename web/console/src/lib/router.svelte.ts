// Where we are: the address bar is the truth. Links are ordinary links.

class Router {
  path = $state(location.pathname);
  query = $state(location.search);
  /** Came here by the browser's back or forward. */
  returned = false;
  /** Asked before anything else is shown. Answering true it takes over, and goes there itself when it may. */
  hold: ((address: string) => boolean) | null = null;

  constructor() {
    addEventListener('popstate', () => {
      const held = this.hold?.(location.pathname + location.search);
      if (held) history.pushState(null, '', this.path + this.query);
      else {
        this.returned = true;
        this.#read();
      }
    });
    document.addEventListener('click', (event) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      const plain =
        event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
      if (!link || !plain || event.defaultPrevented || link.target || link.hasAttribute('download')) return;
      if (link.origin !== location.origin || /^\/(api|sample|c|files|assets)\//.test(link.pathname)) return;
      event.preventDefault();
      this.go(link.pathname + link.search);
    });
  }

  go(address: string, replace = false): void {
    if (this.hold?.(address)) return;
    if (replace) history.replaceState(null, '', address);
    else history.pushState(null, '', address);
    this.returned = false;
    this.#read();
  }

  #read(): void {
    this.path = location.pathname;
    this.query = location.search;
  }
}

export const router = new Router();
