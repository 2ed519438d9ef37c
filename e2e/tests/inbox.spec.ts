// Operators at work: two who want the same dialogue, handing over, several tabs, a lost network, files,
// canned replies, drafts, the title's number.
import type { BrowserContext } from "@playwright/test";
import { expect, test } from "../harness/fixtures.ts";
import { colleague, operator, type Person } from "../harness/api.ts";
import * as files from "../harness/files.ts";
import { Console } from "../screens/console.ts";
import { Inbox } from "../screens/inbox.ts";
import { Visitor } from "../screens/visitor.ts";

/** Signs in at a browser of one's own and stands in the inbox. */
async function atDesk(browser: BrowserContext, url: string, who: Person): Promise<Inbox> {
  const page = await browser.newPage();
  await new Console(page, url).signIn(who);
  return new Inbox(page);
}

test("of two who take the same dialogue one has it, and the other is told who", async ({ candor, site, shop, person }) => {
  await shop.owner.post("/members", { ...colleague, role: "operator" });
  const otto = await atDesk(await person(), candor.url, operator);
  const cora = await atDesk(await person(), candor.url, colleague);
  const visitor = await Visitor.onSite(await (await person()).newPage(), site.url);
  await visitor.write("Who is first?");
  await otto.open("Who is first?");
  await cora.open("Who is first?");
  // Cora's click is on its way while Otto's arrives.
  await cora.page.route("**/take", async (route) => {
    await otto.takeButton.click();
    await expect(otto.composer).toBeFocused();
    await route.continue();
  });
  await cora.takeButton.click();
  await expect(cora.page.getByRole("alert")).toHaveText(/Otto Operator was faster/);
  await expect(cora.composer).toHaveCount(0);
  await otto.answer("I am");
  await cora.sees("I am");
  await visitor.sees("I am");
  await expect.poll(() => cora.count("waiting")).toBe(0);
});

test("a dialogue is handed over with a note that the visitor never sees, and put back to waiting", async ({ candor, site, shop, person }) => {
  await shop.owner.post("/members", { ...colleague, role: "operator" });
  const otto = await atDesk(await person(), candor.url, operator);
  const cora = await atDesk(await person(), candor.url, colleague);
  const visitor = await Visitor.onSite(await (await person()).newPage(), site.url);
  await visitor.write("A difficult question");
  await otto.take("A difficult question");
  await otto.answer("One moment");
  await otto.handOver("Cora Colleague", "He has asked twice already");
  await expect(otto.composer).toHaveCount(0);

  await cora.list("mine");
  await cora.open("One moment");
  await cora.sees("He has asked twice already");
  await expect(cora.composer).toBeVisible();
  await cora.answer("Here is the answer");
  await visitor.sees("Here is the answer");
  await visitor.sees("Cora Colleague");
  await expect(visitor.panel.getByText("asked twice")).toHaveCount(0);
  await cora.handOver("Back to waiting");
  await otto.list("waiting");
  await otto.open("Here is the answer");
  await expect(otto.takeButton).toBeVisible();
});

test("two tabs of one operator tell the same story", async ({ candor, site, shop, person }) => {
  void shop;
  const browser = await person();
  const first = await atDesk(browser, candor.url, operator);
  const visitor = await Visitor.onSite(await (await person()).newPage(), site.url);
  await visitor.write("one");
  await first.take("one");
  const second = new Inbox(await browser.newPage());
  await second.goto(candor.url);
  await second.list("mine");
  await second.open("one");
  await first.answer("two");
  await second.sees("two");
  await second.answer("three");
  await first.sees("three");
  await visitor.write("four");
  await first.sees("four");
  await second.sees("four");
  for (const tab of [first, second]) expect(await tab.messages()).toEqual(["one", "two", "three", "four"]);
  await second.finish();
  await expect(first.page.getByText(/^This dialogue is finished/)).toBeVisible();
});

test("an operator without a network goes on writing, and everything arrives once and in order", async ({ candor, site, shop, person }) => {
  void shop;
  const browser = await person();
  const otto = await atDesk(browser, candor.url, operator);
  const visitor = await Visitor.onSite(await (await person()).newPage(), site.url);
  await visitor.write("one");
  await otto.take("one");
  await otto.answer("two");
  await browser.setOffline(true);
  await otto.composer.fill("while away");
  await otto.composer.press("Enter");
  await otto.sees("while away");
  await visitor.write("meanwhile");
  await browser.setOffline(false);
  await otto.sees("meanwhile");
  await otto.settled();
  await visitor.sees("while away");
  const order = ["one", "two", "meanwhile", "while away"];
  expect(await otto.messages()).toEqual(order);
  expect(await visitor.messages()).toEqual(order);
  // And the server dies.
  await candor.restart("SIGKILL");
  await otto.composer.fill("after the crash");
  await otto.composer.press("Enter");
  await visitor.sees("after the crash");
  expect(await visitor.messages()).toEqual([...order, "after the crash"]);
});

test("files go both ways in the inbox", async ({ candor, site, shop, person }) => {
  void shop;
  const otto = await atDesk(await person(), candor.url, operator);
  const visitor = await Visitor.onSite(await (await person()).newPage(), site.url);
  await visitor.write("Look");
  await otto.take("Look");
  await visitor.attach(files.picture);
  const shown = otto.log.getByRole("img", { name: /cup\.png/ });
  await expect(shown).toBeVisible();
  await expect(shown).toHaveJSProperty("naturalWidth", 1);

  await otto.attach(files.page);
  await expect(otto.page.getByText("This kind of file is not accepted here.")).toBeVisible();
  await otto.page.getByRole("button", { name: "Remove page.html" }).click();
  await otto.attach(files.bill, files.picture);
  const ready = otto.page.getByRole("list", { name: "Files to send" });
  await expect(ready.getByRole("listitem")).toHaveCount(2);
  await expect(ready.getByRole("progressbar")).toHaveCount(0);
  await otto.composer.fill("Both of them");
  await otto.page.getByRole("button", { name: "Send", exact: true }).click();
  await otto.settled();
  await visitor.sees("Both of them");
  await expect(visitor.log.getByRole("img", { name: "cup.png" })).toHaveCount(2);
  const link = visitor.log.getByRole("link", { name: "Download bill.pdf" });
  const [download] = await Promise.all([visitor.page.waitForEvent("download"), link.click()]);
  expect(download.suggestedFilename()).toBe("bill.pdf");
});

test("canned replies are made, found by /, and sent", async ({ candor, site, shop, person }) => {
  void shop;
  const otto = await atDesk(await person(), candor.url, operator);
  const visitor = await Visitor.onSite(await (await person()).newPage(), site.url);
  await visitor.write("Do you ship?");
  await otto.take("Do you ship?");
  await otto.page.getByRole("button", { name: "Canned replies" }).click();
  await otto.page.getByRole("button", { name: "Manage" }).click();
  const dialog = otto.page.getByRole("dialog", { name: "Canned replies" });
  await dialog.getByRole("button", { name: "New reply" }).click();
  await dialog.getByLabel("Shortcut").fill("ship");
  await dialog.getByLabel("Text").fill("Yes, within four days.");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByText("/ship")).toBeVisible();
  await otto.page.keyboard.press("Escape");
  await otto.composer.fill("");
  await otto.composer.pressSequentially("Hello! /shi");
  await expect(otto.page.getByRole("option", { name: /ship/ })).toBeVisible();
  await otto.composer.press("Enter");
  await expect(otto.composer).toHaveValue("Hello! Yes, within four days.");
  await otto.composer.press("Enter");
  await visitor.sees("Hello! Yes, within four days.");
});

test("a draft survives a reload, and what is unsent is asked about before finishing", async ({ candor, site, shop, person }) => {
  void shop;
  const otto = await atDesk(await person(), candor.url, operator);
  const visitor = await Visitor.onSite(await (await person()).newPage(), site.url);
  await visitor.write("Hello");
  await otto.take("Hello");
  await otto.composer.fill("Not quite finis");
  await otto.page.reload();
  await expect(otto.composer).toHaveValue("Not quite finis");
  await otto.finishButton.click();
  await expect(otto.page.getByText("You have written something that is not sent yet.")).toBeVisible();
  await otto.page.getByRole("button", { name: "Send and finish" }).click();
  await expect(otto.page.getByText(/^This dialogue is finished/)).toBeVisible();
  await visitor.sees("Not quite finis");
});

test("the tab's title counts who waits, until that is switched off", async ({ candor, site, shop, person }) => {
  void shop;
  const otto = await atDesk(await person(), candor.url, operator);
  const visitor = await Visitor.onSite(await (await person()).newPage(), site.url);
  await expect(otto.page).toHaveTitle(/^Inbox/);
  await visitor.write("Hello");
  await expect(otto.page).toHaveTitle(/^\(1\) Inbox/);
  await otto.page.getByRole("button", { name: "Notifications" }).click();
  const number = otto.page.getByRole("checkbox", { name: "Number in the tab’s title" });
  await number.uncheck();
  await expect(otto.page).toHaveTitle(/^Inbox/);
  await number.check();
  await expect(otto.page).toHaveTitle(/^\(1\) Inbox/);
  await otto.page.keyboard.press("Escape");
  await otto.take("Hello");
  await expect(otto.page).toHaveTitle(/^Inbox/);
});

test("a dialogue is tagged by hand, the team sees it at once, and the visitor does not", async ({ candor, site, shop, person }) => {
  await shop.owner.post("/members", { ...colleague, role: "operator" });
  const otto = await atDesk(await person(), candor.url, operator);
  const cora = await atDesk(await person(), candor.url, colleague);
  const visitor = await Visitor.onSite(await (await person()).newPage(), site.url);
  await visitor.write("Where is my parcel?");
  await otto.open("Where is my parcel?");
  await cora.open("Where is my parcel?");
  await expect(otto.log).toBeVisible();
  await otto.page.locator("body").press("l");
  await expect(otto.tagField).toBeFocused();
  await otto.tagField.fill("Late delivery");
  await otto.tagField.press("Enter");
  await otto.tagField.fill("Refund");
  await otto.tagField.press("Enter");
  await otto.tags(["Late delivery", "Refund"]);
  await cora.tags(["Late delivery", "Refund"]);
  await expect(cora.page.getByRole("banner").or(cora.page.locator("header")).filter({ hasText: "Refund" }).first()).toBeVisible();
  await cora.page.getByRole("button", { name: "Remove tag Refund" }).click();
  await otto.tags(["Late delivery"]);
  // Another dialogue: what the workspace uses is suggested.
  const second = await Visitor.onSite(await (await person()).newPage(), site.url);
  await second.write("Mine, too");
  await cora.open("Mine, too");
  await cora.tags([]);
  await cora.tagField.fill("late");
  await cora.page.getByRole("option", { name: "Late delivery" }).click();
  await cora.tags(["Late delivery"]);
  await expect(visitor.panel.getByText("Late delivery")).toHaveCount(0);
});
