// A clock for the server process that a test moves by hand: libfaketime reads the moment from a file at
// every look. Only for making a believable history for pictures; tests of behaviour run on real time.
import { existsSync, writeFileSync } from "node:fs";
import { readdirSync } from "node:fs";

function library(): string | undefined {
  const folders = ["/usr/lib", "/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/local/lib"];
  for (const folder of folders) {
    const path = `${folder}/faketime/libfaketimeMT.so.1`;
    if (existsSync(path) && readdirSync(`${folder}/faketime`).length > 0) return path;
  }
  return undefined;
}

export class MovedClock {
  private readonly file: string;
  private readonly from: number;
  now: number;

  constructor(file: string, start: number) {
    this.file = file;
    this.now = start;
    this.from = start;
    this.write();
  }

  /** What the server's process needs in its environment; undefined where libfaketime is missing. */
  get environment(): NodeJS.ProcessEnv | undefined {
    const preload = library();
    if (!preload) return undefined;
    return {
      LD_PRELOAD: preload,
      FAKETIME_TIMESTAMP_FILE: this.file,
      FAKETIME_NO_CACHE: "1",
      // Only what time it is; waiting stays real, so that sockets and timers work.
      FAKETIME_DONT_FAKE_MONOTONIC: "1",
      TZ: "UTC",
    };
  }

  /** Moves on by so many seconds, never back. */
  advance(seconds: number): void {
    this.now += Math.max(0, Math.round(seconds)) * 1000;
    this.write();
  }

  get days(): number {
    return (this.now - this.from) / 86_400_000;
  }

  private write(): void {
    // An absolute moment: the process stands still there until the next one.
    writeFileSync(this.file, `${new Date(this.now).toISOString().slice(0, 19).replace("T", " ")}\n`);
  }
}
