// The inbox as an operator uses it: lists, a dialogue, taking, answering, handing over, finishing.
import { expect, type Locator, type Page } from "@playwright/test";

export type List = "waiting" | "mine" | "all" | "finished";

export class Inbox {
  readonly page: Page;
  readonly composer: Locator;
  readonly log: Locator;
  readonly finishButton: Locator;
  readonly takeButton: Locator;

  constructor(page: Page) {
    this.page = page;
    this.composer = page.getByRole("textbox", { name: "Message", exact: true });
    this.log = page.getByRole("log");
    this.finishButton = page.getByRole("button", { name: "Finish", exact: true });
    this.takeButton = page.getByRole("button", { name: "Take", exact: true });
  }

  async goto(url: string): Promise<void> {
    await this.page.goto(`${url}/inbox`);
    await expect(this.tab("waiting")).toBeVisible();
  }

  private tab(list: List): Locator {
    return this.page
      .getByRole("navigation", { name: "Lists" })
      .getByRole("link", { name: new RegExp(`^${list}`, "i") });
  }

  async list(list: List): Promise<void> {
    await this.tab(list).click();
    await expect(this.tab(list)).toHaveAttribute("aria-current", "page");
  }

  /** The number beside a list's name; 0 where none stands. */
  async count(list: List): Promise<number> {
    return Number(/\d+/.exec(await this.tab(list).innerText())?.[0] ?? 0);
  }

  /** A dialogue in the list, by what was said last in it. */
  row(text: string | RegExp): Locator {
    return this.page.getByRole("region", { name: "Lists" }).locator("a[data-dialogue]").filter({ hasText: text });
  }

  async open(text: string | RegExp): Promise<void> {
    await this.row(text).first().click();
    await expect(this.log).toBeVisible();
  }

  async take(text: string): Promise<void> {
    await this.list("waiting");
    await this.open(text);
    await this.takeButton.click();
    await expect(this.composer).toBeFocused();
  }

  async answer(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.composer.press("Enter");
    await this.sees(text);
    await this.settled();
  }

  async sees(text: string | RegExp): Promise<void> {
    await expect(this.log.getByText(text).last()).toBeVisible();
  }

  /** Everything that was written is acknowledged. */
  async settled(): Promise<void> {
    await expect(this.page.getByText(/^(Sending…|Sent as soon as|Not sent)/)).toHaveCount(0);
  }

  /** The texts of the opened dialogue in order. */
  messages(): Promise<string[]> {
    return this.log.locator(".bubble > p").allInnerTexts();
  }

  async finish(): Promise<void> {
    await this.finishButton.click();
    await expect(this.page.getByText(/^This dialogue is finished/)).toBeVisible();
  }

  async handOver(to: string, note = ""): Promise<void> {
    await this.page.getByRole("button", { name: "Hand over", exact: true }).click();
    const dialog = this.page.getByRole("dialog", { name: "Hand over" });
    await dialog.getByRole("radio", { name: to }).check();
    if (note) await dialog.getByLabel("Note").fill(note);
    await dialog.getByRole("button", { name: "Hand over" }).click();
    await expect(dialog).toHaveCount(0);
  }

  /** The field for tags on the visitor's card. */
  get tagField(): Locator {
    return this.tagging.getByRole("combobox", { name: "Add a tag" });
  }

  private get tagging(): Locator {
    return this.page.getByRole("region", { name: "Tags" });
  }

  /** The opened dialogue has these tags. */
  async tags(expected: string[]): Promise<void> {
    await expect(this.tagging.getByRole("button", { name: /^Remove tag / })).toHaveCount(expected.length);
    const list = this.tagging.getByRole("list", { name: "Tags" }).locator("bdi");
    await expect(list).toHaveText(expected);
  }

  async attach(...files: { name: string; mimeType: string; buffer: Buffer }[]): Promise<void> {
    await this.page.locator("input[type=file]").setInputFiles(files);
  }
}
