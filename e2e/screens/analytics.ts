// The Live Chat tab as its readers use it: figures by their names, the list below, the dialogue beside it.
import { expect, type Locator, type Page } from "@playwright/test";

export type Figure = "rated" | "no answer" | "not asked";

export class Analytics {
  readonly page: Page;
  readonly url: string;

  constructor(page: Page, url: string) {
    this.page = page;
    this.url = url;
  }

  async open(query = ""): Promise<void> {
    await this.page.goto(`${this.url}/analytics${query}`);
    await expect(this.part("rated")).toBeVisible();
  }

  private part(name: Figure): Locator {
    const exactly = new RegExp(`^${name}$`, "i");
    return this.page.getByRole("region", { name: "Not rated" }).getByRole("group", { name: exactly });
  }

  /** One of the parts of finished. */
  async read(name: Figure): Promise<number> {
    return Number(/^\d+/.exec((await this.part(name).innerText()).trim())?.[0]);
  }

  /** Without reloading: the page is live. */
  async figure(name: Figure, value: number): Promise<void> {
    await expect.poll(() => this.read(name), { message: name }).toBe(value);
  }

  async shows(text: string | RegExp): Promise<void> {
    await expect(this.page.getByText(text).first()).toBeVisible();
  }

  get list(): Locator {
    return this.page.getByRole("region", { name: /^(Comments on dialogues|Dialogues|Marked as test|Marked as spam)$/ });
  }

  /** Another list. */
  async choose(list: "Comments" | "All dialogues" | "Test" | "Spam"): Promise<void> {
    await this.list.getByRole("group").getByRole("button", { name: list, exact: true }).click();
  }

  /** The row of a dialogue. */
  row(text: string | RegExp): Locator {
    return this.list.getByRole("link").filter({ hasText: text });
  }

  /** Over how many ratings *satisfied* is, as its card says. */
  async ratings(n: number): Promise<void> {
    const card = this.page.getByRole("region", { name: "Satisfied", exact: true });
    await expect(card).toContainText(new RegExp(`of ${n} ratings?`));
  }

  /** Opens a dialogue of the list beside it. */
  async transcript(text: string | RegExp): Promise<Locator> {
    await this.list.getByRole("link").filter({ hasText: text }).first().click();
    const panel = this.page.getByRole("complementary", { name: /^Dialogue with/ });
    await expect(panel).toBeVisible();
    return panel;
  }
}
