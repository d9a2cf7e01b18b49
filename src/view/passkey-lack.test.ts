import { expect, test } from 'vitest';
import { findPasskeyLack } from './passkey-lack.ts';

const can = (prf: boolean) => ({ getClientCapabilities: async () => ({ 'extension:prf': prf }) });
const at = (hostname: string) => ({ location: { hostname } });

test.each([
  ['localhost', 'localhost'],
  ['a domain', 'keys.example.com'],
  ['a domain that begins with digits', '3.example.com'],
])('at %s nothing speaks against passkeys', async (_what, hostname) => {
  expect(await findPasskeyLack({ ...at(hostname), PublicKeyCredential: can(true) })).toBeNull();
});

test('a browser that does not tell what it can is believed to be able', async () => {
  expect(await findPasskeyLack({ ...at('localhost'), PublicKeyCredential: {} })).toBeNull();
  const silent = { getClientCapabilities: async () => ({}) };
  expect(await findPasskeyLack({ ...at('localhost'), PublicKeyCredential: silent })).toBeNull();
});

test('so is one that fails when it is asked', async () => {
  const failing = {
    getClientCapabilities: () => Promise.reject(new DOMException('not now', 'NotAllowedError')),
  };
  expect(await findPasskeyLack({ ...at('localhost'), PublicKeyCredential: failing })).toBeNull();
});

test.each(['127.0.0.1', '192.168.1.20', '[::1]'])(
  'at %s there is no name to bind one to',
  async (hostname) => {
    expect(await findPasskeyLack({ ...at(hostname), PublicKeyCredential: can(true) })).toBe('address');
  },
);

test('a browser without WebAuthn, or without its PRF, is told apart', async () => {
  expect(await findPasskeyLack(at('localhost'))).toBe('no-webauthn');
  expect(await findPasskeyLack({ ...at('localhost'), PublicKeyCredential: can(false) })).toBe('no-prf');
});
