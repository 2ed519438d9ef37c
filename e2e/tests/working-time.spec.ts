// Working time: set in the settings by keyboard and mouse, told to visitors in their language, and counted in
// response figures until the clock is asked for.
import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "../harness/fixtures.ts";
import { signedIn } from "../harness/cookie.ts";
import { Desk } from "../harness/desk.ts";
import { visit } from "../harness/api.ts";
import { Visitor } from "../screens/visitor.ts";

const DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const name = (day: string) => day[0]!.toUpperCase() + day.slice(1);
/** The weekday in so many days, by UTC. */
const inDays = (days: number) => DAYS[(new Date(Date.now() + days * 86_400_000).getUTCDay() + 6) % 7]!;

/** Open on one day only, the day after tomorrow: closed now, whatever time it is. */
function closedNow() {
  const week = Object.fromEntries(DAYS.map((day) => [day, [] as object[]]));
  week[inDays(2)] = [{ from: "09:00", to: "17:00" }];
  return { time_zone: "UTC", week, holidays: [] };
}

test("the week is edited, kept and followed by a chat", async ({ candor, shop, person }) => {
  const browser = await person({ timezoneId: "Europe/Paris" });
  await signedIn(browser, candor.url, shop.owner);
  const page = await browser.newPage();
  await page.goto(`${candor.url}/settings/workspace`);
  await page.getByRole("switch", { name: "Our team has working time" }).check();
  await expect(page.getByText("40 hours a week")).toBeVisible();
  const monday = page.getByRole("group", { name: "Monday", exact: true });
  await monday.getByLabel("Monday, to").fill("12:00");
  await monday.getByLabel("Monday, to").blur();
  await monday.getByRole("button", { name: "More hours on Monday" }).click();
  // The new hours have the focus, after lunch.
  await expect(monday.getByLabel("Monday, from").nth(1)).toBeFocused();
  await expect(monday.getByLabel("Monday, from").nth(1)).toHaveValue("13:00");
  await monday.getByRole("button", { name: "Same hours as Monday on all open days" }).click();
  await expect(page.getByText("35 hours a week")).toBeVisible();
  await page.getByRole("checkbox", { name: "Saturday" }).check();
  await page.getByRole("group", { name: "Saturday", exact: true }).getByLabel("Saturday, to").fill("00:00");
  await page.getByLabel("Day", { exact: true }).fill("2026-12-25");
  await page.getByRole("button", { name: "Add day off" }).click();
  await expect(page.getByText(/25 December 2026/)).toBeVisible();
  const axe = await new AxeBuilder({ page }).analyze();
  expect(axe.violations.map((violation) => violation.id)).toEqual([]);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  const kept = await shop.owner.get<{ working_time: ReturnType<typeof closedNow> }>("/workspace/working-time");
  const weekday = [{ from: "09:00", to: "12:00" }, { from: "13:00", to: "17:00" }];
  expect(kept.working_time.week["monday"]).toEqual(weekday);
  expect(kept.working_time.week["friday"]).toEqual(weekday);
  expect(kept.working_time.week["saturday"]).toEqual([{ from: "09:00", to: "24:00" }]);
  expect(kept.working_time.week["sunday"]).toEqual([]);
  expect(kept.working_time.holidays).toEqual(["2026-12-25"]);

  // What makes no sense is said at its place, and nothing is lost.
  await page.getByLabel("Monday, to").first().fill("08:00");
  await page.getByLabel("Monday, to").first().blur();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(/Hours in order that do not overlap/)).toBeVisible();
  await page.getByRole("button", { name: "Discard changes" }).click();

  await page.goto(`${candor.url}/settings/chats/${shop.chat.id}/hours`);
  await expect(page.getByRole("radio", { name: "Always" })).toBeChecked();
  await page.getByRole("radio", { name: "Always" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByText("It follows the working time of the workspace")).toBeVisible();
  const hours = await new AxeBuilder({ page }).analyze();
  expect(hours.violations.map((violation) => violation.id)).toEqual([]);
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("group", { name: "Monday", exact: true })).toBeVisible();
  await page.keyboard.press("ArrowLeft");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  const chat = await shop.owner.get<{ working_time: { follows: string } }>(`/chats/${shop.chat.id}`);
  expect(chat.working_time.follows).toBe("workspace");
  await page.goto(`${candor.url}/settings/audit`);
  await expect(page.getByText("changed the working time of")).toBeVisible();
});

test("outside it visitors are told when the team is back, and their message is taken", async ({ candor, shop, site, person }) => {
  await shop.owner.patch(`/chats/${shop.chat.id}`, { working_time: { follows: "own", own: closedNow() } });
  const english = await (await person({ timezoneId: "UTC", locale: "en-GB" })).newPage();
  const visitor = await Visitor.onSite(english, site.url);
  const away = visitor.panel.getByText(/^We are away right now\. Back: /);
  await expect(away).toContainText(name(inDays(2)));
  await expect(away).toContainText("09:00");
  await visitor.composer.fill("Hello?");
  await visitor.composer.press("Enter");
  await expect(visitor.panel.getByText("Your message is with us. We answer when we are back.")).toBeVisible();
  await expect(visitor.panel.getByText("We will be with you shortly.")).toBeHidden();
  const desk = await Desk.open(candor.url);
  const dialogue = await desk.take();
  // Somebody is there after all.
  await expect(away).toBeHidden();
  await desk.answer(dialogue, "Hello!");
  await expect(visitor.log.getByText("Hello!", { exact: true })).toBeVisible();

  const arabic = await (await person({ timezoneId: "Asia/Tokyo", locale: "ar" })).newPage();
  const other = await arabic.goto(`${candor.url}/c/${shop.chat.key}`).then(() => arabic);
  await expect(other.getByText(/^نحن غير متواجدين الآن\. نعود: /)).toBeVisible();
  const axe = await new AxeBuilder({ page: other }).analyze();
  expect(axe.violations.map((violation) => violation.id)).toEqual([]);
});

test("response figures count working time until the clock is asked for", async ({ candor, shop, person }) => {
  await shop.owner.patch(`/chats/${shop.chat.id}`, { working_time: { follows: "own", own: closedNow() } });
  const vera = await visit(candor.url, shop.chat.key, { name: "Vera" });
  await vera.post("/widget/messages", { client_id: "question-number-1", text: "Do you ship to Norway?" });
  const desk = await Desk.open(candor.url);
  const dialogue = await desk.take();
  // What is measured is time itself.
  await new Promise((done) => setTimeout(done, 1_100));
  await desk.answer(dialogue, "Yes.");
  await desk.finish(dialogue);

  const browser = await person();
  await signedIn(browser, candor.url, shop.owner);
  const page = await browser.newPage();
  await page.goto(`${candor.url}/analytics`);
  const response = page.getByRole("group", { name: "Response times" });
  await expect(response.getByRole("button", { name: "Working time" })).toHaveAttribute("aria-pressed", "true");
  const card = page.getByRole("group", { name: /mean response/i });
  // Nothing of it was working time.
  await expect(card).toContainText(/\b0\ss/);
  await response.getByRole("button", { name: "Clock time" }).click();
  await expect(card).not.toContainText(/\b0\ss/);
  expect(page.url()).toContain("time=clock");
  await page.reload();
  await expect(card).toContainText(/\d\ss/);
  await expect(card).not.toContainText(/\b0\ss/);
  await page.getByRole("navigation", { name: "Analytics" }).getByRole("link", { name: "Operators" }).click();
  await expect(response.getByRole("button", { name: "Clock time" })).toHaveAttribute("aria-pressed", "true");
});
