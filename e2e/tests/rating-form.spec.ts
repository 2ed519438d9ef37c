// The rating form as visitors use it: every scale, comments that are asked for, reasons, later, correction.
import { expect, test } from "../harness/fixtures.ts";
import type { Client } from "../harness/api.ts";
import { Desk } from "../harness/desk.ts";
import { Visitor } from "../screens/visitor.ts";

const scales = [
  { scale: "thumbs2", satisfied: [1], dissatisfied: [0], names: ["Bad", "Good"], score: 1 },
  { scale: "faces3", satisfied: [3], dissatisfied: [1], names: ["dissatisfied", "neutral", "satisfied"], score: 3 },
  { scale: "stars5", satisfied: [4, 5], dissatisfied: [1, 2], names: ["1 of 5", "2 of 5", "3 of 5", "4 of 5", "5 of 5"], score: 4 },
  {
    scale: "faces5",
    satisfied: [4, 5],
    dissatisfied: [1, 2],
    names: ["very dissatisfied", "dissatisfied", "neutral", "satisfied", "very satisfied"],
    score: 5,
  },
  {
    scale: "numbers10",
    satisfied: [8, 9, 10],
    dissatisfied: [0, 1, 2, 3, 4],
    names: Array.from({ length: 11 }, (_, score) => `${score} of 10`),
    score: 0,
  },
];

/** Changes a chat's quality control: a new version. */
async function qualityControl(owner: Client, chat: string, change: Record<string, unknown>): Promise<void> {
  const now = await owner.get(`/chats/${chat}/quality-control`);
  await owner.put(`/chats/${chat}/quality-control`, { ...now, ...change });
}

test("every scale is named for those who hear it, and its score arrives", async ({ candor, shop, person }) => {
  const desk = await Desk.open(candor.url);
  for (const { names, score, ...settings } of scales) {
    await qualityControl(shop.owner, shop.chat.id, settings);
    const visitor = await Visitor.onFullPage(await (await person()).newPage(), candor.url, shop.chat.key);
    await visitor.write(settings.scale);
    await desk.serve();
    await visitor.offeredForm();
    for (const [index, name] of names.entries()) {
      await expect(visitor.form.getByRole("radio").nth(index)).toHaveAccessibleName(name);
    }
    await expect(visitor.form.getByRole("radio")).toHaveCount(names.length);
    await visitor.rate(score);
  }
  const { items } = await shop.owner.get<{ items: Record<string, any>[] }>("/analytics/live-chat/dialogues");
  const arrived = items.map((item) => [item.scale, item.score]);
  expect(arrived.reverse()).toEqual(scales.map(({ scale, score }) => [scale, score]));
});

test("a comment that is required is asked for, and reasons come with a low score only", async ({ candor, site, shop, person }) => {
  const { comment } = await shop.owner.get(`/chats/${shop.chat.id}/quality-control`);
  await qualityControl(shop.owner, shop.chat.id, { comment: { ...comment, mode: "required_at_or_below", at_or_below: 2 } });
  const desk = await Desk.open(candor.url);
  const visitor = await Visitor.onSite(await (await person()).newPage(), site.url);
  await visitor.write("hello");
  await desk.serve();
  await visitor.offeredForm();

  await visitor.form.getByRole("button", { name: "Send rating" }).click();
  await expect(visitor.form.getByRole("alert")).toHaveText("Choose a score first.");
  await visitor.score(5).check();
  await expect(visitor.form.getByRole("checkbox")).toHaveCount(0);
  await visitor.score(2).check();
  await visitor.form.getByRole("checkbox", { name: "It took too long" }).check();
  await visitor.form.getByRole("button", { name: "Send rating" }).click();
  await expect(visitor.form.getByRole("alert")).toHaveText("Please write a few words.");
  await expect(visitor.form.getByRole("textbox")).toBeFocused();
  await visitor.rate(2, "Twenty minutes");
  const { items } = await shop.owner.get<{ items: Record<string, any>[] }>("/analytics/live-chat/comments");
  expect(items[0]).toMatchObject({ score: 2, comment: "Twenty minutes" });
});

test("not now is not never, and a rating can be corrected", async ({ candor, site, shop, person }) => {
  const desk = await Desk.open(candor.url);
  const visitor = await Visitor.onSite(await (await person()).newPage(), site.url);
  await visitor.write("hello");
  await desk.serve();
  await visitor.offeredForm();
  await visitor.skip();
  const totals = async () => (await shop.owner.get("/analytics/live-chat")).totals;
  expect(await totals()).toMatchObject({ asked: 1, rated: 0 });
  await visitor.reload();
  await visitor.form.getByRole("button", { name: "Rate this conversation" }).click();
  await visitor.rate(1, "no");
  expect(await totals()).toMatchObject({ rated: 1, average: 1 });
  await visitor.reload();
  await visitor.correct(3, "on second thoughts");
  expect(await totals()).toMatchObject({ rated: 1, average: 3 });
});

test("a rating that could not be sent is kept, said, and sent again", async ({ candor, shop, person }) => {
  const desk = await Desk.open(candor.url);
  const browser = await person();
  const visitor = await Visitor.onFullPage(await browser.newPage(), candor.url, shop.chat.key);
  await visitor.write("hello");
  await desk.serve();
  await visitor.offeredForm();
  await visitor.score(4).check();
  await visitor.form.getByRole("textbox").fill("kind");
  await browser.setOffline(true);
  await visitor.form.getByRole("button", { name: "Send rating" }).click();
  await expect(visitor.form.getByRole("alert")).toHaveText(/kept here; try again/);
  await browser.setOffline(false);
  // What was chosen and typed is there after a reload, too.
  await visitor.reload();
  await visitor.offeredForm();
  await expect(visitor.score(4)).toBeChecked();
  await expect(visitor.form.getByRole("textbox")).toHaveValue("kind");
  await visitor.form.getByRole("button", { name: "Send rating" }).click();
  await visitor.sees(/thank/i);
  const { totals } = await shop.owner.get("/analytics/live-chat");
  expect(totals).toMatchObject({ rated: 1, average: 4 });
});

test("a form that waits keeps the version it was asked under; the next one follows the new", async ({ candor, shop, person }) => {
  const desk = await Desk.open(candor.url);
  const visitor = await Visitor.onFullPage(await (await person()).newPage(), candor.url, shop.chat.key);
  await visitor.write("hello");
  await desk.serve();
  await visitor.offeredForm();
  await qualityControl(shop.owner, shop.chat.id, { scale: "thumbs2", satisfied: [1], dissatisfied: [0], question: { en: "Was it good?" } });
  await visitor.reload();
  await expect(visitor.form.getByRole("radio")).toHaveCount(5);

  const next = await Visitor.onFullPage(await (await person()).newPage(), candor.url, shop.chat.key);
  await next.write("hello");
  await desk.serve();
  await next.offeredForm();
  await expect(next.form.getByText("Was it good?")).toBeVisible();
  await expect(next.form.getByRole("radio")).toHaveCount(2);
  await qualityControl(shop.owner, shop.chat.id, { enabled: false });
  const last = await Visitor.onFullPage(await (await person()).newPage(), candor.url, shop.chat.key);
  await last.write("hello");
  await desk.serve();
  await last.sees(/Finished/);
  await expect(last.form).toBeHidden();
});
