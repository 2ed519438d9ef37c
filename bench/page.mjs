// From the start of a navigation to the moment the Live Chat tab shows its figures, in a real browser, started by the
// load client (bench/src/analytics/page.rs). Answers as JSON: the milliseconds of every visit.
//
//   node bench/page.mjs ADDRESS SESSION QUERY TIMES
import { accessSync, constants } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";

const require = createRequire(new URL("../e2e/package.json", import.meta.url));
const { chromium } = require("playwright-core");

const [address, session, query, times] = process.argv.slice(2);

function browserPath() {
  if (process.env.CANDOR_CHROMIUM) return process.env.CANDOR_CHROMIUM;
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    for (const name of ["chromium", "chromium-browser", "google-chrome"]) {
      try {
        accessSync(join(folder, name), constants.X_OK);
        return join(folder, name);
      } catch {
        continue;
      }
    }
  }
  throw new Error("No Chromium in PATH: scripts/need.sh chromium, or set CANDOR_CHROMIUM.");
}

/** Runs in the page: notes when the first card holds a figure and that picture was drawn. */
function watch() {
  const look = () => {
    const figure = document.querySelector(".figures .cards .v");
    if (!figure || !/\d/.test(figure.textContent ?? "")) return;
    observer.disconnect();
    // The frame after the next one begins when that picture is on the screen.
    requestAnimationFrame(() => requestAnimationFrame(() => (window.shownAfter = performance.now())));
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { childList: true, subtree: true, characterData: true });
}

const browser = await chromium.launch({
  executablePath: browserPath(),
  args: ["--no-sandbox", "--disable-quic", "--disable-background-networking", "--no-first-run"],
});
const took = [];
// The first visit warms the browser and is not counted. Every visit has an empty cache.
for (let visit = 0; visit <= Number(times); visit += 1) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-GB" });
  await context.addCookies([{ name: "candor", value: session, url: address }]);
  const page = await context.newPage();
  await page.addInitScript(watch);
  await page.goto(`${address}/analytics${query}`);
  const shown = await page.waitForFunction(() => window.shownAfter, undefined, { timeout: 120_000 });
  if (visit > 0) took.push(await shown.jsonValue());
  await context.close();
}
await browser.close();
process.stdout.write(JSON.stringify(took));
