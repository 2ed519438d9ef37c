// The Live Chat tab at work: words found in comments, a reason followed to its dialogues, the file that is taken
// away, and every number against the list behind it.
import { readFile } from "node:fs/promises";
import type { Download, Page } from "@playwright/test";
import { expect, test, type Shop } from "../harness/fixtures.ts";
import { visit } from "../harness/api.ts";
import { signedIn } from "../harness/cookie.ts";
import { Desk } from "../harness/desk.ts";
import { Analytics } from "../screens/analytics.ts";

interface Said {
  score?: number;
  comment?: string;
  /** Places among the reasons that are offered. */
  reasons?: number[];
}

const past: Said[] = [
  { score: 5, comment: "The quince tea came\nthe next day, \"wrapped\" nicely." },
  { score: 4 },
  { score: 1, comment: "Quince? I had ordered medlar.", reasons: [0, 1] },
  { score: 2, comment: "Rude", reasons: [0] },
  { score: 2 },
  {},
  {},
];

/** Dialogues that are answered and finished, and what became of their forms. */
async function play(url: string, shop: Shop): Promise<void> {
  const desk = await Desk.open(url);
  for (const [place, { score, comment, reasons }] of past.entries()) {
    const visitor = await visit(url, shop.chat.key, { name: `Visitor ${place}`, language: "en" });
    await visitor.post("/widget/messages", { client_id: `past-message-${place}`, text: "Hello" });
    await desk.serve();
    if (score === undefined) continue;
    const form = await visitor.get("/widget/rating");
    await visitor.post("/widget/rating/shown", { form_key: form.form_key });
    const chosen = reasons?.map((reason) => form.reasons[reason].id as string);
    await visitor.post("/widget/rating", {
      form_key: form.form_key,
      score,
      ...(comment ? { comment } : {}),
      ...(chosen ? { reasons: chosen } : {}),
    });
  }
  const leaver = await visit(url, shop.chat.key, { language: "fr" });
  await leaver.post("/widget/messages", { client_id: "past-leaver", text: "Anybody there?" });
  await leaver.post("/widget/finish");
}

/** The records of a CSV file (RFC 4180): what stands in quotes ends none. */
function records(text: string): string[][] {
  const found: string[][] = [[""]];
  let quoted = false;
  for (const sign of text) {
    const line = found.at(-1) as string[];
    // A doubled quote leaves the quotes and enters them again: for counting it may be lost.
    if (sign === '"') quoted = !quoted;
    else if (sign === "," && !quoted) line.push("");
    else if (sign === "\n" && !quoted) found.push([""]);
    else line[line.length - 1] += sign;
  }
  return found.slice(0, -1);
}

async function taken(page: Page, format: RegExp): Promise<Download> {
  await page.keyboard.press("e");
  const coming = page.waitForEvent("download");
  await page.getByRole("group", { name: "As", exact: true }).getByRole("button", { name: format }).click();
  return coming;
}
const bytes = async (file: Download): Promise<Buffer> => readFile(await file.path());

test("words in comments are found from the keyboard, and let go", async ({ candor, shop, person }) => {
  await play(candor.url, shop);
  const browser = await person();
  await signedIn(browser, candor.url, shop.owner);
  const page = await browser.newPage();
  const analytics = new Analytics(page, candor.url);
  await analytics.open();
  await analytics.figure("rated", 5);
  await expect(analytics.list.getByRole("link")).toHaveCount(3);

  await page.keyboard.press("/");
  const field = page.getByRole("textbox", { name: "Words in comments" });
  await expect(field).toBeFocused();
  // Beginnings of words, whatever their case, all of them.
  await page.keyboard.type("QUIN med");
  await analytics.figure("rated", 1);
  await expect(analytics.list.getByRole("link")).toHaveCount(1);
  await expect(analytics.list).toContainText("I had ordered medlar");
  expect(new URL(page.url()).searchParams.get("words")).toBe("QUIN med");
  await expect(page.getByRole("button", { name: /Remove filter: Words in comments: “QUIN med”/ })).toBeVisible();

  // The view can be bookmarked.
  await page.reload();
  await analytics.figure("rated", 1);
  await expect(field).toHaveValue("QUIN med");
  await page.keyboard.press("/");
  await page.keyboard.press("Escape");
  await expect(field).toHaveValue("");
  await analytics.figure("rated", 5);
  await expect(field).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(field).not.toBeFocused();
  expect(new URL(page.url()).search).toBe("");
});

test("a reason leads to its dialogues, and can become a filter", async ({ candor, shop, person }) => {
  await play(candor.url, shop);
  const browser = await person();
  await signedIn(browser, candor.url, shop.owner);
  const page = await browser.newPage();
  const analytics = new Analytics(page, candor.url);
  await analytics.open();
  const reasons = page.getByRole("region", { name: "Reasons given" });
  await expect(reasons).toContainText("of 3 dissatisfied ratings");
  const [most, second] = [reasons.locator("a.row").nth(0), reasons.locator("a.row").nth(1)];
  await expect(most).toContainText(/2\s*67\s%/);
  await second.click();
  await expect(analytics.list).toContainText("1 in this view");
  await analytics.list.getByRole("button", { name: "Use as filter" }).click();
  await analytics.figure("rated", 1);
  // Under that filter the other reason of the same rating still has one: both of one dialogue.
  await most.click();
  await expect(analytics.list).toContainText("1 in this view");
  await page.getByRole("button", { name: "Clear all" }).click();
  await analytics.figure("rated", 5);
});

test("a file holds what is on screen", async ({ candor, shop, person }) => {
  await play(candor.url, shop);
  const browser = await person();
  await signedIn(browser, candor.url, shop.owner);
  const page = await browser.newPage();
  const analytics = new Analytics(page, candor.url);
  await analytics.open("?state=rated&state=no_answer");
  const onScreen = (await analytics.read("rated")) + (await analytics.read("no answer"));
  expect(onScreen).toBe(7);

  const csv = await taken(page, /^CSV Plain/);
  expect(csv.suggestedFilename()).toMatch(/^Live chat .*\.csv$/);
  const text = (await bytes(csv)).toString("utf8");
  const rows = records(text);
  expect(rows).toHaveLength(1 + onScreen);
  expect(new Set(rows.map((row) => row.length)).size).toBe(1);
  expect(text).toContain('the next day, ""wrapped"" nicely.');
  await expect(page.getByText(`${onScreen} dialogues ·`)).toBeVisible();

  const excel = await bytes(await taken(page, /^CSV for Excel/));
  expect([...excel.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(excel.subarray(3).toString("utf8")).toBe(text);

  const xlsx = await bytes(await taken(page, /^XLSX/));
  expect(xlsx.subarray(0, 2).toString()).toBe("PK");

  // What was followed to its list is taken alone, unless one wants it all.
  await page.getByRole("region", { name: "Scores" }).locator("a.row").filter({ hasText: "2 of 5" }).click();
  await expect(analytics.list).toContainText("2 in this view");
  expect(records((await bytes(await taken(page, /^CSV Plain/))).toString("utf8"))).toHaveLength(3);
  await page.keyboard.press("e");
  await page.getByRole("radio", { name: /All dialogues of this view/ }).check();
  const all = page.waitForEvent("download");
  await page.getByRole("group", { name: "As", exact: true }).getByRole("button", { name: /^CSV Plain/ }).click();
  expect(records((await bytes(await all)).toString("utf8"))).toHaveLength(1 + onScreen);
});

test("an export that fails says so, and one that takes long can be cancelled", async ({ candor, shop, person }) => {
  await play(candor.url, shop);
  const browser = await person();
  await signedIn(browser, candor.url, shop.owner);
  const page = await browser.newPage();
  await new Analytics(page, candor.url).open();
  const start = async () => {
    await page.keyboard.press("e");
    await page.getByRole("group", { name: "As", exact: true }).getByRole("button", { name: /^XLSX/ }).click();
  };
  await page.route("**/export?**", (route) =>
    route.fulfill({ status: 503, json: { error: { code: "unavailable", message: "Not now." } } }),
  );
  await start();
  await expect(page.getByRole("alert")).toContainText("XLSX was not exported. Candor is not available right now.");
  await page.unroute("**/export?**");

  // Its answer does not come.
  await page.route("**/export?**", () => undefined);
  await start();
  await expect(page.getByRole("progressbar", { name: "Exporting XLSX" })).toBeVisible();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByText("The export was cancelled. Nothing was saved.")).toBeVisible();
  await page.getByRole("button", { name: "Close" }).first().click();
  await expect(page.getByText("The export was cancelled")).toHaveCount(0);
});

test("every number leads to a list of as many dialogues", async ({ candor, shop, person }) => {
  test.setTimeout(180_000);
  await play(candor.url, shop);
  const browser = await person();
  await signedIn(browser, candor.url, shop.owner);
  const page = await browser.newPage();
  const analytics = new Analytics(page, candor.url);
  for (const view of ["", "?state=rated&reason=slow", "?language=en&fact=answered"]) {
    await analytics.open(view);
    const figures = page.locator(".figures");
    await figures.getByText("As a table").click();
    const links = await figures.locator("a.count, a.row").evaluateAll((all) =>
      all.map((link) => ({
        href: (link as HTMLAnchorElement).href,
        // The first number of the text: shares and durations stand behind their count or have none.
        text: (link.querySelector(".number") ?? link).textContent?.replace(/\u00a0/g, " ").trim() ?? "",
      })),
    );
    const counts = links.filter(({ text }) => /^\d+($|\D*show these)/.test(text) && !/^\d+ %|^\d+ s/.test(text));
    expect(counts.length).toBeGreaterThan(view === "" ? 20 : 8);
    const seen = new Set<string>();
    for (const { href, text } of counts) {
      const number = Number(/^\d+/.exec(text)?.[0]);
      if (seen.has(`${href} ${number}`)) continue;
      seen.add(`${href} ${number}`);
      await page.goto(href);
      await expect(analytics.list, `${text} ${href}`).toContainText(`${number} in this view`);
    }
  }
});

test("what started, what is open and an hour of the workload lead to their dialogues, and open ones are read beside", async ({ candor, shop, person }) => {
  await play(candor.url, shop);
  const waiting = await visit(candor.url, shop.chat.key, { name: "Wanda" });
  await waiting.post("/widget/messages", { client_id: "wanda-message", text: "Is anybody there?" });
  const browser = await person();
  await signedIn(browser, candor.url, shop.owner);
  const page = await browser.newPage();
  const analytics = new Analytics(page, candor.url);
  await analytics.open();
  const number = (name: string) => page.getByRole("group", { name, exact: true }).getByRole("link");

  await expect(number("Started")).toContainText("9");
  await number("Started").click();
  await expect(analytics.list.getByRole("link").filter({ hasText: /./ })).toHaveCount(9);
  await expect(analytics.list.getByRole("status")).toContainText("9");
  await number("Open now").click();
  await expect(analytics.row("Wanda")).toHaveCount(1);
  await expect(analytics.row("Wanda")).toContainText("Waits for an answer");
  await expect(page).toHaveURL(/[?&]of=open_now/);
  await page.reload();
  const transcript = await analytics.transcript("Wanda");
  await expect(transcript).toContainText("Is anybody there?");
  await expect(transcript).toContainText("Not finished yet");

  const workload = page.getByRole("region", { name: "Workload by hour" });
  await workload.getByRole("button", { name: "Answers", exact: true }).click();
  await workload.getByRole("cell").getByRole("link").first().click();
  await expect(analytics.list.getByRole("status")).toContainText(/answers? then/);
  await expect(page).toHaveURL(/of=answered&weekday=\d&hour=\d/);
});
