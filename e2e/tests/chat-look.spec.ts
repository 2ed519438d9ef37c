// How a chat looks: what its settings say is what visitors see, in their language and theme, on a page that
// does not move; the settings show the same before they are saved.
import { AxeBuilder } from "@axe-core/playwright";
import type { BrowserContextOptions, Page } from "@playwright/test";
import { expect, test } from "../harness/fixtures.ts";
import { signedIn } from "../harness/cookie.ts";
import { Desk } from "../harness/desk.ts";
import * as files from "../harness/files.ts";
import { Visitor } from "../screens/visitor.ts";

const look = {
  second_colour: "#5a3d8a",
  shape: "pill",
  side: "end",
  offset_inline: 32,
  offset_block: 40,
  titles: { fr: "Le thé d’Anna", ar: "شاي آنا" },
  greetings: { fr: "Bonjour !", ar: "مرحبًا!" },
  subtitle: { en: "We answer within minutes", fr: "Réponse en quelques minutes", ar: "نرد خلال دقائق" },
  launcher_text: { en: "Ask us", ar: "اسألنا" },
  bubble: { en: "Looking for a gift? We can help.", ar: "تبحث عن هدية؟ يمكننا المساعدة." },
  banner: { en: "Free delivery until Sunday: https://shop.example/delivery", ar: "توصيل مجاني حتى الأحد" },
  buttons: [
    { en: "Where is my order?", ar: "أين طلبي؟" },
    { en: "I want to return something", ar: "أريد إرجاع شيء" },
  ],
};

/** How much the page moved by itself since it began (layout shift, as browsers measure it). */
async function watchShifts(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const moved = { by: 0 };
    Object.assign(window, { moved });
    new PerformanceObserver((list) => {
      // What follows a click at once is its answer, not a shift.
      const shifts = list.getEntries() as unknown as { value: number; hadRecentInput: boolean }[];
      for (const shift of shifts) if (!shift.hadRecentInput) moved.by += shift.value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  return () => page.evaluate(() => (window as unknown as { moved: { by: number } }).moved.by);
}

test("the launcher, its greeting and the panel are as the settings say, and the page does not move", async ({ candor, site, shop, person }) => {
  await shop.owner.patch(`/chats/${shop.chat.id}`, { look });
  const desk = await Desk.open(candor.url);
  const page = await (await person()).newPage();
  const shifts = await watchShifts(page);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).origin));
  const visitor = await Visitor.closedOnSite(page, site.url);
  const height = await page.evaluate(() => document.documentElement.scrollHeight);

  await expect(visitor.launcher).toHaveAccessibleName("Open chat: Ask us");
  await expect(visitor.launcher).toHaveCSS("background-image", /linear-gradient\(135deg, rgb\(31, 90, 122\), rgb\(90, 61, 138\)\)/);
  await expect(visitor.launcher).toHaveCSS("color", "rgb(255, 255, 255)");
  const box = (await visitor.launcher.boundingBox())!;
  const size = page.viewportSize()!;
  expect([Math.round(size.width - box.x - box.width), Math.round(size.height - box.y - box.height)]).toEqual([32, 40]);

  const greeting = page.getByRole("button", { name: "Looking for a gift? We can help." });
  await greeting.click();
  await expect(greeting).toBeHidden();
  await expect(visitor.panel.getByRole("heading", { name: "Tea shop" })).toBeVisible();
  await visitor.sees("We answer within minutes");
  await expect(visitor.panel.getByRole("link", { name: "https://shop.example/delivery" })).toBeVisible();

  await visitor.panel.getByRole("button", { name: "Where is my order?" }).click();
  await expect(visitor.message("Where is my order?")).toBeVisible();
  await visitor.settled();
  expect(await desk.texts(), "a click is the visitor's first message").toEqual(["Where is my order?"]);
  await expect(visitor.panel.getByRole("group", { name: "Ways to start" })).toBeHidden();
  await expect(visitor.composer).toBeFocused();

  await visitor.panel.getByRole("note").getByRole("button", { name: "Hide" }).click();
  await expect(visitor.panel.getByRole("note")).toBeHidden();
  await visitor.reload();
  await expect(visitor.message("Where is my order?")).toBeVisible();
  await expect(visitor.panel.getByRole("note"), "hidden once, hidden here").toBeHidden();
  await visitor.launcher.click();
  await expect(greeting, "who has opened the chat is not greeted again").toBeHidden();

  expect(await shifts(), "layout shift").toBe(0);
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(height);
  expect(new Set(asked), "nobody else is asked for anything").toEqual(new Set([site.url, candor.url]));
});

test("a greeting that was hidden stays hidden, and the focus is not lost", async ({ site, shop, person }) => {
  await shop.owner.patch(`/chats/${shop.chat.id}`, { look });
  const visitor = await Visitor.closedOnSite(await (await person()).newPage(), site.url);
  const greeting = visitor.page.getByRole("button", { name: "Looking for a gift? We can help." });
  await expect(greeting).toBeVisible();
  await visitor.page.getByRole("button", { name: "Hide this greeting" }).press("Enter");
  await expect(greeting).toBeHidden();
  await expect(visitor.launcher).toBeFocused();
  await visitor.page.reload();
  await expect(visitor.launcher).toHaveAccessibleName("Open chat: Ask us");
  await expect(greeting).toBeHidden();
});

const ways: { name: string; theme: "auto" | "light" | "dark"; panel: string; options: BrowserContextOptions }[] = [
  { name: "desktop, light", theme: "auto", panel: "rgb(255, 255, 255)", options: { colorScheme: "light" } },
  { name: "desktop, dark", theme: "auto", panel: "rgb(30, 30, 28)", options: { colorScheme: "dark" } },
  { name: "always dark on a light system", theme: "dark", panel: "rgb(30, 30, 28)", options: { colorScheme: "light" } },
  { name: "always light on a dark system", theme: "light", panel: "rgb(255, 255, 255)", options: { colorScheme: "dark" } },
  {
    name: "phone, dark, Arabic",
    theme: "auto",
    panel: "rgb(30, 30, 28)",
    options: { colorScheme: "dark", locale: "ar", viewport: { width: 390, height: 844 } },
  },
  { name: "phone, light", theme: "auto", panel: "rgb(255, 255, 255)", options: { viewport: { width: 390, height: 844 } } },
];

for (const { name, theme, panel, options } of ways) {
  test(`axe finds nothing: ${name}`, { tag: "@look" }, async ({ site, shop, person }, info) => {
    await shop.owner.patch(`/chats/${shop.chat.id}`, { look: { ...look, theme } });
    await shop.owner.upload(`/chats/${shop.chat.id}/avatar`, new File([new Uint8Array(files.picture.buffer)], "cup.png", { type: "image/png" }), "PUT");
    const arabic = options.locale === "ar";
    const page = await (await person(options)).newPage();
    await page.goto(site.url);
    const greeting = page.getByRole("button", { name: arabic ? look.bubble.ar : look.bubble.en });
    await expect(greeting).toBeVisible();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await page.screenshot({ path: info.outputPath("closed.png") });
    await greeting.click();
    const inside = page.frameLocator("iframe");
    await expect(inside.getByRole("button", { name: arabic ? look.buttons[0]!.ar : look.buttons[0]!.en })).toBeVisible();
    await expect(inside.locator("html")).toHaveCSS("background-color", panel);
    await expect(inside.locator("html")).toHaveAttribute("dir", arabic ? "rtl" : "ltr");
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await page.screenshot({ path: info.outputPath("open.png") });
  });
}

test("the settings show launcher and panel before they are saved, and keep what is saved", async ({ candor, site, shop, person }, info) => {
  const browser = await person();
  await signedIn(browser, candor.url, shop.owner);
  const page = await browser.newPage();
  await page.goto(`${candor.url}/settings/chats/${shop.chat.id}/look`);
  const preview = page.frameLocator('iframe[title="Preview"]');
  const corner = page.frameLocator('iframe[title="Preview of the launcher"]');
  await expect(preview.getByRole("heading", { name: "Tea shop" })).toBeVisible();

  await page.getByLabel("Line below the title").fill("We answer within minutes");
  await expect(preview.getByText("We answer within minutes")).toBeVisible();
  await page.getByRole("button", { name: "Add a button" }).click();
  await page.getByRole("textbox", { name: "Button 1" }).fill("Where is my order?");
  await expect(preview.getByRole("button", { name: "Where is my order?" })).toBeVisible();
  await page.getByLabel("Greeting beside the launcher").fill("Any questions?");
  await expect(corner.getByRole("button", { name: "Any questions?" })).toBeVisible();
  await page.getByRole("radio", { name: "With a text" }).check();
  await page.getByLabel("Text on the launcher").fill("Ask us");
  await expect(corner.getByRole("button", { name: "Open chat: Ask us" })).toBeVisible();

  await page.getByLabel("Gradient to a second colour").click();
  await page.getByRole("textbox", { name: "Second colour", exact: true }).fill("#ffffff");
  await expect(page.getByText("No text can be read on all of this gradient")).toBeVisible();
  await page.getByRole("textbox", { name: "Second colour", exact: true }).fill("#5a3d8a");
  await expect(page.getByText("No text can be read on all of this gradient")).toBeHidden();

  await page.getByRole("group", { name: "Language of these texts" }).getByRole("radio", { name: "Français" }).check();
  await expect(preview.locator("html")).toHaveAttribute("lang", "fr");
  await expect(preview.getByText("We answer within minutes"), "the chat's language stands in").toBeVisible();
  await page.getByLabel("Line below the title").fill("Réponse en quelques minutes");
  await page.getByLabel("Title", { exact: true }).fill("Le thé d’Anna");
  await expect(preview.getByRole("heading", { name: "Le thé d’Anna" })).toBeVisible();

  await page.locator("input[type=file]").setInputFiles(files.picture);
  await expect(page.getByRole("img", { name: "The chat’s picture" })).toBeVisible();
  await expect(preview.locator("header img")).toBeVisible();
  await page.screenshot({ path: info.outputPath("settings.png"), fullPage: true });
  await page.getByRole("button", { name: /^Save/ }).click();
  await expect(page.getByRole("button", { name: /^Save/ })).toBeHidden();
  await page.reload();
  await expect(page.getByLabel("Line below the title")).toHaveValue("We answer within minutes");

  const french = await person({ locale: "fr-FR" });
  const guest = await french.newPage();
  await guest.goto(site.url);
  await guest.getByRole("button", { name: "Any questions?" }).click();
  const panel = guest.frameLocator("iframe");
  await expect(panel.getByRole("heading", { name: "Le thé d’Anna" })).toBeVisible();
  await expect(panel.getByText("Réponse en quelques minutes")).toBeVisible();
  await expect(panel.locator("header img")).toHaveJSProperty("naturalWidth", 1);
  await expect(panel.getByRole("button", { name: "Where is my order?" })).toBeVisible();
});
