// The review beside the list, as analysts use it: status, assignee, tags, note, and what is left out.
import { expect, type Locator, type Page } from "@playwright/test";

export type Mark = "Exclude this rating" | "Mark as test" | "Mark as spam";

export class Review {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get panel(): Locator {
    return this.page.getByRole("complementary", { name: /^Dialogue with/ });
  }

  /** Everything below the rating. */
  get part(): Locator {
    return this.panel.getByRole("region", { name: "Review" });
  }

  async status(name: "New" | "In review" | "Done"): Promise<void> {
    const statuses = this.part.getByRole("group", { name: "Status" });
    await expect(statuses.getByRole("button", { name, exact: true })).toHaveAttribute("aria-pressed", "true");
    await expect(statuses.locator("[aria-pressed=true]")).toHaveCount(1);
  }

  async setStatus(name: "New" | "In review" | "Done"): Promise<void> {
    await this.part.getByRole("button", { name, exact: true }).click();
    await this.status(name);
  }

  get note(): Locator {
    return this.part.getByRole("textbox", { name: "Note" });
  }

  get tagField(): Locator {
    return this.part.getByRole("combobox", { name: "Add a tag" });
  }

  /** In the order in which they stand there. */
  async tags(names: string[]): Promise<void> {
    const chips = this.part.getByRole("button", { name: /^Remove tag / });
    await expect(chips).toHaveCount(names.length);
    for (const [place, name] of names.entries()) await expect(chips.nth(place)).toHaveAccessibleName(`Remove tag ${name}`);
  }

  async assign(name: string): Promise<void> {
    await this.part.getByRole("button", { name: /^Assigned to/ }).click();
    const choice = this.page.getByRole("dialog", { name: "Assigned to" }).getByRole("button", { name: new RegExp(name) });
    await choice.click();
    await expect(this.part.getByRole("button", { name: /^Assigned to/ })).toHaveAccessibleName(new RegExp(name));
  }

  async leaveOut(mark: Mark, reason: string): Promise<void> {
    await this.part.getByRole("button", { name: mark, exact: true }).first().click();
    const field = this.part.getByRole("textbox", { name: "Why" });
    await expect(field).toBeFocused();
    await field.fill(reason);
    await field.press("Enter");
    await expect(this.takeBackButton).toBeFocused();
  }

  get takeBackButton(): Locator {
    return this.part.getByRole("button", { name: "Take back" });
  }

  async takeBack(): Promise<void> {
    await this.takeBackButton.click();
    await expect(this.takeBackButton).toHaveCount(0);
  }
}
