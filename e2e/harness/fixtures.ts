// What every test starts from: its own server on its own engine and a customer's site, both gone
// afterwards. Tests import `test` and `expect` from here.
import { expect, test as base, type BrowserContext, type BrowserContextOptions } from "@playwright/test";
import { Candor, type Engine } from "./server.ts";
import { Site } from "./site.ts";
import { operator, setUp, type Client } from "./api.ts";

export interface Options {
  engine: Engine;
}

/** A workspace that is ready to work: an owner, an operator, one website chat on the site's page. */
export interface Shop {
  owner: Client;
  chat: { id: string; key: string; name: string };
}

interface Fixtures {
  candor: Candor;
  site: Site;
  shop: Shop;
  /** A separate person at a separate browser. */
  person: (options?: BrowserContextOptions) => Promise<BrowserContext>;
}

export const test = base.extend<Options & Fixtures>({
  engine: ["sqlite", { option: true }],

  candor: async ({ engine }, use, info) => {
    const candor = await Candor.start(engine);
    await use(candor);
    if (info.status !== info.expectedStatus) {
      await info.attach("candor.log", { body: candor.output, contentType: "text/plain" });
    }
    await candor.stop();
  },

  site: async ({ candor }, use) => {
    const site = await Site.start(candor.url);
    await use(site);
    await site.stop();
  },

  shop: async ({ candor, site }, use) => {
    const owner = await setUp(candor.url, candor.setupToken);
    await owner.post("/members", { ...operator, role: "operator" });
    const chat = await owner.post<Shop["chat"]>("/chats", { name: "Tea shop", kind: "website" });
    site.embed(chat.key);
    await use({ owner, chat });
  },

  person: async ({ browser }, use) => {
    const contexts: BrowserContext[] = [];
    const complaints: string[] = [];
    await use(async (options) => {
      const context = await browser.newContext(options);
      contexts.push(context);
      listen(context, complaints);
      return context;
    });
    await Promise.all(contexts.map((context) => context.close()));
    expect(complaints, "errors and refusals in the browsers").toEqual([]);
  },
});

/** An uncaught error, or anything a content security policy refused, fails the test in the end. */
function listen(context: BrowserContext, complaints: string[]): void {
  context.on("weberror", (error) => complaints.push(String(error.error().stack ?? error.error())));
  context.on("console", (message) => {
    if (message.type() === "error" && /Content Security Policy|Permissions policy/i.test(message.text())) {
      complaints.push(`${message.page()?.url()}: ${message.text()}`);
    }
  });
}

export { expect };
