// Reads what the test runners printed (build/test/*.log), shows their own closing lines, and adds
// them up to one line: N passed, N failed. Counts nothing that a runner did not say itself, with one
// exception: a stage that failed without naming a failed test counts as one failure, so that the
// total can never look green when something was red. Exits 1 then.
import { readFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.argv[2];
const ansi = /\u001b\[[0-9;]*m/g;

/** What each runner's closing line looks like; every match adds its numbers. */
const runners = [
  // vitest:     Tests  1 failed | 12 passed | 2 skipped (15)
  {
    line: /^\s*Tests\s+(.*)\(\d+\)\s*$/,
    words: { passed: /(\d+) passed/, failed: /(\d+) failed/, skipped: /(\d+) skipped/ },
  },
  // nextest:    Summary [  1.2s] 12 tests run: 10 passed, 1 failed, 1 timed out, 3 skipped
  {
    line: /^\s*Summary \[.*?\] (.*)$/,
    words: {
      passed: /(\d+) passed/,
      failed: /(\d+) (?:failed|exec failed|timed out)/g,
      skipped: /(\d+) skipped/,
    },
  },
  // cargo test: test result: ok. 5 passed; 0 failed; 1 ignored; …
  {
    line: /^test result: (.*)$/,
    words: { passed: /(\d+) passed/, failed: /(\d+) failed/, skipped: /(\d+) ignored/ },
  },
  // Playwright, one line each:   12 passed (1.4m) / 1 failed / 2 did not run
  { line: /^ {2}(\d+ passed \(.*\))$/, words: { passed: /(\d+) passed/ } },
  { line: /^ {2}(\d+ (?:failed|flaky|interrupted))$/, words: { failed: /(\d+) / } },
  { line: /^ {2}(\d+ (?:skipped|did not run))$/, words: { skipped: /(\d+) / } },
  // our own replay and kill test say it plainly: 3 passed, 0 failed
  {
    line: /^((?:\w+: )?\d+ passed, \d+ failed.*)$/,
    words: { passed: /(\d+) passed/, failed: /(\d+) failed/, skipped: /(\d+) skipped/ },
  },
];

const number = (text, pattern) =>
  [...text.matchAll(new RegExp(pattern.source, "g"))].reduce((sum, m) => sum + Number(m[1]), 0);

const total = { passed: 0, failed: 0, skipped: 0 };
const closing = [];
let seconds = 0;

const stages = readFileSync(join(folder, "stages.tsv"), "utf8").trim().split("\n");
console.log("\n=== what the runners said");
for (const row of stages) {
  const [name, status, took] = row.split("\t");
  seconds += Number(took);
  const mine = { passed: 0, failed: 0, skipped: 0 };
  const log = readFileSync(join(folder, `${name}.log`), "utf8").replace(ansi, "");
  for (const line of log.split("\n")) {
    const runner = runners.find((each) => each.line.test(line));
    if (!runner) continue;
    closing.push(line.trim());
    for (const [word, pattern] of Object.entries(runner.words)) mine[word] += number(line, pattern);
  }
  const red = status !== "0";
  if (red && mine.failed === 0) {
    mine.failed = 1;
    closing.push(`${name} failed (see ${folder}/${name}.log)`);
  }
  for (const word of Object.keys(total)) total[word] += mine[word];
  const counts = mine.passed + mine.failed + mine.skipped ? `${mine.passed} passed, ${mine.failed} failed` : "";
  console.log(`${red ? "FAILED" : "ok    "} ${name.padEnd(16)} ${String(took).padStart(5)} s  ${counts}`);
}
console.log(`${"".padEnd(23)} ${String(seconds).padStart(5)} s\n`);
for (const line of closing) console.log(line);
const skipped = total.skipped ? `, ${total.skipped} skipped` : "";
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed ? 1 : 0;
