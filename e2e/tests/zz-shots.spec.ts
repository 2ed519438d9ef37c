// Temporary: looked at while building, not kept.
import { mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "../harness/fixtures.ts";
import { MovedClock } from "../harness/clock.ts";
import { signedIn } from "../harness/cookie.ts";
import { playMonth } from "../harness/history.ts";
import { Candor } from "../harness/server.ts";
import { setStage } from "../harness/stage.ts";
import { appendFileSync, writeFileSync } from "node:fs";

test("keep a month running", async () => {
  test.setTimeout(7_200_000);
  const until = Date.now();
  const DAY = 86_400_000;
  const clock = new MovedClock(join(mkdtempSync(join(tmpdir(), "candor-clock-")), "now"), until - 30 * DAY);
  const candor = await Candor.start("sqlite", clock.environment);
  const language = process.env.LANG_OF ?? "en";
  const stage = await setStage(candor.url, candor.setupToken, language, async (owner, chats) => {
    await playMonth(candor.url, owner, chats, clock, until - 12 * DAY, 16);
    owner = (await import("../harness/api.ts").then((api) => api.signIn(candor.url, api.owner)));
    const id = (chats[0] as unknown as { id: string }).id;
    const quality = await owner.get(`/chats/${id}/quality-control`);
    await owner.put(`/chats/${id}/quality-control`, { ...quality, satisfied: [5], dissatisfied: [1, 2, 3] });
    await playMonth2(candor.url, owner, chats, clock, until);
    await candor.restart("SIGTERM", {});
  });
  writeFileSync(process.env.OUT as string, JSON.stringify({ url: candor.url, cookie: stage.owner.headers.cookie }));
  await new Promise((done) => setTimeout(done, 7_000_000));
});

async function playMonth2(url: string, owner: any, chats: any, clock: any, until: number) {
  const again = { ...owner, post: async (path: string, body: unknown) => (path === "/members" ? undefined : owner.post(path, body)) };
  await playMonth(url, again, chats, clock, until, 16, 9);
}
