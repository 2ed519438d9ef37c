// The whole way, as people go it: first run, a chat, a visitor, an operator, a rating, the owner's figures.
// And through all of it one browser is watched: the operator's. It may learn nothing (PRODUCT §2).
import { expect, test } from "../harness/fixtures.ts";
import { operator, owner, signIn } from "../harness/api.ts";
import { picture } from "../harness/picture.ts";
import { Watch } from "../harness/watch.ts";
import { Analytics } from "../screens/analytics.ts";
import { Console } from "../screens/console.ts";
import { Inbox } from "../screens/inbox.ts";
import { Visitor } from "../screens/visitor.ts";

/** Planted: if the operator's browser ever holds one of these, something leaked. */
const comment = "Quince marmalade, said nobody ever";
const correction = "Quince jelly, then";

test("from the first start to a rating that only the owner sees", async ({ candor, site, person }) => {
  test.setTimeout(180_000);

  // First run: the terminal's token, then an owner and a workspace.
  const ownerBrowser = await person();
  const control = new Watch(ownerBrowser);
  const ownerPage = await ownerBrowser.newPage();
  const desk = new Console(ownerPage, candor.url);
  await desk.setUp(candor.setupToken, owner, "Tea shop");
  const chat = await desk.createChat("Shop");
  await desk.addMember(operator, "operator");

  // The operator sits down at another browser.
  const operatorBrowser = await person();
  const watch = new Watch(operatorBrowser);
  const operatorPage = await operatorBrowser.newPage();
  await new Console(operatorPage, candor.url).signIn(operator);
  const inbox = new Inbox(operatorPage);
  await expect(operatorPage.getByRole("link", { name: /analytics/i })).toHaveCount(0);

  // A visitor on the built-in sample page: a test dialogue, which counts nowhere.
  const sample = await Visitor.onSample(await (await person()).newPage(), candor.url, chat.key);
  await sample.write("Is this thing on?");
  await inbox.take("Is this thing on?");
  await inbox.answer("It is.");
  await sample.sees("It is.");
  await inbox.finish();
  await sample.rate(1);

  // A visitor on a customer's own page, of another origin, under a strict policy.
  site.embed(chat.key);
  const visitor = await Visitor.onSite(await (await person()).newPage(), site.url);
  await visitor.write("Do you ship to Norway?");
  await inbox.take("Do you ship to Norway?");
  await inbox.answer("Yes, within four days.");
  await visitor.sees("Yes, within four days.");
  await visitor.write("Great, thank you!");
  await inbox.sees("Great, thank you!");

  // The owner looks at analytics before, during and after.
  const analytics = new Analytics(ownerPage, candor.url);
  await analytics.open();
  await analytics.figure("rated", 0);

  await inbox.finish();
  await visitor.offeredForm();
  await analytics.figure("rated", 0);
  await analytics.figure("no answer", 1);

  // From here on the operator's world stands still, whatever the visitor does.
  const client = await signIn(candor.url, operator);
  await operatorPage.waitForTimeout(1_500);
  const before = await picture(client, operatorPage);
  const moment = Date.now();

  await visitor.rate(5, comment);
  await expect
    .poll(() => analytics.read("rated"), { message: "the open tab shows the rating", timeout: 3_000 })
    .toBe(1);
  await analytics.shows(comment);
  await visitor.correct(4, correction);
  await analytics.shows(correction);

  await operatorPage.waitForTimeout(1_500);
  expect(await watch.since(moment), "traffic of the operator's browser during the rating").toEqual([]);
  expect(await picture(client, operatorPage), "the operator's screen and every answer he can fetch").toEqual(before);

  // He looks around everywhere he can, and reloads.
  for (const list of ["waiting", "mine", "all", "finished"] as const) await inbox.list(list);
  await inbox.open("Great, thank you!");
  await operatorPage.reload();
  await inbox.sees("Great, thank you!");
  expect(await watch.leaks([comment, correction]), "words of rating in the operator's browser").toEqual([]);
  // The same watch at the owner's browser finds both: it can see.
  const found = (await control.leaks([comment, correction])).join("\n");
  expect(found).toContain(comment);
  expect(found).toContain(correction);

  // The owner, answering visitors himself, is blind in the inbox too (PRODUCT §2: by place).
  const ownerInbox = new Inbox(ownerPage);
  await ownerInbox.goto(candor.url);
  await ownerInbox.list("finished");
  await ownerInbox.open("Great, thank you!");
  await expect(ownerPage.getByText(correction)).toHaveCount(0);
});
