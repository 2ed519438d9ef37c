// Who gets in, and what each role finds there: invitations, an operator's narrow view, being cut off.
import { expect, test } from "../harness/fixtures.ts";
import { colleague, operator, owner } from "../harness/api.ts";
import { Console } from "../screens/console.ts";

test("an operator has the inbox and a profile, and no other address leads anywhere", async ({ candor, shop, person }) => {
  const page = await (await person()).newPage();
  const desk = new Console(page, candor.url);
  await desk.signIn(operator);
  await expect(desk.main.getByRole("link", { name: "Inbox" })).toBeVisible();
  await expect(desk.main.getByRole("link", { name: "Analytics" })).toHaveCount(0);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  for (const path of ["/analytics", "/analytics?dialogue=x", "/nowhere"]) {
    await page.goto(candor.url + path);
    await expect(page).toHaveURL(/\/inbox\//);
  }
  for (const path of ["/settings", "/settings/members", `/settings/chats/${shop.chat.id}/quality-control`]) {
    await page.goto(candor.url + path);
    await expect(page.getByRole("heading", { name: "Your profile" })).toBeVisible();
    await expect(page.getByRole("link", { name: "Members" })).toHaveCount(0);
    await expect(page.getByText(/quality control/i)).toHaveCount(0);
  }
  expect(asked.filter((url) => /\/api\/.*(analytics|members|quality)/.test(url)), "what his browser asked for").toEqual([]);
});

test("an invitation is a link that works once", async ({ candor, shop, person }) => {
  void shop;
  const page = await (await person()).newPage();
  const desk = new Console(page, candor.url);
  await desk.signIn(owner);
  const link = await desk.invite(colleague, "operator");
  const guest = await (await person()).newPage();
  await guest.goto(link);
  await expect(guest.getByRole("heading", { name: "You are invited to Tea shop" })).toBeVisible();
  await guest.getByLabel("Password").fill(colleague.password);
  await guest.getByRole("button", { name: "Join" }).click();
  await expect(guest).toHaveURL(/\/inbox\//);
  const late = await (await person()).newPage();
  await late.goto(link);
  await expect(late.getByRole("heading", { name: "This invitation is not valid any more" })).toBeVisible();
});

test("who is disabled is out at once, in the tab that is open too", async ({ candor, shop, person }) => {
  const page = await (await person()).newPage();
  const desk = new Console(page, candor.url);
  await desk.signIn(operator);
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  const { items } = await shop.owner.get<{ items: { id: string; email: string }[] }>("/members");
  const id = items.find((each) => each.email === operator.email)?.id;
  await shop.owner.patch(`/members/${id}`, { status: "disabled" });
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible({ timeout: 5_000 });
  await page.getByLabel("E-mail").fill(operator.email);
  await page.getByLabel("Password").fill(operator.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(desk.main).toHaveCount(0);
});

test("who becomes an operator loses the figures on the screen that shows them", async ({ candor, shop, person }) => {
  await shop.owner.post("/members", { ...colleague, role: "analyst" });
  const page = await (await person()).newPage();
  const desk = new Console(page, candor.url);
  await desk.signIn(colleague);
  await page.goto(`${candor.url}/analytics`);
  await expect(page.getByRole("region", { name: "Not rated" })).toBeVisible();
  const { items } = await shop.owner.get<{ items: { id: string; email: string }[] }>("/members");
  const id = items.find((each) => each.email === colleague.email)?.id;
  await shop.owner.patch(`/members/${id}`, { role: "operator" });
  await expect(page.getByRole("region", { name: "Not rated" })).toHaveCount(0, { timeout: 5_000 });
});
