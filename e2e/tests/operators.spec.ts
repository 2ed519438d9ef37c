// Operators by time: the table of those who read analytics, the view of all who took part, and an operator's
// own numbers, which say nothing of ratings.
import { expect, test } from "../harness/fixtures.ts";
import { colleague, operator, signIn, visit } from "../harness/api.ts";
import { Desk } from "../harness/desk.ts";
import { signedIn } from "../harness/cookie.ts";
import { tabTo } from "../harness/keyboard.ts";
import { Console } from "../screens/console.ts";
import { Operators } from "../screens/operators.ts";

test("who answered when, by day and by hour, also before the dialogue is finished", async ({ candor, shop, person }) => {
  const vera = await visit(candor.url, shop.chat.key, { name: "Vera" });
  await vera.post("/widget/messages", { client_id: "question-number-1", text: "Do you ship to Norway?" });
  const desk = await Desk.open(candor.url);
  const dialogue = await desk.take();
  await desk.answer(dialogue, "Yes.");

  const browser = await person();
  await signedIn(browser, candor.url, shop.owner);
  const page = await browser.newPage();
  await page.goto(`${candor.url}/analytics`);
  await page.getByRole("navigation", { name: "Analytics" }).getByRole("link", { name: "Operators" }).click();
  const table = new Operators(page, candor.url);
  await expect(table.total(operator.name)).toHaveText("1");
  expect(await table.filled(operator.name)).toEqual(["1"]);

  // One more answer, and the dialogue is finished: it stays one dialogue.
  await vera.post("/widget/messages", { client_id: "question-number-2", text: "And to Sweden?" });
  await desk.answer(dialogue, "Yes, too.");
  await desk.finish(dialogue);
  await page.reload();
  await expect(table.total(operator.name)).toHaveText("2");
  await table.choose("Dialogues").click();
  await expect(table.total(operator.name)).toHaveText("1");
  await table.choose("By hour").click();
  await expect(table.table.getByRole("columnheader")).toHaveCount(26);

  // The view is the address: it can be kept, and another zone moves the hour.
  expect(page.url()).toContain("show=dialogues&by=hour");
  await page.reload();
  await expect(table.total(operator.name)).toHaveText("1");
  await table.open("?tz=Asia/Kathmandu&show=seconds&by=hour");
  expect(await table.filled(operator.name)).toHaveLength(1);
  await expect(page.getByText("Asia/Kathmandu").first()).toBeVisible();
  await expect(page.getByText(/satisf|rating/i)).toHaveText(["By the day and hour in which visitors were answered, Asia/Kathmandu. Ratings play no part here."]);

  // Workload, on the other page.
  await page.getByRole("navigation", { name: "Analytics" }).getByRole("link", { name: "Live Chat" }).click();
  const workload = page.getByRole("region", { name: "Workload by hour" });
  await expect(workload.getByText(/most arrive on/)).toContainText(": 1");
  await workload.getByRole("button", { name: "Answers", exact: true }).click();
  await expect(workload.getByText(/most is answered on/)).toContainText(": 2");
});

test("the table is used by keyboard alone", async ({ candor, shop, person }) => {
  const desk = await Desk.open(candor.url);
  const vera = await visit(candor.url, shop.chat.key, { name: "Vera" });
  await vera.post("/widget/messages", { client_id: "question-number-1", text: "Hello" });
  await desk.serve();
  const browser = await person();
  await signedIn(browser, candor.url, shop.owner);
  const page = await browser.newPage();
  const table = new Operators(page, candor.url);
  await table.open();
  await tabTo(page, table.choose("Seconds"));
  await page.keyboard.press("Enter");
  await expect(table.choose("Seconds")).toHaveAttribute("aria-pressed", "true");
  await expect(table.choose("Seconds")).toBeFocused();
  // The table scrolls by the arrow keys.
  await tabTo(page, page.getByRole("group", { name: "Mean response by day" }));
  await tabTo(page, table.table.getByRole("link", { name: operator.name }));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/analytics\?operator=/);
});

test("everyone who took part, instead of the one it is credited to", async ({ candor, shop, person }) => {
  await shop.owner.post("/members", { ...colleague, role: "operator" });
  const members = await shop.owner.get<{ items: { id: string; email: string }[] }>("/members");
  const cora = members.items.find((each) => each.email === colleague.email)?.id;
  const vera = await visit(candor.url, shop.chat.key, { name: "Vera" });
  await vera.post("/widget/messages", { client_id: "question-number-1", text: "Hello" });
  const desk = await Desk.open(candor.url);
  const dialogue = await desk.take();
  await desk.answer(dialogue, "One moment");
  await desk.client.post(`/dialogues/${dialogue}/transfer`, { operator: cora });
  const coras = await signIn(candor.url, colleague);
  await coras.post(`/dialogues/${dialogue}/messages`, { client_id: "cora-answers-1", text: "Here you are" });
  await coras.post(`/dialogues/${dialogue}/finish`);

  const browser = await person();
  await signedIn(browser, candor.url, shop.owner);
  const tab = await browser.newPage();
  await tab.goto(`${candor.url}/analytics`);
  const people = tab.getByRole("region", { name: "Operators" }).first();
  await expect(people.getByRole("link", { name: colleague.name })).toBeVisible();
  await expect(people.getByRole("link", { name: operator.name })).toHaveCount(0);
  await people.getByRole("button", { name: "Took part" }).click();
  await expect(people.getByRole("link", { name: operator.name })).toBeVisible();
  await expect(people.getByText("sums exceed the total")).toBeVisible();
  expect(tab.url()).toContain("credit=took_part");
  // The list behind agrees.
  await people.getByRole("link", { name: operator.name }).click();
  await expect(tab.getByRole("region", { name: "Dialogues" }).getByText("1 in this view")).toBeVisible();
});

test("an operator sees his own numbers, and nobody else's", async ({ candor, shop, person }) => {
  const vera = await visit(candor.url, shop.chat.key, { name: "Vera" });
  await vera.post("/widget/messages", { client_id: "question-number-1", text: "Hello" });
  const desk = await Desk.open(candor.url);
  await desk.serve();
  const { form_key } = await vera.get("/widget/rating");
  const browser = await person();
  const page = await browser.newPage();
  await new Console(page, candor.url).signIn(operator);
  await page.goto(`${candor.url}/settings/profile`);
  const own = page.getByRole("region", { name: "My numbers" });
  await expect(own.getByText("median, 1 dialogue")).toBeVisible();
  const before = await own.innerText();
  await vera.post("/widget/rating", { form_key, score: 1, comment: "Rude" });
  await page.reload();
  await expect(own.getByText("median, 1 dialogue")).toBeVisible();
  expect(await own.innerText()).toBe(before);
  await own.getByRole("button", { name: "By hour" }).click();
  await expect(own.getByRole("columnheader")).toHaveCount(25);

  // The analysts' page is not his.
  await page.goto(`${candor.url}/analytics/operators`);
  await expect(page).toHaveURL(/\/inbox/);
  for (const path of ["/analytics/operators", "/analytics/live-chat"]) {
    expect((await desk.client.ask("GET", path)).status, path).toBe(403);
  }
});
