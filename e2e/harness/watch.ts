// Watches everything that reaches or leaves an operator's browser, and says where a word of rating was
// in it. The promise under test is PRODUCT §2: an operator learns nothing, not even that there was a form.
import type { BrowserContext } from "@playwright/test";

export interface Seen {
  at: number;
  kind: "request" | "response" | "sent" | "received";
  where: string;
  text: string;
}

/** Words that no request, answer or frame of an operator may hold. */
const words =
  /rating|\brated?\b|unrated|score|form[_-]?key|csat|dsat|satisf|stars5|thumbs2|faces[35]|numbers10|outcome|quality[_-]?control|not_asked|no_answer|skipped|withdrawn|expires_at|correct_until/gi;

/** The program itself: the same bytes for everyone, named by its content, fetched before anything happened. */
const program = /\/assets\//;

/** A heartbeat says nothing and may come at any time. */
const heartbeat = /^\{("id":\d+,)?"type":"(ping|pong|ok)"(,"id":\d+)?\}$/;

export class Watch {
  readonly seen: Seen[] = [];
  private readonly pending: Promise<unknown>[] = [];

  constructor(context: BrowserContext) {
    context.on("request", (request) =>
      this.note("request", `${request.method()} ${request.url()}`, request.postData() ?? ""),
    );
    context.on("response", (response) => {
      const where = `${response.status()} ${response.url()}`;
      const headers = JSON.stringify(response.headers());
      // A body that cannot be read any more belongs to a page that has gone.
      const body = response.text().catch(() => "");
      this.pending.push(body.then((text) => this.note("response", where, `${headers}\n${text}`)));
    });
    context.on("page", (page) =>
      page.on("websocket", (socket) => {
        socket.on("framesent", (frame) => this.note("sent", socket.url(), String(frame.payload)));
        socket.on("framereceived", (frame) => this.note("received", socket.url(), String(frame.payload)));
      }),
    );
  }

  private note(kind: Seen["kind"], where: string, text: string): void {
    this.seen.push({ at: Date.now(), kind, where, text });
  }

  /** Everything that has been seen up to now, bodies included. */
  async all(): Promise<Seen[]> {
    await Promise.all(this.pending);
    return this.seen;
  }

  /** Where a word of rating, or one of the planted texts, was seen. Empty is the promise kept. */
  async leaks(planted: string[]): Promise<string[]> {
    const found: string[] = [];
    for (const each of await this.all()) {
      const text = program.test(each.where) ? each.where : `${each.where}\n${each.text}`;
      const hits = [...text.matchAll(words)].map((hit) => hit[0]);
      for (const plant of planted) if (text.includes(plant)) hits.push(plant);
      if (hits.length > 0) found.push(`${each.kind} ${each.where}: ${[...new Set(hits)].join(", ")}`);
    }
    return found;
  }

  /** What happened since a moment, heartbeats aside. Silence is what a rating must look like. */
  async since(moment: number): Promise<Seen[]> {
    return (await this.all()).filter((each) => each.at > moment && !heartbeat.test(each.text));
  }
}
