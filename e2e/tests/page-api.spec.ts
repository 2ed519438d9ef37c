// What a page's scripts may ask of its chats, also before the chat is there; and that a page that means ill
// learns no token and cannot rate.
import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "@playwright/test";
import { expect, test } from "../harness/fixtures.ts";
import type { Client } from "../harness/api.ts";
import { Desk } from "../harness/desk.ts";
import { Visitor } from "../screens/visitor.ts";

/** The line that the settings give to put before the chat's script. */
function queue(): void {
  const page = window as unknown as { Candor?: unknown };
  page.Candor ??= new Proxy([] as unknown[], {
    get: (calls, name) => Reflect.get(calls, name) ?? ((...given: unknown[]) => void calls.push([name, given])),
  });
}

/** Calls the page's API as a script of the page would. */
function call(page: Page, verb: string, ...given: unknown[]): Promise<void> {
  return page.evaluate(
    ([name, values]) => {
      (window as unknown as { Candor: Record<string, (...given: unknown[]) => void> }).Candor[name]!(...values);
    },
    [verb, given] as [string, unknown[]],
  );
}

async function identity(owner: Client, chat: string, id: string, seconds = 600): Promise<Record<string, unknown>> {
  const { secret } = await owner.get<{ secret: string }>(`/chats/${chat}/identity-secret`);
  const expires = Math.floor(Date.now() / 1000) + seconds;
  const [name, email] = ["Nora", "nora@example.org"];
  const signature = createHmac("sha256", secret).update(["v1", id, name, email, expires].join("\n")).digest("hex");
  return { id, name, email, expires, signature };
}

const card = async (desk: Desk) => (await desk.client.get(`/dialogues/${await desk.only()}`)).visitor;

test("calls made before the chat is there wait for it; fields and a signed name are on the card", async ({ candor, site, shop, person }) => {
  const desk = await Desk.open(candor.url);
  const page = await (await person()).newPage();
  await page.addInitScript(queue);
  const who = await identity(shop.owner, shop.chat.id, "7");
  await page.addInitScript((signed) => {
    const heard: unknown[] = [];
    Object.assign(window, { heard });
    const { Candor } = window as unknown as { Candor: Record<string, (...given: unknown[]) => void> };
    for (const event of ["open", "close", "unread"]) Candor["on"]!(event, (count?: number) => heard.push([event, count ?? null]));
    Candor["identify"]!(signed);
    Candor["set"]!({ plan: "pro" });
    Candor["set"]!({ cart: 3 });
    Candor["open"]!();
  }, who);
  const visitor = await Visitor.closedOnSite(page, site.url);
  await expect(visitor.composer).toBeVisible();
  await visitor.write("Hello");
  await expect.poll(() => card(desk)).toMatchObject({ name: "Nora", email: "nora@example.org", verified: true, fields: { plan: "pro", cart: "3" } });

  await call(page, "set", { cart: "", seats: 2 });
  await expect.poll(async () => (await card(desk)).fields).toEqual({ plan: "pro", seats: "2" });
  await call(page, "close");
  await expect(visitor.launcher).toHaveAttribute("aria-expanded", "false");
  await desk.answer(await desk.take(), "Good day");
  await expect(visitor.launcher).toHaveAccessibleName("Open chat (1)");
  await call(page, "open");
  await visitor.sees("Good day");
  const heard = () => page.evaluate(() => (window as unknown as { heard: unknown[] }).heard);
  await expect.poll(heard).toEqual([["open", null], ["close", null], ["unread", 1], ["open", null], ["unread", 0]]);
});

test("an expired or wrong signature is refused, and only the console says so", async ({ candor, site, shop, person }) => {
  const desk = await Desk.open(candor.url);
  const page = await (await person()).newPage();
  const warnings: string[] = [];
  page.on("console", (message) => message.type() === "warning" && warnings.push(message.text()));
  const visitor = await Visitor.closedOnSite(page, site.url);
  await call(page, "identify", await identity(shop.owner, shop.chat.id, "7", -5));
  await visitor.open();
  await visitor.write("Hello");
  expect(await card(desk)).toMatchObject({ name: null, verified: false });
  await expect.poll(() => warnings.join()).toContain("the identity was refused (expired)");

  await call(page, "identify", { ...(await identity(shop.owner, shop.chat.id, "7")), id: "8" });
  await expect.poll(() => warnings.join()).toContain("the identity was refused (wrong_signature)");
  await visitor.sees("Hello");
  await expect(visitor.panel.getByText(/refused|signature/i)).toHaveCount(0);

  // Identified in the middle of a visit, he is that person from then on.
  await call(page, "identify", await identity(shop.owner, shop.chat.id, "7"));
  await expect(visitor.composer).toBeVisible();
  await visitor.write("It is me");
  const people = await Promise.all((await desk.dialogues()).map((id) => desk.client.get(`/dialogues/${id}`)));
  expect(people.map((each) => each.visitor.name)).toContain("Nora");
});

test("several chats on a page: each by its key, one open at a time where nothing says which", async ({ candor, site, shop, person }) => {
  void candor;
  const other = await shop.owner.post("/chats", { name: "Coffee shop", kind: "website" });
  await shop.owner.patch(`/chats/${other.id}`, { look: { side: "start" } });
  site.embed(shop.chat.key, other.key);
  const page = await (await person()).newPage();
  await page.goto(site.url);
  const launchers = page.getByRole("button", { name: /^(open|close) chat/i });
  await expect(launchers).toHaveCount(2);
  await expect.poll(async () => new Set((await Promise.all([0, 1].map(async (n) => (await launchers.nth(n).boundingBox())!.x < 700))))).toEqual(new Set([true, false]));
  const titles = async () => {
    const shown = page.locator("iframe:not([hidden])");
    return Promise.all((await shown.all()).map((each) => each.contentFrame().getByRole("heading").first().innerText()));
  };
  await call(page, "open", other.key);
  await expect.poll(titles).toEqual(["Coffee shop"]);
  await call(page, "close");
  await expect.poll(titles).toEqual([]);
  await call(page, "open", shop.chat.key);
  await expect.poll(titles).toEqual(["Tea shop"]);
});

test("a page that draws itself anew keeps its chat, and says where the visitor is", async ({ candor, site, shop, person }) => {
  void shop;
  const desk = await Desk.open(candor.url);
  const visitor = await Visitor.onSite(await (await person()).newPage(), site.url);
  const { page } = visitor;
  await visitor.write("Hello");
  await page.evaluate(() => history.pushState({}, "", "/tea/green"));
  await expect.poll(async () => (await card(desk)).page.url).toBe(`${site.url}/tea/green`);
  // Everything is thrown away and drawn again, with the script once more.
  await page.evaluate(() => {
    const script = document.querySelector("script")!;
    const again = document.createElement("script");
    again.src = script.src;
    again.dataset.chat = script.dataset.chat!;
    const body = document.createElement("body");
    body.append(again);
    document.body.replaceWith(body);
  });
  await expect(visitor.launcher).toHaveCount(1);
  await visitor.open();
  await visitor.sees("Hello");
});

test("the language can be changed while the page stays", async ({ site, shop, person }) => {
  void shop;
  const visitor = await Visitor.onSite(await (await person()).newPage(), site.url);
  await call(visitor.page, "lang", "ar");
  await expect(visitor.panel.locator("html")).toHaveAttribute("dir", "rtl");
  await expect(visitor.page.getByRole("button", { name: "إغلاق المحادثة", exact: true }).first()).toBeVisible();
});

test("a page that patches fetch, prototypes and messages learns no token and cannot rate", async ({ candor, site, shop, person }) => {
  const desk = await Desk.open(candor.url);
  const page = await (await person()).newPage();
  await page.addInitScript(() => {
    if (window.top !== window) return;
    const heard: string[] = [];
    const keep = (...all: unknown[]) => {
      for (const each of all) {
        try {
          heard.push(typeof each === "string" ? each : (JSON.stringify(each) ?? ""));
        } catch {
          heard.push(String(each));
        }
      }
    };
    Object.assign(window, { heard });
    const wrap = (owner: object, name: string) => {
      const before = Reflect.get(owner, name) as (...given: unknown[]) => unknown;
      Reflect.set(owner, name, function (this: unknown, ...given: unknown[]) {
        keep(name, ...given);
        const made = Reflect.apply(before, this, given);
        if (made instanceof Promise) void made.then((value) => keep(value), () => undefined);
        return made;
      });
    };
    wrap(window, "fetch");
    wrap(Response.prototype, "json");
    wrap(Response.prototype, "text");
    wrap(Storage.prototype, "setItem");
    wrap(EventTarget.prototype, "dispatchEvent");
    wrap(window, "postMessage");
    wrap(XMLHttpRequest.prototype, "setRequestHeader");
    wrap(WebSocket.prototype, "send");
    wrap(Element.prototype, "setAttribute");
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (options) {
      return attach.call(this, { ...options, mode: "open" });
    };
    addEventListener("message", (event) => keep(event.data), true);
  });
  let token = "";
  page.on("response", async (answer) => {
    if (answer.url().endsWith("/session") && answer.ok()) token = ((await answer.json()) as { visitor_token: string }).visitor_token;
  });
  const visitor = await Visitor.onSite(page, site.url);
  await visitor.write("my secret question");
  const dialogue = await desk.take();
  await desk.answer(dialogue, "a secret answer");
  await visitor.sees("a secret answer");
  await desk.finish(dialogue);
  await visitor.offeredForm();

  const inside = page.frames().find((frame) => frame.url().includes("/widget/panel/"))!;
  expect(token, "the panel has its token").toHaveLength(43);
  const answer = await inside.evaluate(
    async (token) => {
      const answer = await fetch("/api/v1/widget/rating", { headers: { authorization: `Visitor ${token}` } });
      return (await answer.json()) as { form_key: string };
    },
    token,
  );
  // All that the page can get at: what it overheard, its own storage, the frame.
  const seen = await page.evaluate(() => {
    const frame = [...document.querySelectorAll("div")].map((each) => each.shadowRoot?.querySelector("iframe")).find(Boolean)!;
    let reached = "";
    try {
      reached = frame.contentWindow!.document.body.innerHTML;
    } catch {
      reached = "refused";
    }
    const { heard } = window as unknown as { heard: string[] };
    return { heard: heard.join("\n"), stored: JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]), reached };
  });
  expect(seen.reached).toBe("refused");
  expect(seen.heard, "the page did listen").toContain("ready");
  for (const secret of [token, answer.form_key, "secret"]) {
    expect(seen.heard).not.toContain(secret);
    expect(seen.stored).not.toContain(secret);
  }

  // It tries to rate: by the panel's messages, by its own calls, by clicking into the frame.
  const tried = await page.evaluate(
    async ([candor, formKey]) => {
      const frame = [...document.querySelectorAll("div")].map((each) => each.shadowRoot?.querySelector("iframe")).find(Boolean)!;
      for (const message of [
        { candor: "rate", score: 5, form_key: formKey },
        { candor: "rating", score: 5 },
        { candor: "who" },
        { candor: "token" },
        { candor: "fields", fields: { score: 5 } },
      ])
        frame.contentWindow!.postMessage(message, "*");
      frame.dispatchEvent(new MouseEvent("click", { bubbles: true }));
      const rate = await fetch(`${candor}/api/v1/widget/rating`, {
        method: "POST",
        credentials: "include",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ form_key: formKey, score: 5 }),
      }).then(
        (answer) => answer.status,
        () => "refused",
      );
      return rate;
    },
    [candor.url, answer.form_key] as [string, string],
  );
  expect(tried).toBe("refused");
  const { totals } = await shop.owner.get("/analytics/live-chat");
  expect(totals).toMatchObject({ finished: 1, asked: 1, rated: 0 });
  await visitor.rate(4);
  expect((await shop.owner.get("/analytics/live-chat")).totals).toMatchObject({ rated: 1 });
});

test("in a sandboxed frame the chat opens as a page of its own, and the frame learns nothing", async ({ candor, site, shop, person }) => {
  const outer = createServer((_, response) => {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
    response.end(`<!doctype html><title>Portal</title><iframe sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox" src="${site.url}" width="900" height="700"></iframe>`);
  });
  await new Promise<void>((done) => outer.listen(0, "127.0.0.1", done));
  const page = await (await person()).newPage();
  await page.goto(`http://127.0.0.1:${(outer.address() as AddressInfo).port}`);
  const launcher = page.frameLocator("iframe").getByRole("button", { name: "Open chat" });
  const [tab] = await Promise.all([page.waitForEvent("popup"), launcher.click()]);
  await expect(tab).toHaveURL(`${candor.url}/c/${shop.chat.key}`);
  expect(await tab.evaluate(() => window.opener), "it has no way back to the page").toBeNull();
  const sandboxed = page.frames().find((frame) => frame.url().startsWith(site.url))!;
  expect(await sandboxed.evaluate(() => document.querySelector("div")?.shadowRoot?.querySelector("iframe") ?? null)).toBeNull();
  outer.closeAllConnections();
  await new Promise((done) => outer.close(done));
});
