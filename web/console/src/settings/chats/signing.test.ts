// The examples sign what the server checks: `v1`, id, name, e-mail and expiry, a line each.

import { execFileSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { embedWithIdentity, SIGNING } from './signing';

interface Identity {
  id: string;
  name: string;
  email: string;
  expires: number;
  signature: string;
}

const expected = ({ id, name, email, expires }: Identity) =>
  createHmac('sha256', 'secret').update(`v1\n${id}\n${name}\n${email}\n${expires}`).digest('hex');

it('the example for Node signs as the server checks', () => {
  const call = `console.log(JSON.stringify(candorIdentity('secret', { id: 'u1', name: 'Вера', email: 'v@example.org' })))`;
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', `${SIGNING.Node}\n${call}`]);
  const identity = JSON.parse(said.toString()) as Identity;
  expect(identity).toMatchObject({ id: 'u1', name: 'Вера', email: 'v@example.org' });
  expect(identity.expires).toBeGreaterThan(Date.now() / 1_000);
  expect(identity.signature).toBe(expected(identity));
});

it('the embed code gets a place for what was signed', () => {
  const embed = '<script src="https://chat.example.org/widget.js" data-chat="K" async></script>';
  expect(embedWithIdentity(embed)).toMatch(/data-chat="K"\s+data-identity='\{.*\}' async><\/script>$/);
});
