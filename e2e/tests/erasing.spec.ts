// A visitor is erased, in the console as an owner does it: what was said is gone from every screen, the
// figures stay, the visitor's panel begins anew. And how long things are kept is a setting.
import { expect, test } from "../harness/fixtures.ts";
import { operator, owner } from "../harness/api.ts";
import { Desk } from "../harness/desk.ts";
import { Analytics } from "../screens/analytics.ts";
import { Console } from "../screens/console.ts";
import { Inbox } from "../screens/inbox.ts";
import { Visitor } from "../screens/visitor.ts";

const question = "Is my parcel with number 4711 lost?";
const answer = "No, it waits at your neighbour's.";
const comment = "Marmalade on the parcel, but found";

test("an erased visitor is gone from every screen, and the figures stay", async ({ candor, shop, person }) => {
  test.setTimeout(120_000);
  const visitor = await Visitor.onFullPage(await (await person()).newPage(), candor.url, shop.chat.key);
  await visitor.write(question);
  const desk = await Desk.open(candor.url);
  const dialogue = await desk.serve(answer);
  await visitor.rate(4, comment);

  const ownerPage = await (await person()).newPage();
  await new Console(ownerPage, candor.url).signIn(owner);
  const analytics = new Analytics(ownerPage, candor.url);
  await analytics.open();
  await analytics.figure("rated", 1);
  const panel = await analytics.transcript(comment);
  const export_ = panel.getByRole("link", { name: "Download all that is kept of this visitor" });
  const download = ownerPage.waitForEvent("download");
  await export_.click();
  expect((await download).suggestedFilename()).toMatch(/^visitor-.*\.json$/);

  // An operator has the dialogue before him, and no way to erase anything.
  const operatorPage = await (await person()).newPage();
  await new Console(operatorPage, candor.url).signIn(operator);
  const theirs = new Inbox(operatorPage);
  await operatorPage.goto(`${candor.url}/inbox/finished/${dialogue}`);
  await theirs.sees(question);
  await expect(operatorPage.getByRole("button", { name: /^Erase/ })).toHaveCount(0);

  await ownerPage.goto(`${candor.url}/inbox/finished/${dialogue}`);
  await new Inbox(ownerPage).sees(question);
  await ownerPage.getByRole("button", { name: "Erase this visitor…" }).click();
  const dialog = ownerPage.getByRole("dialog", { name: "Erase “Visitor”?" });
  const now = dialog.getByRole("button", { name: "Erase for good" });
  await expect(now).toBeDisabled();
  await dialog.getByRole("textbox").fill("somebody else");
  await expect(now).toBeDisabled();
  await dialog.getByRole("textbox").fill("visitor");
  await now.click();
  await expect(dialog).toHaveCount(0);

  // In both inboxes at once, without reloading.
  for (const page of [ownerPage, operatorPage]) {
    await expect(page.getByText("This message was erased.")).toHaveCount(2);
    await expect(page.getByText(question)).toHaveCount(0);
    await expect(page.getByText(answer)).toHaveCount(0);
  }
  await expect(ownerPage.getByRole("button", { name: "Erase this visitor…" })).toHaveCount(0);

  // The visitor's panel knows nothing any more, and works.
  await expect.poll(() => visitor.messages()).toEqual([]);
  await visitor.write("Good morning");
  await expect.poll(() => visitor.messages()).toEqual(["Good morning"]);

  await analytics.open();
  await analytics.figure("rated", 1);
  await analytics.shows("Comment erased");
  await expect(ownerPage.getByText(comment)).toHaveCount(0);
});

test("what is kept, and for how long, is asked about before anything is erased", async ({ candor, shop, person }) => {
  void shop;
  const page = await (await person()).newPage();
  const desk = new Console(page, candor.url);
  await desk.signIn(owner);
  await desk.settings("workspace");
  const messages = page.getByLabel("Messages, notes and names");
  await expect(messages).toHaveValue("0");
  await messages.selectOption({ label: "90 days" });
  await page.getByRole("button", { name: "Save", exact: true }).click();
  const question = page.getByRole("dialog", { name: "Erase what is older?" });
  await question.getByRole("button", { name: "Save and erase" }).click();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  await page.reload();
  await expect(messages).toHaveValue("90");
  // Keeping more erases nothing and is not asked about.
  await messages.selectOption({ label: "For ever" });
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
});
