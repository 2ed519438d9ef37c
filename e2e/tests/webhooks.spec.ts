// Settings → Webhooks, against a real receiver: a webhook is added, tried, told of a rating, sent again; and an
// internal address is refused where it is not permitted.
import { createHmac } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { visit, owner } from "../harness/api.ts";
import { Desk } from "../harness/desk.ts";
import { expect, test } from "../harness/fixtures.ts";
import { Console } from "../screens/console.ts";

interface Got {
  id: string;
  signature: string;
  timestamp: string;
  body: string;
}

/** Keeps what it is sent, and answers 204. */
async function receiver(): Promise<{ server: Server; url: string; got: Got[] }> {
  const got: Got[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (part: Buffer) => (body += part.toString()));
    request.on("end", () => {
      const header = (name: string) => String(request.headers[`webhook-${name}`]);
      got.push({ id: header("id"), signature: header("signature"), timestamp: header("timestamp"), body });
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, got };
}

test("a webhook is added, tried, and told of a rating", async ({ candor, shop, person }) => {
  const { server, url, got } = await receiver();
  const page = await (await person()).newPage();
  const desk = new Console(page, candor.url);
  await desk.signIn(owner);
  const add = async (address: string) => {
    await desk.settings("webhooks");
    await page.getByRole("button", { name: "Add a webhook" }).click();
    await page.getByLabel("Address").fill(address);
    await page.locator("form").getByRole("button", { name: "Add a webhook" }).click();
  };
  await add(url);
  await expect(page.getByText("An address that begins with https:// and is not internal.")).toBeVisible();

  await candor.restart("SIGKILL", { CANDOR_WEBHOOK_NETWORKS: "127.0.0.0/8" });
  await add(url);
  const secret = (await page.getByRole("group", { name: "Secret that signs" }).innerText()).trim();
  expect(secret).toMatch(/^whsec_/);
  await page.getByRole("link", { name: "Deliveries" }).click();
  await page.getByRole("button", { name: "Send a test" }).click();
  await expect(page.getByText("Delivered", { exact: true })).toBeVisible();
  expect(got.map((each) => JSON.parse(each.body).type)).toEqual(["webhook.test"]);

  const vera = await visit(candor.url, shop.chat.key, { name: "Vera" });
  await vera.post("/widget/messages", { client_id: "webhooks-spec-1", text: "Hello" });
  await (await Desk.open(candor.url)).serve("Good day");
  const form = await vera.get("/widget/rating");
  await vera.post("/widget/rating", { form_key: form.form_key, score: 1, comment: "Too slow", reasons: [] });
  await expect.poll(() => got.length).toBe(2);
  const told = got[1]!;
  expect(JSON.parse(told.body)).toMatchObject({ type: "rating.submitted", data: { score: 1, comment: "Too slow" } });
  const key = Buffer.from(secret.slice("whsec_".length), "base64");
  const own = createHmac("sha256", key).update(`${told.id}.${told.timestamp}.${told.body}`).digest("base64");
  expect(told.signature).toBe(`v1,${own}`);

  await page.getByRole("button", { name: "Refresh" }).click();
  await page.getByRole("button", { name: /^Send again: rating.submitted/ }).click();
  await expect.poll(() => got.length).toBe(3);
  expect(got[2]).toMatchObject({ id: told.id, body: told.body });
  server.close();
});
