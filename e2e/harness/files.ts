// Small files to send in tests, as a browser's picker gives them.

export interface Picked {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** One pixel. */
export const picture: Picked = {
  name: "cup.png",
  mimeType: "image/png",
  buffer: Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  ),
};

export const bill: Picked = { name: "bill.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4\n%%EOF\n") };

const script = Buffer.from("<script>alert(1)</script>");
export const page: Picked = { name: "page.html", mimeType: "text/html", buffer: script };
/** Says it is a picture and is none. */
export const liar: Picked = { name: "liar.png", mimeType: "image/png", buffer: script };
