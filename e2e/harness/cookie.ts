// A browser that is signed in as the API's client is, without going through the page for it.
import type { BrowserContext } from "@playwright/test";
import type { Client } from "./api.ts";

export async function signedIn(browser: BrowserContext, url: string, client: Client): Promise<void> {
  const [name, value] = (client.headers.cookie ?? "").split("=");
  if (!name || !value) throw new Error("this client has no session");
  await browser.addCookies([{ name, value, url }]);
}
