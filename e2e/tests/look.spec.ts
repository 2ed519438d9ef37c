// Every screen there is, looked at by axe: no fault of accessibility, and nothing wider than the window; in
// both themes, both directions, on a desktop and a phone. What a page looks like does not depend on the engine.
import { AxeBuilder } from "@axe-core/playwright";
import type { BrowserContext, BrowserContextOptions, Frame, Page } from "@playwright/test";
import { expect, test } from "../harness/fixtures.ts";
import { Desk } from "../harness/desk.ts";
import { setStage, tour, type Stop } from "../harness/stage.ts";

const desktop = { width: 1440, height: 900 };
const tablet = { width: 1024, height: 768 };
const phone = { width: 390, height: 844 };

/** Each value of each of the three occurs with the others' at least once. */
const looks: [name: string, language: string, options: BrowserContextOptions][] = [
  ["desktop, light, left to right", "en", { viewport: desktop, colorScheme: "light", locale: "en-GB" }],
  ["phone, dark, left to right", "en", { viewport: phone, colorScheme: "dark", locale: "en-GB" }],
  ["tablet, dark, right to left", "ar", { viewport: tablet, colorScheme: "dark", locale: "ar" }],
  ["phone, light, right to left", "ar", { viewport: phone, colorScheme: "light", locale: "ar" }],
];

class Look {
  readonly faults: string[] = [];

  async at(page: Page, name: string): Promise<void> {
    await settle(page);
    const { violations } = await new AxeBuilder({ page }).analyze();
    for (const each of violations) {
      for (const node of each.nodes) {
        this.faults.push(`${name}: ${each.id} (${each.impact}) ${node.target.join(" ")} ${node.failureSummary ?? ""}`);
      }
    }
    for (const frame of page.frames()) for (const wide of await tooWide(frame)) this.faults.push(`${name}: ${wide}`);
  }
}

/** Until nothing moves: fonts are there, transitions are over. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.all(document.getAnimations().map((each) => each.finished.catch(() => undefined)));
  });
}

/** What makes the page, or its main part, scroll sideways. */
async function tooWide(frame: Frame): Promise<string[]> {
  return frame.evaluate(() => {
    const found: string[] = [];
    for (const part of [document.documentElement, ...document.querySelectorAll("main, main > *, dialog[open]")]) {
      if (part.scrollWidth > part.clientWidth + 1 && part.clientWidth > 0) {
        found.push(`${part.tagName}.${part.className} is ${part.scrollWidth - part.clientWidth} px too wide`);
      }
    }
    return found;
  });
}

async function visit(page: Page, url: string, stop: Stop): Promise<void> {
  await page.goto(url + stop.path);
  await expect(page.locator(stop.ready).first()).toBeVisible();
  for (const key of stop.keys ?? []) await page.keyboard.press(key);
  if (stop.click) await page.locator(stop.click).first().click();
  if (stop.then) await expect(page.locator(stop.then).first()).toBeVisible();
}

for (const [name, language, options] of looks) {
  test(`console: ${name}`, { tag: "@look" }, async ({ candor, person }) => {
    test.setTimeout(240_000);
    const look = new Look();
    const browser = await person(options);
    const page = await browser.newPage();
    await page.goto(candor.url);
    await expect(page.locator("form")).toBeVisible();
    await look.at(page, "setup");

    const stage = await setStage(candor.url, candor.setupToken, language);
    await page.goto(candor.url);
    await expect(page.locator("form input")).toHaveCount(2);
    await look.at(page, "sign-in");
    await page.goto(candor.url + stage.invitation);
    await expect(page.locator("form")).toBeVisible();
    await look.at(page, "invitation");
    await page.goto(`${candor.url}/invitation/none`);
    await expect(page.locator("h1")).toBeVisible();
    await look.at(page, "invitation-gone");

    await signedIn(browser, candor.url, stage.owner.headers.cookie);
    for (const stop of tour(stage)) {
      await visit(page, candor.url, stop);
      await look.at(page, stop.name);
    }
    expect(look.faults).toEqual([]);
  });

  test(`widget: ${name}`, { tag: "@look" }, async ({ candor, site, shop, person }) => {
    test.setTimeout(120_000);
    const look = new Look();
    const desk = await Desk.open(candor.url);
    const page = await (await person(options)).newPage();
    await page.goto(site.url);
    const launcher = page.locator("div[lang] button");
    await expect(launcher).toBeVisible();
    await look.at(page, "closed");
    await launcher.click();
    const panel = page.frameLocator("iframe");
    const composer = panel.locator(".composer textarea");
    await expect(composer).toBeVisible();
    await look.at(page, "open");
    await composer.fill("Hello, do you ship to Norway? https://shop.example.org/a/very/long/address/that/does/not/end");
    await composer.press("Enter");
    await expect(panel.locator(".mine:not(.pending)")).toHaveCount(1);
    await desk.answer(await desk.take(), "Yes, within four days.");
    await expect(panel.locator(".message")).toHaveCount(3);
    await look.at(page, "dialogue");
    await desk.finish(await desk.only());
    await expect(panel.locator(".form input[type=radio]").first()).toBeVisible();
    await look.at(page, "form");
    await panel.locator(".form input[type=radio]").first().check();
    await panel.locator(".form input[type=checkbox]").first().check();
    await look.at(page, "form, dissatisfied");
    await panel.locator(".form .primary").click();
    await expect(panel.locator(".form.quiet")).toBeVisible();
    await look.at(page, "rated");
    await page.goto(`${candor.url}/c/${shop.chat.key}`);
    await expect(page.locator(".composer textarea")).toBeVisible();
    await look.at(page, "full page");
    await page.goto(`${candor.url}/sample/${shop.chat.key}`);
    await expect(launcher).toBeVisible();
    await look.at(page, "sample page");
    await page.goto(`${candor.url}/c/no-such-chat`);
    await look.at(page, "no such chat");
    expect(look.faults).toEqual([]);
  });
}

test("console with nothing in it yet", { tag: "@look" }, async ({ candor, shop, person }) => {
  const look = new Look();
  const browser = await person();
  await signedIn(browser, candor.url, shop.owner.headers.cookie);
  const page = await browser.newPage();
  for (const path of ["/inbox/waiting", "/inbox/finished", "/analytics"]) {
    await page.goto(candor.url + path);
    await expect(page.locator("main .skeleton")).toHaveCount(0);
    await expect(page.locator("h1")).toBeVisible();
    await look.at(page, `${path}, empty`);
  }
  await shop.owner.call("DELETE", `/chats/${shop.chat.id}`);
  for (const path of ["/inbox", "/analytics", "/settings/chats"]) {
    await page.goto(candor.url + path);
    await expect(page.locator("main .skeleton")).toHaveCount(0);
    await expect(page.locator("h1")).toBeVisible();
    await look.at(page, `${path}, without a chat`);
  }
  expect(look.faults).toEqual([]);
});

/** The session that the API gave, in a browser. */
async function signedIn(browser: BrowserContext, url: string, cookie: string | undefined): Promise<void> {
  const [name, value] = (cookie ?? "").split("=");
  await browser.addCookies([{ name: name ?? "", value: value ?? "", url }]);
}
