// What stands in the customer's page to use the chat from its scripts.

/** Keeps calls until the chat's script is there. */
export const QUEUE = `window.Candor ??= new Proxy([], {
  get: (calls, name) => calls[name] ?? ((...given) => void calls.push([name, given])),
});`;

export const CALLS = `Candor.open();
Candor.close();
Candor.identify({ id, name, email, expires, signature });
Candor.set({ plan: 'pro', cart: 3 });
Candor.lang('fr');
Candor.on('open', () => {});
Candor.on('close', () => {});
Candor.on('unread', (count) => {});`;
