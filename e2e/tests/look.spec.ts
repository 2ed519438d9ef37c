// Every screen there is, looked at by axe: no fault of accessibility, and nothing wider than the window; in
// both themes, both directions, on a desktop and a phone. What a page looks like does not depend on the engine.
import { AxeBuilder } from "@axe-core/playwright";
import type { BrowserContextOptions, Frame, Page } from "@playwright/test";
import { expect, test } from "../harness/fixtures.ts";
import { signedIn } from "../harness/cookie.ts";
import { Desk } from "../harness/desk.ts";
import { setStage, showStop, tour } from "../harness/stage.ts";

const desktop = { width: 1440, height: 900 };
const tablet = { width: 1024, height: 768 };
const phone = { width: 390, height: 844 };

interface Way {
  name: string;
  language: string;
  options: BrowserContextOptions;
  /** Whether every screen is looked at in this way, or the main ones only. */
  all: boolean;
}

/** Themes, directions and sizes: every screen in two opposite ways, the main ones in two more. */
const ways: Way[] = [
  { name: "desktop, light, left to right", language: "en", options: { viewport: desktop, colorScheme: "light", locale: "en-GB" }, all: true },
  { name: "phone, dark, right to left", language: "ar", options: { viewport: phone, colorScheme: "dark", locale: "ar" }, all: true },
  { name: "tablet, dark, left to right", language: "en", options: { viewport: tablet, colorScheme: "dark", locale: "en-GB" }, all: false },
  { name: "phone, light, right to left", language: "ar", options: { viewport: phone, colorScheme: "light", locale: "ar" }, all: false },
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
    for (const part of [document.documentElement, ...document.querySelectorAll("main, main > :not(.sr), dialog[open]")]) {
      if (part.scrollWidth > part.clientWidth + 1 && part.clientWidth > 0) {
        found.push(`${part.tagName}.${part.className} is ${part.scrollWidth - part.clientWidth} px too wide`);
      }
    }
    return found;
  });
}

for (const { name, language, options, all } of ways) {
  test(`console: ${name}`, { tag: "@look" }, async ({ candor, person }) => {
    test.setTimeout(720_000);
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
    await page.goto(`${candor.url}/forgot`);
    await expect(page.locator("form input")).toHaveCount(1);
    await look.at(page, "forgot");
    await page.locator("form input").fill("olga@example.org");
    await page.locator("form input").press("Enter");
    await expect(page.locator("[role=alert], [role=status]")).toBeVisible();
    await look.at(page, "forgot, no mail server");
    await page.goto(`${candor.url}/password/none`);
    await expect(page.locator("h1")).toBeVisible();
    await look.at(page, "password-gone");
    // The link of a letter, as if one had come.
    await page.route("**/password-resets/here", (route) => route.fulfill({ json: {} }));
    await page.goto(`${candor.url}/password/here`);
    await expect(page.locator("form input")).toHaveCount(1);
    await look.at(page, "password");
    await page.goto(candor.url + stage.invitation);
    await expect(page.locator("form")).toBeVisible();
    await look.at(page, "invitation");
    await page.goto(`${candor.url}/invitation/none`);
    await expect(page.locator("h1")).toBeVisible();
    await look.at(page, "invitation-gone");

    await signedIn(browser, candor.url, stage.owner);
    for (const stop of tour(stage).filter((each) => all || each.main)) {
      await showStop(page, candor.url, stop);
      await look.at(page, stop.name);
    }
    await stage.owner.put("/workspace/two-factor", { required: true });
    await page.goto(candor.url);
    await expect(page.locator("form input")).toHaveCount(1);
    await look.at(page, "enrol");
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
  await signedIn(browser, candor.url, shop.owner);
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
