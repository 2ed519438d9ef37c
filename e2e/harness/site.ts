// A customer's website on an origin and a site of its own (localhost, while Candor is on 127.0.0.1),
// under a content security policy that allows nothing but Candor's origin. Only what a customer does:
// one page, one script element.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

export class Site {
  private readonly server: Server;
  readonly candor: string;
  private keys: string[] = [];

  private constructor(server: Server, candor: string) {
    this.server = server;
    this.candor = candor;
  }

  static async start(candor: string): Promise<Site> {
    const server = createServer();
    const site = new Site(server, candor);
    server.on("request", (request, response) => {
      if (request.url?.startsWith("/favicon")) return void response.writeHead(204).end();
      response.writeHead(200, {
        "content-type": "text/html; charset=utf-8",
        "content-security-policy": `default-src 'none'; base-uri 'none'; script-src ${candor}; style-src ${candor}; img-src ${candor}; connect-src ${candor}; frame-src ${candor}`,
      });
      response.end(site.page());
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    return site;
  }

  get url(): string {
    return `http://localhost:${(this.server.address() as AddressInfo).port}`;
  }

  /** Puts the chat (or several) on the page, as its embed code says. */
  embed(...keys: string[]): void {
    this.keys = keys;
  }

  private page(): string {
    return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Anna's tea shop</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><main><h1>Anna's tea shop</h1><p>Green tea, black tea, and cups to drink it from.</p></main>
${this.keys.map((key) => `<script src="${this.candor}/widget.js" data-chat="${key}" async></script>`).join("\n")}</body></html>`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }
}
