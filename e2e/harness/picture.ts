// Everything an operator has at one moment: each answer that can be fetched, byte for byte and with its
// headers, and what stands on the screen. Two pictures around a rating must be the same.
import type { Page } from "@playwright/test";
import type { Client } from "./api.ts";

/** These differ between any two answers and say nothing about what is in them. */
const alwaysNew = new Set(["date", "x-request-id"]);

export async function picture(client: Client, page: Page): Promise<Record<string, string>> {
  const taken: Record<string, string> = {};
  const keep = async (path: string) => {
    const answer = await client.ask("GET", path);
    const headers = answer.headers.filter(([name]) => !alwaysNew.has(name));
    taken[path] = `${answer.status}\n${JSON.stringify(headers)}\n${answer.text}`;
    return answer.text;
  };
  await keep("/session");
  await keep("/canned-replies");
  await keep("/dialogues/counts");
  for (const query of ["", "?mine=true", "?state=waiting", "?state=active"]) await keep(`/dialogues${query}`);
  const finished = JSON.parse(await keep("/dialogues?state=finished")) as { items: { id: string }[] };
  for (const { id } of finished.items) {
    await keep(`/dialogues/${id}`);
    await keep(`/dialogues/${id}/messages`);
    // What is not his answers as if it were not there.
    for (const part of ["outcome", "rating", "rating/shown"]) await keep(`/dialogues/${id}/${part}`);
  }
  await keep("/operators/me/hours?from=2020-01-01&to=2040-01-01&step=month");
  for (const path of ["/analytics/operators", "/analytics/live-chat", "/analytics/options", "/members", "/chats"]) await keep(path);
  taken.screen = await page.locator("body").ariaSnapshot();
  taken.title = await page.title();
  taken.storage = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  return taken;
}
