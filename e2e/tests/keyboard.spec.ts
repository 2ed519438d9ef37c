// Without a mouse: a visitor writes and rates, an operator takes, answers and finishes. Focus must be
// where a person expects it; a test that cannot find it by Tab has found a fault.
import { expect, test } from "../harness/fixtures.ts";
import { operator } from "../harness/api.ts";
import { Console } from "../screens/console.ts";
import { Visitor } from "../screens/visitor.ts";
import { tabTo } from "../harness/keyboard.ts";

test("visitor and operator, keyboard only", async ({ candor, site, shop, person }) => {
  void shop;
  const visitorPage = await (await person()).newPage();
  const operatorPage = await (await person()).newPage();
  const visitor = await Visitor.closedOnSite(visitorPage, site.url);

  // Open: the launcher by Tab, and the cursor is in the composer.
  await tabTo(visitorPage, visitor.launcher);
  await visitorPage.keyboard.press("Enter");
  await expect(visitor.composer).toBeFocused();
  await visitorPage.keyboard.type("Keys only");
  await visitorPage.keyboard.press("Enter");
  await visitor.sees("Keys only");

  // Sign in, take, answer, finish.
  const desk = new Console(operatorPage, candor.url);
  await desk.signInByKeyboard(operator);
  await desk.takeByKeyboard("Keys only");
  await operatorPage.keyboard.type("Mine too");
  await operatorPage.keyboard.press("Enter");
  await visitor.sees("Mine too");
  await desk.finishByKeyboard();

  // Rate: two keys on the scale, and send.
  await visitor.offeredForm();
  await visitor.rateByKeyboard(4);
  await visitor.sees(/thank/i);
  const figures = await shop.owner.get("/analytics/live-chat");
  expect(figures.totals).toMatchObject({ rated: 1, average: 4 });

  // Escape closes the panel and gives the focus back to the page.
  await visitorPage.keyboard.press("Escape");
  await expect(visitor.launcher).toBeFocused();
});
