// What a visitor does and sees: the launcher on a page, the panel in its frame or as a page of its own, the
// thread, the composer, the rating form. Finds things as a person would, by role and name.
import { expect, type FrameLocator, type Locator, type Page } from "@playwright/test";
import { tabTo } from "../harness/keyboard.ts";

export class Visitor {
  readonly page: Page;
  /** Where the panel is: the loader's frame, or the page itself. */
  readonly panel: Page | FrameLocator;
  readonly launcher: Locator;
  readonly composer: Locator;
  readonly log: Locator;
  readonly form: Locator;

  private constructor(page: Page, framed: boolean) {
    this.page = page;
    this.panel = framed ? page.frameLocator("iframe") : page;
    this.launcher = page.getByRole("button", { name: /^(open|close) chat/i });
    this.composer = this.panel.getByRole("textbox", { name: "Write a message" });
    this.log = this.panel.getByRole("log");
    this.form = this.panel.getByRole("group", { name: "Rating" });
  }

  /** A customer's page with the chat on it, not opened. */
  static async closedOnSite(page: Page, url: string): Promise<Visitor> {
    await page.goto(url);
    const visitor = new Visitor(page, true);
    await expect(visitor.launcher).toBeVisible();
    return visitor;
  }

  static async onSite(page: Page, url: string): Promise<Visitor> {
    const visitor = await Visitor.closedOnSite(page, url);
    await visitor.open();
    return visitor;
  }

  /** Candor's own sample page: dialogues from here are test dialogues. */
  static onSample(page: Page, candor: string, key: string): Promise<Visitor> {
    return Visitor.onSite(page, `${candor}/sample/${key}`);
  }

  /** The chat as a page of its own. */
  static async onFullPage(page: Page, candor: string, key: string): Promise<Visitor> {
    await page.goto(`${candor}/c/${key}`);
    const visitor = new Visitor(page, false);
    await expect(visitor.composer).toBeVisible();
    return visitor;
  }

  /** Opens the panel, unless it is open already. */
  async open(): Promise<void> {
    if ((await this.launcher.getAttribute("aria-expanded")) !== "true") await this.launcher.click();
    await expect(this.composer).toBeVisible();
  }

  async reload(): Promise<void> {
    await this.page.reload();
    if (this.panel !== this.page) {
      await expect(this.launcher).toBeVisible();
      await this.open();
    }
    await expect(this.composer).toBeVisible();
  }

  /** Writes and sends. `sent` waits until the server has it; `pending` only until it stands in the thread. */
  async write(text: string, until: "sent" | "pending" = "sent"): Promise<void> {
    await this.composer.fill(text);
    await this.composer.press("Enter");
    const message = this.message(text);
    await expect(message).toBeVisible();
    if (until === "sent") await expect(message).toContainText(/· (sent|read)/);
  }

  /** The last message with this text. */
  message(text: string | RegExp): Locator {
    return this.log.locator(".message", { hasText: text }).last();
  }

  async sees(text: string | RegExp): Promise<void> {
    await expect(this.panel.getByText(text).last()).toBeVisible();
  }

  /** The texts of the thread in order, greeting aside. */
  messages(): Promise<string[]> {
    return this.log.locator(".message:not([data-id=greeting]) .bubble > [dir]").allInnerTexts();
  }

  /** Messages that the server has not acknowledged. */
  get pending(): Locator {
    return this.log.locator(".pending");
  }

  /** Nothing is on its way any more, and nothing failed. */
  async settled(): Promise<void> {
    await expect(this.log.locator(".pending, .failed")).toHaveCount(0);
  }

  async attach(file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    await this.panel.locator("input[type=file]").setInputFiles(file);
  }

  async end(): Promise<void> {
    await this.panel.getByRole("button", { name: "End the conversation" }).click();
  }

  // The rating form.

  async offeredForm(): Promise<void> {
    await expect(this.form).toBeVisible();
    await expect(this.form.getByRole("radio").first()).toBeVisible();
  }

  score(score: number): Locator {
    return this.form.getByRole("radio").and(this.form.locator(`[value="${score}"]`));
  }

  private get comment(): Locator {
    return this.form.getByRole("textbox");
  }

  private get sendRating(): Locator {
    return this.form.getByRole("button", { name: "Send rating" });
  }

  async rate(score: number, comment?: string): Promise<void> {
    await this.offeredForm();
    await this.score(score).check();
    if (comment !== undefined) await this.comment.fill(comment);
    await this.sendRating.click();
    await expect(this.form.getByRole("radio")).toHaveCount(0);
    await expect(this.form.getByText(/thank/i)).toBeVisible();
  }

  async correct(score: number, comment?: string): Promise<void> {
    await this.form.getByRole("button", { name: "Change my rating" }).click();
    await this.rate(score, comment);
  }

  async skip(): Promise<void> {
    await this.form.getByRole("button", { name: "Not now" }).click();
    await expect(this.form.getByRole("radio")).toHaveCount(0);
  }

  /** By Tab to the scale, by arrows to the score, by Tab to the button. */
  async rateByKeyboard(score: number): Promise<void> {
    const first = this.form.getByRole("radio").first();
    await tabTo(this.page, first);
    const lowest = Number(await first.inputValue());
    for (let n = lowest; n < score; n++) await this.page.keyboard.press("ArrowRight");
    await expect(this.score(score)).toBeChecked();
    await tabTo(this.page, this.sendRating);
    await this.page.keyboard.press("Enter");
    await expect(this.form.getByRole("radio")).toHaveCount(0);
  }
}
