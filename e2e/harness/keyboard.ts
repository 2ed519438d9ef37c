// Moving about with Tab, as a person without a mouse does.
import { expect, type Locator, type Page } from "@playwright/test";

/** Presses Tab until `target` has the focus; fails after a whole screen's worth of stops. */
export async function tabTo(page: Page, target: Locator, stops = 40): Promise<void> {
  for (let n = 0; n < stops; n++) {
    if (await target.evaluate((element) => element.matches(":focus")).catch(() => false)) return;
    await page.keyboard.press("Tab");
  }
  await expect(target, `reached by Tab within ${stops} stops`).toBeFocused({ timeout: 1 });
}
