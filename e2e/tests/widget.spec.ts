// What the widget promises: it works where WebSocket or storage is refused, says what failed and lets it be
// done again, keeps its secrets from the page around it, and asks for a rating in every scale.
import type { Page } from "@playwright/test";
import { expect, test } from "../harness/fixtures.ts";
import { Desk } from "../harness/desk.ts";
import * as files from "../harness/files.ts";
import { Visitor } from "../screens/visitor.ts";

/** As a proxy does that lets no WebSocket through. */
async function withoutWebSocket(page: Page): Promise<{ tried: number }> {
  const count = { tried: 0 };
  await page.routeWebSocket(/\/widget\/live$/, (socket) => {
    count.tried += 1;
    void socket.close({ code: 1011 });
  });
  return count;
}

test("without WebSocket everything works by polling, and nobody is told of a lost connection", async ({ candor, site, shop, person }) => {
  void shop;
  const desk = await Desk.open(candor.url);
  const page = await (await person()).newPage();
  const sockets = await withoutWebSocket(page);
  const visitor = await Visitor.onSite(page, site.url);
  await visitor.write("one");
  const dialogue = await desk.take();
  await visitor.sees("Otto Operator");
  await desk.answer(dialogue, "two");
  await visitor.sees("two");
  await visitor.write("three");
  expect(await desk.texts()).toEqual(["one", "two", "three"]);
  await desk.answer(dialogue, "four");
  await visitor.sees("four");
  await expect.poll(() => sockets.tried, { message: "it goes on trying" }).toBeGreaterThan(2);
  await expect(visitor.panel.getByText(/No connection/)).toHaveCount(0);
  await desk.finish(dialogue);
  await visitor.rate(5);
  expect(await visitor.messages()).toEqual(["one", "two", "three", "four"]);
});

test("where storage is refused the visit lives as long as the page", async ({ candor, site, shop, person }) => {
  void shop;
  const desk = await Desk.open(candor.url);
  const browser = await person();
  await browser.addInitScript(() => {
    const refuse = () => {
      throw new DOMException("refused", "SecurityError");
    };
    for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(window, name, { get: refuse });
    Object.defineProperty(Document.prototype, "cookie", { get: refuse, set: refuse });
  });
  const visitor = await Visitor.onSite(await browser.newPage(), site.url);
  await visitor.write("one");
  const dialogue = await desk.take();
  await desk.answer(dialogue, "two");
  await visitor.sees("two");
  await visitor.write("three");
  await desk.finish(dialogue);
  await visitor.rate(4);
  await visitor.reload();
  expect(await visitor.messages(), "another visit begins").toEqual([]);
});

test("as a page of its own: history, drafts and the visitor himself survive a reload and a new tab", async ({ candor, shop, person }) => {
  const desk = await Desk.open(candor.url);
  const browser = await person();
  const visitor = await Visitor.onFullPage(await browser.newPage(), candor.url, shop.chat.key);
  await expect(visitor.composer).toBeFocused();
  await visitor.write("one");
  await desk.answer(await desk.take(), "two");
  await visitor.sees("two");
  await visitor.composer.fill("not finished yet");
  await visitor.reload();
  await visitor.sees("two");
  await expect(visitor.composer).toHaveValue("not finished yet");
  const tab = await Visitor.onFullPage(await browser.newPage(), candor.url, shop.chat.key);
  await tab.sees("two");
  await expect(tab.composer).toHaveValue("");
  await tab.write("three");
  await visitor.sees("three");
  expect(await desk.texts()).toEqual(["one", "two", "three"]);
});

test("the visitor ends the dialogue, is asked, and continues it by writing", async ({ candor, site, shop, person }) => {
  const desk = await Desk.open(candor.url);
  const visitor = await Visitor.onSite(await (await person()).newPage(), site.url);
  await visitor.write("one");
  const dialogue = await desk.take();
  await desk.answer(dialogue, "two");
  await visitor.sees("two");
  await visitor.end();
  await visitor.offeredForm();
  await visitor.sees(/Finished/);

  await visitor.write("one more thing");
  await expect(visitor.form).toBeHidden();
  expect(await desk.texts()).toEqual(["one", "two", "one more thing"]);
  expect(await desk.dialogues("?state=active&mine=true"), "the same dialogue, the same operator").toEqual([dialogue]);
  await desk.finish(dialogue);
  await visitor.rate(5);
  const { totals } = await shop.owner.get("/analytics/live-chat");
  expect(totals).toMatchObject({ finished: 1, asked: 1, rated: 1 });
});

test("what the server refuses is said, kept over a reload, and sent again by its button, once", async ({ candor, shop, person }) => {
  const desk = await Desk.open(candor.url);
  const page = await (await person()).newPage();
  await withoutWebSocket(page);
  const visitor = await Visitor.onFullPage(page, candor.url, shop.chat.key);
  const refuse = { status: 429, json: { error: { code: "rate_limited", message: "Slowly." } } };
  await page.route("**/api/v1/widget/messages", (route) => route.fulfill(refuse), { times: 1 });
  await visitor.write("please", "pending");
  await visitor.sees(/Not sent/);
  await visitor.reload();
  await visitor.sees(/Not sent/);
  await visitor.panel.getByRole("button", { name: "Send again" }).click();
  await expect(visitor.message("please")).toContainText("· sent");
  await visitor.settled();
  expect(await desk.texts()).toEqual(["please"]);
});

test("files go both ways: pictures are shown, the rest downloads, what is not accepted is said", async ({ candor, site, shop, person }) => {
  const chat = await shop.owner.get(`/chats/${shop.chat.id}`);
  await shop.owner.patch(`/chats/${shop.chat.id}`, { files: { ...chat.files, max_bytes: 1024 * 1024 } });
  const desk = await Desk.open(candor.url);
  const visitor = await Visitor.onSite(await (await person()).newPage(), site.url);
  await visitor.write("Look at this");
  const dialogue = await desk.take();
  await visitor.attach(files.picture);
  await expect(visitor.log.getByRole("img", { name: "cup.png" })).toBeVisible();
  await expect(visitor.log.getByRole("img", { name: "cup.png" })).toHaveJSProperty("naturalWidth", 1);
  await visitor.settled();
  expect((await desk.messages(dialogue))[1]?.file).toMatchObject({ name: "cup.png", type: "image/png", image: true });

  await visitor.attach(files.page);
  await visitor.sees("This kind of file is not accepted here.");
  // A lie about the type is seen through by the server.
  await visitor.attach(files.liar);
  await visitor.sees("This kind of file is not accepted here.");
  await visitor.attach({ name: "big.png", mimeType: "image/png", buffer: Buffer.alloc(1024 * 1024 + 1) });
  await visitor.sees("This file is too large. The limit is 1 MB.");

  await desk.answer(dialogue, "", await desk.upload(dialogue, files.bill));
  const link = visitor.log.getByRole("link", { name: "Download bill.pdf" });
  const [download] = await Promise.all([visitor.page.waitForEvent("download"), link.click()]);
  expect(download.suggestedFilename()).toBe("bill.pdf");
  expect(await desk.messages(dialogue)).toHaveLength(3);
});

test("the page around learns nothing, and the loader obeys the panel only", async ({ candor, site, shop, person }) => {
  void shop;
  const desk = await Desk.open(candor.url);
  const page = await (await person()).newPage();
  await page.addInitScript(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    addEventListener("message", (event) => heard.push(JSON.stringify(event.data)));
  });
  const visitor = await Visitor.onSite(page, site.url);
  await visitor.write("my secret question");
  await desk.answer(await desk.take(), "a secret answer");
  await visitor.sees("a secret answer");
  const heard = (await page.evaluate(() => (window as unknown as { heard: string[] }).heard)).join("\n");
  expect(heard, "the panel does speak to the loader").toContain("ready");
  expect(heard).not.toMatch(/secret|visitor|token/i);
  expect(await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]))).not.toMatch(
    /secret|visitor|token/i,
  );

  // A script of the page says what only the panel may say.
  await page.evaluate(() => {
    for (const message of [{ candor: "close" }, { candor: "unread", count: 99 }]) postMessage(message, "*");
  });
  await visitor.write("still here");
  await expect(visitor.launcher).toHaveAttribute("aria-expanded", "true");
});

test("on the site's next page the chat is still open, and the focus is the page's", async ({ candor, site, shop, person }) => {
  void shop;
  const desk = await Desk.open(candor.url);
  const browser = await person();
  const visitor = await Visitor.onSite(await browser.newPage(), site.url);
  await visitor.write("one");
  await visitor.page.goto(`${site.url}/another`);
  await visitor.sees("one");
  await expect(visitor.launcher).toHaveAttribute("aria-expanded", "true");
  expect(await visitor.page.evaluate(() => document.activeElement?.tagName)).toBe("BODY");

  // Closed, it still hears, and counts what was not read.
  await visitor.launcher.click();
  await visitor.page.goto(site.url);
  await desk.answer(await desk.take(), "two");
  await expect(visitor.launcher).toHaveAccessibleName("Open chat (1)");
  await visitor.open();
  await visitor.sees("two");
  await expect(visitor.launcher).toHaveAccessibleName("Close chat");
});

test("a chat that is not there says so", async ({ candor, site, shop, person }) => {
  void shop;
  site.embed("no-such-chat-key");
  const page = await (await person()).newPage();
  const visitor = await Visitor.closedOnSite(page, site.url);
  await visitor.launcher.click();
  await expect(visitor.panel.getByText(/no chat/i).first()).toBeVisible();
  void candor;
});
