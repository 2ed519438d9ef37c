// Reviews: what an analyst does with a comment, and what figures make of it.
import { expect, test } from "../harness/fixtures.ts";
import { colleague, signIn, visit, type Client } from "../harness/api.ts";
import { signedIn } from "../harness/cookie.ts";
import { Desk } from "../harness/desk.ts";
import { Analytics } from "../screens/analytics.ts";
import { Review } from "../screens/review.ts";

/** A finished dialogue with this rating. */
async function rated(url: string, key: string, desk: Desk, name: string, score: number, comment: string): Promise<string> {
  const visitor = await visit(url, key, { name });
  await visitor.post("/widget/messages", { client_id: `review-${name.replaceAll(" ", "-")}-message`, text: `I am ${name}` });
  const dialogue = await desk.serve("Hello");
  const { form_key } = await visitor.get("/widget/rating");
  await visitor.post("/widget/rating", { form_key, score, comment });
  return dialogue;
}

const review = async (client: Client, dialogue: string) => (await client.get(`/dialogues/${dialogue}/outcome`)).dialogue.review;

test("a comment is reviewed, left out and brought back, and figures follow at once", async ({ candor, shop, person }) => {
  await shop.owner.post("/members", { ...colleague, role: "analyst" });
  const analyst = await signIn(candor.url, colleague);
  const desk = await Desk.open(candor.url);
  const make = (name: string, score: number, comment: string) => rated(candor.url, shop.chat.key, desk, name, score, comment);
  const vera = await make("Vera", 1, "Cold tea");
  const sam = await make("Sam", 5, "Warm words");
  await make("Luc", 4, "Quick");
  await shop.owner.patch(`/dialogues/${sam}/outcome`, { tags: ["Delivery"] });

  const browser = await person();
  await signedIn(browser, candor.url, analyst);
  const page = await browser.newPage();
  const analytics = new Analytics(page, candor.url);
  const panel = new Review(page);
  await analytics.open();
  await analytics.ratings(3);
  await analytics.transcript("Cold tea");

  // Status, assignee, tags, note: in the list at once, and kept.
  await panel.status("New");
  await panel.setStatus("In review");
  await expect(analytics.row("Cold tea")).toContainText("In review");
  await panel.assign("Olga Owner");
  await expect(analytics.row("Cold tea")).toContainText("Assigned to Olga Owner");
  await panel.tagField.fill("Temperature");
  await panel.tagField.press("Enter");
  await panel.tagField.fill("deli");
  await page.getByRole("option", { name: "Delivery" }).click();
  await panel.tags(["Temperature", "Delivery"]);
  await panel.part.getByRole("button", { name: "Remove tag Delivery" }).click();
  await panel.tags(["Temperature"]);
  await expect(analytics.row("Cold tea")).toContainText("Temperature");
  await panel.note.fill("Ask the kitchen");
  await panel.note.press("Control+Enter");
  await expect(panel.part.getByText(/^Saved at/)).toBeVisible();
  await expect.poll(() => review(shop.owner, vera)).toMatchObject({
    status: "in_review",
    assignee: { name: "Olga Owner" },
    tags: ["Temperature"],
    note: "Ask the kitchen",
    changed: { by: { name: colleague.name } },
  });
  await expect(panel.part.getByText(`Last changed by ${colleague.name}`)).toBeVisible();

  // Excluded: the rating leaves, its dialogue stays, struck out, with the reason.
  await panel.leaveOut("Exclude this rating", "Meant for the café next door");
  await analytics.ratings(2);
  await expect(analytics.row("Cold tea")).toContainText("Excluded");
  await expect(panel.part).toContainText("Meant for the café next door");
  await panel.takeBack();
  await analytics.ratings(3);
  await expect(panel.part.getByRole("button", { name: "Exclude this rating" })).toBeFocused();

  // Spam, or a test: the dialogue leaves every figure and the list, and stands in one of its own; beside it, it can be
  // brought back.
  for (const [mark, list] of [["Mark as spam", "Spam"], ["Mark as test", "Test"]] as const) {
    await panel.leaveOut(mark, "Sold kettles");
    await analytics.ratings(2);
    await expect(analytics.row("Cold tea")).toHaveCount(0);
    await analytics.choose(list);
    await expect(analytics.list.getByRole("heading")).toHaveText(`Marked as ${list.toLowerCase()}`);
    await expect(analytics.row("Cold tea")).toBeVisible();
    await expect(panel.part).toContainText("Sold kettles");
    await panel.takeBack();
    await expect(analytics.row("Cold tea")).toHaveCount(0);
    await analytics.choose("Comments");
    await analytics.ratings(3);
    await expect(analytics.row("Cold tea")).toBeVisible();
  }
});

test("a link to a dialogue shows it, once", async ({ candor, shop, person }) => {
  const desk = await Desk.open(candor.url);
  const dialogue = await rated(candor.url, shop.chat.key, desk, "Vera", 1, "Cold tea");
  const browser = await person();
  await signedIn(browser, candor.url, shop.owner);
  const page = await browser.newPage();
  const analytics = new Analytics(page, candor.url);
  const panel = new Review(page);
  const main = page.getByRole("main");
  const scrolled = () => main.evaluate((element) => element.scrollTop);

  // Without one the page begins at its beginning, and the list is far below.
  await analytics.open();
  await expect(analytics.row("Cold tea")).not.toBeInViewport();

  await analytics.open(`?dialogue=${dialogue}`);
  await expect(panel.panel.getByText("I am Vera")).toBeInViewport();
  await expect(panel.panel).toBeFocused();

  // From then on the page is the reader's: what changes in it, or coming back to it, moves nothing.
  await main.evaluate((element) => element.scrollTo(0, 0));
  await shop.owner.patch(`/dialogues/${dialogue}/outcome`, { status: "done" });
  await panel.status("Done");
  expect(await scrolled()).toBe(0);
  await page.getByRole("link", { name: "Settings" }).click();
  await expect(page).toHaveURL(/settings/);
  await page.goBack();
  await panel.status("Done");
  await expect(panel.panel).not.toBeInViewport();
  expect(await scrolled()).toBe(0);

  // Within the console it is a link like any other.
  await page.goto(`${candor.url}/settings/profile`);
  await expect(page.locator("main h1")).toBeVisible();
  await page.evaluate((address) => {
    const link = Object.assign(document.createElement("a"), { href: address, textContent: "Open the dialogue" });
    document.querySelector("main h1")?.after(link);
  }, `/analytics?dialogue=${dialogue}`);
  await page.getByRole("link", { name: "Open the dialogue" }).click();
  await expect(panel.panel).toBeInViewport();
  await expect(panel.panel).toBeFocused();
});

test("through the comments by keyboard alone", async ({ candor, shop, person }) => {
  const desk = await Desk.open(candor.url);
  const make = (name: string, comment: string) => rated(candor.url, shop.chat.key, desk, name, 2, comment);
  const [first, second] = [await make("Vera", "Cold tea"), await make("Sam", "Late again")];
  const browser = await person();
  await signedIn(browser, candor.url, shop.owner);
  const page = await browser.newPage();
  const analytics = new Analytics(page, candor.url);
  const panel = new Review(page);
  await analytics.open();

  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toContainText("Assign to me");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(analytics.row("Late again")).toBeVisible();
  await page.keyboard.press("j");
  await expect(analytics.row("Late again")).toBeFocused();
  await page.keyboard.press("Enter");
  await panel.status("New");
  await page.keyboard.press("3");
  await panel.status("Done");
  await page.keyboard.press("i");
  await expect(analytics.row("Late again")).toContainText("Assigned to Olga Owner");
  await page.keyboard.press("t");
  await page.keyboard.type("Later");
  await page.keyboard.press("Enter");
  await panel.tags(["Later"]);
  // Out of the field, not out of the dialogue.
  await page.keyboard.press("Escape");
  await page.keyboard.press("n");
  await page.keyboard.type("j k 1 are letters here");
  await page.keyboard.press("Escape");
  await expect(panel.part.getByText(/^Saved at/)).toBeVisible();
  await page.keyboard.press("j");
  await expect(panel.panel).toContainText("I am Vera");
  await panel.status("New");
  await page.keyboard.press("x");
  await page.keyboard.type("A test of ours");
  await page.keyboard.press("Enter");
  await expect(panel.takeBackButton).toBeFocused();
  expect(await review(shop.owner, second)).toMatchObject({ status: "done", note: "j k 1 are letters here", tags: ["Later"] });
  expect(await review(shop.owner, first)).toMatchObject({ excluded_because: "A test of ours" });
  await page.keyboard.press("Escape");
  await expect(analytics.row("Cold tea")).toBeFocused();
});

test("nothing that was typed is lost when Candor cannot be reached, or somebody else was quicker", async ({ candor, shop, person }) => {
  const desk = await Desk.open(candor.url);
  const dialogue = await rated(candor.url, shop.chat.key, desk, "Vera", 2, "Cold tea");
  const browser = await person();
  await signedIn(browser, candor.url, shop.owner);
  const page = await browser.newPage();
  const analytics = new Analytics(page, candor.url);
  const panel = new Review(page);
  await analytics.open();
  await analytics.transcript("Cold tea");

  await browser.setOffline(true);
  await panel.note.fill("Written in a tunnel");
  await panel.note.press("Control+Enter");
  await expect(panel.part.getByText(/cannot be reached.*Your text is kept here/)).toBeVisible();
  // What was chosen is put back.
  await panel.part.getByRole("button", { name: "Done", exact: true }).click();
  await expect(panel.part.getByRole("alert").filter({ hasText: "cannot be reached" })).toBeVisible();
  await panel.status("New");
  await panel.part.getByRole("button", { name: "Mark as test", exact: true }).click();
  await panel.part.getByRole("textbox", { name: "Why" }).fill("Ours");
  await panel.part.getByRole("textbox", { name: "Why" }).press("Enter");
  await expect(panel.part.getByRole("textbox", { name: "Why" })).toHaveValue("Ours");
  await browser.setOffline(false);

  await page.reload();
  await expect(panel.note).toHaveValue("Written in a tunnel");
  await shop.owner.patch(`/dialogues/${dialogue}/outcome`, { note: "Theirs" });
  await expect(panel.part.getByText(/changed the note while you were writing/)).toBeVisible();
  await expect(panel.note).toHaveValue("Written in a tunnel");
  await panel.part.getByRole("button", { name: "Save mine instead" }).click();
  await expect(panel.part.getByText(/^Saved at/)).toBeVisible();
  expect(await review(shop.owner, dialogue)).toMatchObject({ note: "Written in a tunnel", status: "new", test_because: null });
});

test("a list that was read far down stays where it is", async ({ candor, shop, person }) => {
  test.setTimeout(120_000);
  const desk = await Desk.open(candor.url);
  for (let n = 1; n <= 45; n += 1) await rated(candor.url, shop.chat.key, desk, `Guest ${n}`, 4, `Comment ${n}.`);
  const browser = await person();
  await signedIn(browser, candor.url, shop.owner);
  const page = await browser.newPage();
  const analytics = new Analytics(page, candor.url);
  const panel = new Review(page);
  await analytics.open();
  const rows = analytics.list.getByRole("listitem");
  await expect(rows.first()).toBeVisible();
  await rows.last().scrollIntoViewIfNeeded();
  await expect(rows).toHaveCount(45);
  const main = page.getByRole("main");
  const scrolled = () => main.evaluate((element) => element.scrollTop);

  await rows.last().scrollIntoViewIfNeeded();
  const before = await scrolled();
  await analytics.transcript("Comment 1.");
  await page.goBack();
  await expect(panel.panel).toHaveCount(0);
  await expect(rows).toHaveCount(45);
  expect(await scrolled()).toBe(before);

  // A review changes its row and moves nothing.
  await analytics.transcript("Comment 1.");
  await panel.setStatus("Done");
  await expect(analytics.row("Comment 1.")).toContainText("Done");
  await panel.panel.getByRole("button", { name: "Close" }).click();
  await expect(rows).toHaveCount(45);
  expect(await scrolled()).toBe(before);

  // Away to the settings, and back.
  await page.getByRole("link", { name: "Settings" }).click();
  await expect(page).toHaveURL(/settings/);
  await page.goBack();
  await expect(page).toHaveURL(/analytics/);
  await expect(rows).toHaveCount(45);
  await expect.poll(scrolled).toBe(before);
});
