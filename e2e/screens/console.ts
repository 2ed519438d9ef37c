// What members do in the console outside of the inbox and the figures: first run, signing in, chats,
// members; and the operator's work by keyboard alone.
import { expect, type Locator, type Page } from "@playwright/test";
import type { Person } from "../harness/api.ts";
import { tabTo } from "../harness/keyboard.ts";

export class Console {
  readonly page: Page;
  readonly url: string;

  constructor(page: Page, url: string) {
    this.page = page;
    this.url = url;
  }

  /** First run, with the token from the terminal. */
  async setUp(token: string, owner: Person, workspace: string): Promise<void> {
    await this.page.goto(this.url);
    await this.page.getByLabel("Setup token").fill(token);
    await this.page.getByLabel("Your name").fill(owner.name);
    await this.page.getByLabel("E-mail").fill(owner.email);
    await this.page.getByLabel("Password").fill(owner.password);
    await this.page.getByLabel("Workspace").fill(workspace);
    await this.page.getByRole("button", { name: "Create the workspace" }).click();
    await expect(this.page.getByRole("heading", { name: "Chats", exact: true })).toBeVisible();
  }

  async signIn(who: Person): Promise<void> {
    await this.page.goto(this.url);
    await this.page.getByLabel("E-mail").fill(who.email);
    await this.page.getByLabel("Password").fill(who.password);
    await this.page.getByRole("button", { name: "Sign in" }).click();
    await expect(this.main).toBeVisible();
  }

  /** The links to the sections. */
  get main(): Locator {
    return this.page.getByRole("navigation", { name: "Main" });
  }

  async settings(path: string): Promise<void> {
    await this.page.goto(`${this.url}/settings/${path}`);
  }

  /** Makes a chat and reads its key from the embed code, as an owner would copy it. */
  async createChat(name: string): Promise<{ id: string; key: string }> {
    await this.settings("chats");
    const another = this.page.getByRole("button", { name: "New chat" });
    const field = this.page.getByLabel("Name");
    await expect(another.or(field)).toBeVisible();
    if (await another.isVisible()) await another.click();
    await field.fill(name);
    await this.page.getByRole("button", { name: "Create chat" }).click();
    await expect(this.page.getByRole("heading", { name, exact: true })).toBeVisible();
    const code = await this.page.getByRole("group", { name: "Embed code", exact: true }).first().innerText();
    const key = /data-chat="([^"]+)"/.exec(code)?.[1];
    const id = /\/settings\/chats\/([^/]+)\//.exec(this.page.url())?.[1];
    expect(key, code).toBeTruthy();
    expect(id, this.page.url()).toBeTruthy();
    return { id: id as string, key: key as string };
  }

  private async newMember(who: Person, role: string): Promise<void> {
    await this.settings("members");
    await this.page.getByRole("button", { name: "Add a member" }).click();
    await this.page.getByLabel("Name").fill(who.name);
    await this.page.getByLabel("E-mail").fill(who.email);
    await this.page.getByRole("radio", { name: new RegExp(`^${role}`, "i") }).check();
  }

  /** By invitation: the link to hand over. */
  async invite(who: Person, role: string): Promise<string> {
    await this.newMember(who, role);
    await this.page.getByRole("button", { name: "Make an invitation link" }).click();
    return (await this.page.getByRole("group", { name: "Invitation link", exact: true }).innerText()).trim();
  }

  /** With a password that is chosen at once. */
  async addMember(who: Person, role: string): Promise<void> {
    await this.newMember(who, role);
    await this.page.getByRole("radio", { name: /^Password/ }).check();
    await this.page.getByRole("textbox", { name: "Password" }).fill(who.password);
    await this.page.getByRole("button", { name: "Add a member" }).click();
    await expect(this.page.getByText(who.email)).toBeVisible();
  }

  // By keyboard alone.

  async signInByKeyboard(who: Person): Promise<void> {
    await this.page.goto(this.url);
    const email = this.page.getByLabel("E-mail");
    await expect(email).toBeVisible();
    await tabTo(this.page, email);
    await this.page.keyboard.type(who.email);
    await this.page.keyboard.press("Tab");
    await this.page.keyboard.type(who.password);
    await this.page.keyboard.press("Enter");
    await expect(this.main).toBeVisible();
  }

  /** By Tab to the waiting row, Enter, and T; the focus is then in the composer. */
  async takeByKeyboard(text: string): Promise<void> {
    const row = this.page.getByRole("region", { name: "Lists" }).getByRole("link").filter({ hasText: text });
    await expect(row).toBeVisible();
    await tabTo(this.page, row);
    await this.page.keyboard.press("Enter");
    await expect(this.page.getByRole("log").getByText(text)).toBeVisible();
    await this.page.keyboard.press("t");
    await expect(this.page.getByRole("textbox", { name: "Message" })).toBeFocused();
  }

  async finishByKeyboard(): Promise<void> {
    await this.page.keyboard.press("Control+Enter");
    await expect(this.page.getByText(/^This dialogue is finished/)).toBeVisible();
    // The focus is in the list again, where the next one is taken.
    await expect
      .poll(() => this.page.evaluate(() => document.activeElement?.closest("[aria-label=Lists]") !== null))
      .toBe(true);
  }
}
