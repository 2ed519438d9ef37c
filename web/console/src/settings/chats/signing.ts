// How a site signs who its visitor is, in the languages that sites are written in. The text is the server's:
// `v1`, id, name, e-mail and expiry, a line each, under HMAC-SHA-256.

export const SIGNING = {
  Node: `import { createHmac } from 'node:crypto';

function candorIdentity(secret, { id, name = '', email = '' }) {
  const expires = Math.floor(Date.now() / 1000) + 3600;
  const text = ['v1', id, name, email, expires].join('\\n');
  const signature = createHmac('sha256', secret).update(text).digest('hex');
  return { id, name, email, expires, signature };
}`,
  PHP: `function candor_identity($secret, $id, $name = '', $email = '') {
    $expires = time() + 3600;
    $text = implode("\\n", ['v1', $id, $name, $email, $expires]);
    $signature = hash_hmac('sha256', $text, $secret);
    return compact('id', 'name', 'email', 'expires', 'signature');
}`,
  Python: `import hashlib, hmac, time

def candor_identity(secret, id, name="", email=""):
    expires = int(time.time()) + 3600
    text = f"v1\\n{id}\\n{name}\\n{email}\\n{expires}"
    signature = hmac.new(secret.encode(), text.encode(), hashlib.sha256).hexdigest()
    return {"id": id, "name": name, "email": email, "expires": expires, "signature": signature}`,
  Ruby: `require "openssl"

def candor_identity(secret, id, name = "", email = "")
  expires = Time.now.to_i + 3600
  text = ["v1", id, name, email, expires].join("\\n")
  signature = OpenSSL::HMAC.hexdigest("SHA256", secret, text)
  { id: id, name: name, email: email, expires: expires, signature: signature }
end`,
} as const;

export type SigningLanguage = keyof typeof SIGNING;

/** The embed code with the place where the site's server writes what it has signed. */
export const embedWithIdentity = (embed: string): string =>
  embed.replace(' async>', "\n  data-identity='{&quot;id&quot;: …, &quot;signature&quot;: …}' async>");
