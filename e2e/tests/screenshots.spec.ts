// Every screen as a picture, for people to look at: build/screenshots, never in git. Not a test: it proves
// nothing, `make test` leaves it out, `make screenshots` runs it.
import { mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "../harness/fixtures.ts";
import { operator, signIn } from "../harness/api.ts";
import { MovedClock } from "../harness/clock.ts";
import { signedIn } from "../harness/cookie.ts";
import { playMonth } from "../harness/history.ts";
import { Candor } from "../harness/server.ts";
import { setStage, showStop, tour } from "../harness/stage.ts";

const folder = resolve(import.meta.dirname, "../../build/screenshots");

async function shoot(page: Page, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), animations: "disabled" });
}

const widths = [
  ["desktop", { width: 1440, height: 900 }],
  ["phone", { width: 390, height: 844 }],
] as const;

for (const language of ["en", "ar", "fr", "ru"] as const) {
  for (const theme of ["light", "dark"] as const) {
    if (theme === "dark" && (language === "fr" || language === "ru")) continue;
    test(`widget ${language} ${theme}`, { tag: "@screenshots" }, async ({ candor, shop, site, person }) => {
      test.setTimeout(240_000);
      void shop;
      const desk = await signIn(candor.url, operator);
      for (const [size, viewport] of widths) {
        const context = await person({ locale: language, colorScheme: theme, viewport });
        const page = await context.newPage();
        const name = (what: string) => `widget-${what}-${language}-${theme}-${size}`;
        await page.goto(site.url);
        const launcher = page.locator("button");
        await expect(launcher).toBeVisible();
        await shoot(page, name("0-closed"));
        await launcher.click();
        const panel = page.frameLocator("iframe");
        const composer = panel.locator(".composer textarea");
        await expect(composer).toBeVisible();
        await shoot(page, name("1-open"));
        const text = { en: "Hello, do you ship to Norway? https://shop.example.org/teas", fr: "Bonjour, livrez-vous en Norvège ?", ru: "Здравствуйте, вы доставляете в Норвегию?", ar: "مرحبًا، هل توصلون إلى النرويج؟" }[language];
        await composer.fill(text);
        await composer.press("Enter");
        await expect(panel.locator(".mine:not(.pending)")).toHaveCount(1);
        await shoot(page, name("2-waiting"));
        const { items } = await desk.get<{ items: { id: string }[] }>("/dialogues?state=waiting");
        const id = items[0]?.id;
        await desk.post(`/dialogues/${id}/take`);
        await desk.post(`/dialogues/${id}/messages`, { client_id: `answer-${id}-1`, text: "Yes, within four days. Shipping is free from 60 €." });
        await expect(panel.locator(".message")).toHaveCount(3);
        await composer.fill("OK");
        await composer.press("Enter");
        await desk.post(`/dialogues/${id}/messages`, { client_id: `answer-${id}-2`, text: "Anything else?" });
        await expect(panel.locator(".message")).toHaveCount(5);
        await shoot(page, name("3-active"));
        await context.setOffline(true);
        await composer.fill("…");
        await composer.press("Enter");
        await expect(panel.locator(".status")).not.toBeEmpty();
        await shoot(page, name("4-offline"));
        await context.setOffline(false);
        await expect(panel.locator(".pending")).toHaveCount(0);
        await desk.post(`/dialogues/${id}/finish`);
        await expect(panel.locator(".form input")).toHaveCount(5);
        await shoot(page, name("5-form"));
        await panel.locator(".form input[value='2']").check();
        await shoot(page, name("6-form-low"));
        await panel.locator(".form textarea").fill("Quince");
        await panel.locator(".form .primary").click();
        await expect(panel.locator(".form.quiet")).toBeVisible();
        await shoot(page, name("7-rated"));
        await context.close();
      }
    });
  }
}

test("widget scales and full page", { tag: "@screenshots" }, async ({ candor, shop, person }) => {
  test.setTimeout(240_000);
  const desk = await signIn(candor.url, operator);
  const scales = {
    thumbs2: { satisfied: [1], dissatisfied: [0] },
    faces3: { satisfied: [3], dissatisfied: [1] },
    stars5: { satisfied: [4, 5], dissatisfied: [1, 2] },
    faces5: { satisfied: [4, 5], dissatisfied: [1, 2] },
    numbers10: { satisfied: [8, 9, 10], dissatisfied: [0, 1, 2, 3, 4] },
  };
  for (const [scale, senses] of Object.entries(scales)) {
    const before = await shop.owner.get(`/chats/${shop.chat.id}/quality-control`);
    await shop.owner.put(`/chats/${shop.chat.id}/quality-control`, { ...before, scale, ...senses });
    const context = await person({ viewport: scale === "numbers10" ? { width: 390, height: 844 } : { width: 1024, height: 768 } });
    const page = await context.newPage();
    await page.goto(`${candor.url}/c/${shop.chat.key}`);
    const composer = page.locator(".composer textarea");
    await composer.fill("Hello");
    await composer.press("Enter");
    await expect(page.locator(".mine:not(.pending)")).toHaveCount(1);
    const { items } = await desk.get<{ items: { id: string }[] }>("/dialogues?state=waiting");
    const id = items[0]?.id;
    await desk.post(`/dialogues/${id}/take`);
    await desk.post(`/dialogues/${id}/messages`, { client_id: `answer-${id}-1`, text: "Hello" });
    await desk.post(`/dialogues/${id}/finish`);
    await expect(page.locator(".form input").first()).toBeVisible();
    await page.locator(".form input").first().check();
    await shoot(page, `page-${scale}`);
    await context.close();
  }
  const page = await (await person()).newPage();
  await page.goto(`${candor.url}/sample/${shop.chat.key}`);
  await shoot(page, "sample");
});

const DAY = 86_400_000;

for (const language of ["en", "ar"] as const) {
  test(`console ${language}, with a month of dialogues`, { tag: "@screenshots" }, async ({ browser }) => {
    test.setTimeout(1_200_000);
    const until = Date.now();
    const clock = new MovedClock(join(mkdtempSync(join(tmpdir(), "candor-clock-")), "now"), until - 30 * DAY);
    expect(clock.environment, "libfaketime is installed: scripts/need.sh faketime").toBeDefined();
    const candor = await Candor.start("sqlite", clock.environment);
    try {
      const stage = await setStage(candor.url, candor.setupToken, language, async (owner, chats) => {
        await playMonth(candor.url, owner, chats, clock, until, 14);
        // From here on time goes by itself.
        await candor.restart("SIGTERM", {});
      });
      for (const [size, viewport] of [...widths, ["tablet", { width: 1024, height: 768 }]] as const) {
        for (const colorScheme of ["light", "dark"] as const) {
          const context = await browser.newContext({ viewport, colorScheme, locale: language });
          const page = await context.newPage();
          const name = (what: string) => `console-${what}-${language}-${colorScheme}-${size}`;
          await page.goto(candor.url);
          await expect(page.locator("form input")).toHaveCount(2);
          await shoot(page, name("sign-in"));
          await signedIn(context, candor.url, stage.owner);
          for (const stop of tour(stage)) {
            // The figures go on below: all of them in one picture.
            const height = stop.name === "analytics" || stop.name === "analytics-dialogue" ? 2600 : viewport.height;
            await page.setViewportSize({ width: viewport.width, height });
            await showStop(page, candor.url, stop);
            await shoot(page, name(stop.name));
          }
          await context.close();
        }
      }
    } finally {
      await candor.stop();
    }
  });
}
