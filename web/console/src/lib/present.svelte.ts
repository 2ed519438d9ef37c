// The present, for relative times: moves every twenty seconds.

class Present {
  now = $state(Date.now());
  constructor() {
    setInterval(() => (this.now = Date.now()), 20_000);
  }
}

export const present = new Present();
