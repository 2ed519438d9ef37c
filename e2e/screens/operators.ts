// Analytics → Operators and one's own numbers, as their readers use them: cells by their row and column.
import { expect, type Locator, type Page } from "@playwright/test";

export class Operators {
  readonly page: Page;
  readonly url: string;

  constructor(page: Page, url: string) {
    this.page = page;
    this.url = url;
  }

  async open(query = ""): Promise<void> {
    await this.page.goto(`${this.url}/analytics/operators${query}`);
    await expect(this.table).toBeVisible();
  }

  get table(): Locator {
    return this.page.getByRole("table");
  }

  /** An operator's total, as it stands. */
  total(name: string): Locator {
    return this.table.getByRole("row", { name }).getByRole("cell").first();
  }

  choose(what: string): Locator {
    return this.page.getByRole("button", { name: what, exact: true });
  }

  /** The cells with anything in them, of one operator. */
  async filled(name: string): Promise<string[]> {
    const cells = await this.table.getByRole("row", { name }).getByRole("cell").allInnerTexts();
    return cells.slice(1).filter((text) => text !== "0" && text !== "–");
  }
}
