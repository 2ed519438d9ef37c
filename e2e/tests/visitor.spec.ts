// A visitor's bad day: reload, a second tab, a lost network, a server that dies. Nothing may be lost,
// doubled or out of order, on either side.
import { expect, test } from "../harness/fixtures.ts";
import { Desk } from "../harness/desk.ts";
import { Visitor } from "../screens/visitor.ts";

test("history survives a reload and is the same in a second tab", async ({ candor, site, shop, person }) => {
  void shop;
  const desk = await Desk.open(candor.url);
  const browser = await person();
  const first = await Visitor.onSite(await browser.newPage(), site.url);
  await first.write("one");
  await first.write("two");
  const dialogue = await desk.take();
  await desk.answer(dialogue, "three");
  await first.sees("three");

  const second = await Visitor.onSite(await browser.newPage(), site.url);
  await second.sees("three");
  await second.write("four");
  await first.sees("four");
  await first.reload();
  await first.sees("four");
  expect(await first.messages()).toEqual(["one", "two", "three", "four"]);
  expect(await second.messages()).toEqual(["one", "two", "three", "four"]);
  expect(await desk.texts()).toEqual(["one", "two", "three", "four"]);
});

test("what is written without a network arrives once, in order, when it is back", async ({ candor, site, shop, person }) => {
  void shop;
  const desk = await Desk.open(candor.url);
  const browser = await person();
  const visitor = await Visitor.onSite(await browser.newPage(), site.url);
  await visitor.write("before");
  const dialogue = await desk.take();

  await browser.setOffline(true);
  await visitor.write("during one", "pending");
  await visitor.write("during two", "pending");
  await visitor.sees(/No connection/);
  await expect(visitor.pending).toHaveCount(2);
  await desk.answer(dialogue, "meanwhile");
  await browser.setOffline(false);

  await visitor.sees("meanwhile");
  await expect.poll(() => desk.texts(), { timeout: 20_000 }).toEqual(["before", "meanwhile", "during one", "during two"]);
  await visitor.settled();
  await expect(visitor.panel.getByText(/No connection/)).toHaveCount(0);
  expect(await visitor.messages()).toEqual(["before", "meanwhile", "during one", "during two"]);
});

test("a server that is killed in mid-dialogue loses and doubles nothing", async ({ candor, site, shop, person }) => {
  void shop;
  const desk = await Desk.open(candor.url);
  const visitor = await Visitor.onSite(await (await person()).newPage(), site.url);
  await visitor.write("before the crash");
  await candor.restart("SIGKILL");
  await visitor.write("after the crash", "pending");
  await expect.poll(() => desk.texts(), { timeout: 30_000 }).toEqual(["before the crash", "after the crash"]);
  await visitor.settled();
  expect(await visitor.messages()).toEqual(["before the crash", "after the crash"]);
});

test("a form that is due survives reload and tabs, and is answered once", async ({ candor, site, shop, person }) => {
  const desk = await Desk.open(candor.url);
  const browser = await person();
  const first = await Visitor.onSite(await browser.newPage(), site.url);
  await first.write("hello");
  const dialogue = await desk.take();
  await desk.answer(dialogue, "hello");
  await desk.finish(dialogue);
  await first.offeredForm();
  await first.reload();
  await first.offeredForm();
  // The form never stands in the way of writing.
  await expect(first.composer).toBeEnabled();

  const second = await Visitor.onSite(await browser.newPage(), site.url);
  await second.offeredForm();
  await first.rate(2, "slow");
  const figures = await shop.owner.get("/analytics/live-chat");
  expect(figures.totals).toMatchObject({ finished: 1, asked: 1, rated: 1 });
});

test("an answer that was asked for earlier and comes late takes nothing back", async ({ candor, site, shop, person }) => {
  void shop;
  const desk = await Desk.open(candor.url);
  const page = await (await person()).newPage();
  let letGo = () => {};
  const held = new Promise<void>((done) => (letGo = done));
  let late: Promise<void> = Promise.resolve();
  await page.route(
    "**/api/v1/widget/messages?*",
    (route) =>
      (late = (async () => {
        const response = await route.fetch();
        await held;
        await route.fulfill({ response });
      })()),
    { times: 1 },
  );
  const visitor = await Visitor.onSite(page, site.url);
  await visitor.write("one");
  const arrived = page.waitForEvent("requestfinished", (request) => request.url().includes("/widget/messages?"));
  letGo();
  await Promise.all([late, arrived]);
  // The panel has had its turn with it when it reacts to a key.
  await visitor.composer.fill("…");
  await expect(visitor.panel.getByRole("button", { name: "Send" })).toBeEnabled();
  expect(await visitor.messages()).toEqual(["one"]);
  await desk.answer(await desk.take(), "two");
  await visitor.sees("two");
  expect(await visitor.messages()).toEqual(["one", "two"]);
});

test("what is tried on the sample page counts nowhere, also when the page has told where it is", async ({ candor, shop, person }) => {
  const desk = await Desk.open(candor.url);
  const page = await (await person()).newPage();
  const told = page.waitForResponse(
    (answer) => answer.url().endsWith("/session") && (answer.request().postData() ?? "").includes('"page"'),
  );
  const visitor = await Visitor.onSample(page, candor.url, shop.chat.key);
  await told;
  await visitor.write("only trying");
  const dialogue = await desk.take();
  await desk.answer(dialogue, "it works");
  await desk.finish(dialogue);
  await visitor.rate(1);
  const { totals } = await shop.owner.get("/analytics/live-chat");
  expect(totals).toMatchObject({ started: 0, finished: 0, rated: 0 });
});
