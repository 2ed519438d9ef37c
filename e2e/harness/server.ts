// Starts the real `candor` binary on a free port with an empty store on either engine, and stops it.
// Must not reach into the store: everything a test knows it learns as a user would.
import { spawn, execFileSync, type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

export type Engine = "sqlite" | "postgres";

const top = resolve(import.meta.dirname, "../..");

function binary(): string {
  const path = process.env.CANDOR_BIN ?? join(process.env.CARGO_TARGET_DIR ?? join(top, "target"), "debug/candor");
  if (!existsSync(path)) throw new Error(`${path} is not there: cargo build --package candor`);
  return path;
}

/** A port nobody listens on right now. */
export async function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.once("error", failed);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => done((address as { port: number }).port));
    });
  });
}

function psql(sql: string): void {
  const url = process.env.CANDOR_TEST_POSTGRES;
  if (!url) throw new Error("CANDOR_TEST_POSTGRES is not set: run through `make test` or scripts/postgres.sh.");
  execFileSync("psql", [url, "-qc", sql], { stdio: ["ignore", "ignore", "inherit"] });
}

export class Candor {
  /** Everything the server printed, for a failing test to show. */
  output = "";
  /** Printed once, at the first start on an empty store. */
  setupToken = "";
  private child: ChildProcess | undefined;
  private readonly engine: Engine;
  private readonly port: number;
  private readonly data: string;
  private readonly database: string;
  private readonly extra: NodeJS.ProcessEnv;

  private constructor(engine: Engine, port: number, data: string, extra: NodeJS.ProcessEnv) {
    this.engine = engine;
    this.port = port;
    this.data = data;
    this.extra = extra;
    this.database = `candor_e2e_${process.pid}_${port}`;
  }

  /** The address people open; also the only origin that the console accepts. */
  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  static async start(engine: Engine, extra: NodeJS.ProcessEnv = {}): Promise<Candor> {
    const data = await mkdtemp(join(tmpdir(), "candor-e2e-"));
    const candor = new Candor(engine, await freePort(), data, extra);
    if (engine === "postgres") psql(`create database ${candor.database}`);
    await candor.boot();
    return candor;
  }

  /** Ends the process (`kill -9` unless told otherwise) and starts it again on the same store. */
  async restart(signal: NodeJS.Signals = "SIGKILL", extra = this.extra): Promise<void> {
    await this.end(signal);
    await this.boot(extra);
  }

  async stop(): Promise<void> {
    await this.end("SIGKILL");
    await rm(this.data, { recursive: true, force: true });
    if (this.engine === "postgres") psql(`drop database if exists ${this.database} with (force)`);
  }

  private async boot(extra = this.extra): Promise<void> {
    // Which binary is the harness's own option; the program knows none of that name.
    const env: NodeJS.ProcessEnv = { ...process.env, CANDOR_BIN: undefined, CANDOR_LIMITS: "off", ...extra };
    if (this.engine === "postgres") {
      const url = new URL(process.env.CANDOR_TEST_POSTGRES ?? "");
      url.pathname = `/${this.database}`;
      env.CANDOR_DATABASE_URL = url.href;
    }
    const child = spawn(binary(), ["serve", "--listen", `127.0.0.1:${this.port}`, "--data", this.data], {
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.child = child;
    const hear = (bytes: Buffer) => {
      this.output += bytes.toString();
      this.setupToken ||= /^Setup token: (\S+)$/m.exec(this.output)?.[1] ?? "";
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    const deadline = Date.now() + 20_000;
    for (;;) {
      if (child.exitCode !== null) throw new Error(`candor ended with ${child.exitCode}:\n${this.output}`);
      const ready = await fetch(`${this.url}/health/ready`).catch(() => undefined);
      if (ready?.ok) return;
      if (Date.now() > deadline) throw new Error(`candor was not ready after 20 s:\n${this.output}`);
      await new Promise((later) => setTimeout(later, 50));
    }
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((done) => child.once("exit", done));
    child.kill(signal);
    await gone;
  }
}
