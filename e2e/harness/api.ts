// Candor's public API as a plain client: puts a test in its starting place quickly, and looks at what
// a role may fetch. What a test is about goes through the browser, not through here.

export interface Answer {
  status: number;
  headers: [string, string][];
  text: string;
}

export class Client {
  private readonly url: string;
  readonly headers: Record<string, string>;

  constructor(url: string, headers: Record<string, string> = {}) {
    this.url = url;
    this.headers = headers;
  }

  /** The whole answer, whatever its status. */
  async ask(method: string, path: string, body?: unknown): Promise<Answer> {
    const response = await fetch(`${this.url}/api/v1${path}`, {
      method,
      headers: {
        origin: this.url,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...this.headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, headers: [...response.headers], text: await response.text() };
  }

  /** The answer's JSON; anything but success is an error that shows the answer. */
  async call<T = Record<string, any>>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await this.ask(method, path, body);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    return (answer.text ? JSON.parse(answer.text) : undefined) as T;
  }

  /** One file, as a browser's form sends it. */
  async upload(path: string, file: File, method = "POST"): Promise<Record<string, any>> {
    const body = new FormData();
    body.set("file", file);
    const headers = { origin: this.url, ...this.headers };
    const response = await fetch(`${this.url}/api/v1${path}`, { method, headers, body });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Record<string, any>;
  }

  get = <T = Record<string, any>>(path: string) => this.call<T>("GET", path);
  post = <T = Record<string, any>>(path: string, body?: unknown) => this.call<T>("POST", path, body);
  put = <T = Record<string, any>>(path: string, body: unknown) => this.call<T>("PUT", path, body);
  patch = <T = Record<string, any>>(path: string, body: unknown) => this.call<T>("PATCH", path, body);
}

export interface Person {
  name: string;
  email: string;
  password: string;
}

export const owner: Person = { name: "Olga Owner", email: "olga@example.org", password: "a long enough password" };
export const operator: Person = { name: "Otto Operator", email: "otto@example.org", password: "another long password" };

export const colleague: Person = { name: "Cora Colleague", email: "cora@example.org", password: "a third long password" };

function withCookie(url: string, answer: Answer): Client {
  const cookies = answer.headers.filter(([name]) => name === "set-cookie").map(([, value]) => value.split(";")[0]);
  return new Client(url, { cookie: cookies.join("; ") });
}

/** First run: the owner and the workspace. */
export async function setUp(url: string, token: string, language = "en"): Promise<Client> {
  const answer = await new Client(url).ask("POST", "/setup", {
    token,
    ...owner,
    workspace: "Tea shop",
    time_zone: "Europe/Paris",
    language,
  });
  if (answer.status !== 201) throw new Error(`setup: ${answer.status} ${answer.text}`);
  return withCookie(url, answer);
}

export async function signIn(url: string, who: Person): Promise<Client> {
  const answer = await new Client(url).ask("POST", "/session", { email: who.email, password: who.password });
  if (answer.status !== 200) throw new Error(`sign-in: ${answer.status} ${answer.text}`);
  return withCookie(url, answer);
}

/** A visitor of a chat, with the token that the widget would keep. */
export async function visit(url: string, key: string, about: Record<string, unknown> = {}): Promise<Client> {
  const { visitor_token } = await new Client(url).post(`/widget/${key}/session`, about);
  return new Client(url, { authorization: `Visitor ${visitor_token}` });
}
