// The browser tests: the real binary, a real Chromium, both engines. Each test starts its own server on
// an empty store, so none can lean on another. The browser is the system's own; none is downloaded.
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { defineConfig } from "@playwright/test";
import type { Options } from "./harness/fixtures.ts";

function chromium(): string {
  if (process.env.CANDOR_CHROMIUM) return process.env.CANDOR_CHROMIUM;
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    for (const name of ["chromium", "chromium-browser", "google-chrome"]) {
      const path = join(folder, name);
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {
        continue;
      }
    }
  }
  throw new Error("No Chromium in PATH: scripts/need.sh chromium, or set CANDOR_CHROMIUM.");
}

export default defineConfig<Options>({
  testDir: "tests",
  outputDir: "../build/e2e",
  timeout: 90_000,
  expect: { timeout: 10_000 },
  // A test that passes only on the second try has found something.
  retries: 0,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  reporter: [["list"]],
  use: {
    actionTimeout: 15_000,
    locale: "en-GB",
    timezoneId: "Europe/Paris",
    viewport: { width: 1440, height: 900 },
    screenshot: "only-on-failure",
    trace: process.env.CANDOR_E2E_TRACE ? "retain-on-failure" : "off",
    launchOptions: {
      executablePath: chromium(),
      args: ["--no-sandbox", "--disable-quic", "--disable-background-networking", "--no-first-run"],
    },
  },
  projects: [
    { name: "sqlite", use: { engine: "sqlite" } },
    // What a page looks like does not depend on the engine: @look runs once.
    { name: "postgres", use: { engine: "postgres" }, grepInvert: /@look/ },
  ],
});
