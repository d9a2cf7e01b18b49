import { afterEach, beforeEach, expect, test } from 'vitest';
import { openHomeServer } from '../services/open.ts';
import { register } from '../services/registration.ts';
import { runAdmin } from '../testing/admin-process.ts';
import { type ThrowawayPlace, throwawayPlace } from '../testing/throwaway-place.ts';

let place: ThrowawayPlace;

beforeEach(async () => {
  place = await throwawayPlace({ empty: true });
});

afterEach(() => place.remove());

function invite(REGISTRATION = 'invitation') {
  return runAdmin(place, ['invite'], { settings: { REGISTRATION } });
}

function openHome() {
  const policy = { registration: 'invitation', administrators: new Set<never>() } as const;
  const now = () => Math.floor(Date.now() / 1000);
  return openHomeServer({ ...place, domain: 'localhost', policy, now });
}

test('invite prints an invitation of 128 bits or more, which a running server takes', async () => {
  const home = await openHome();
  const { code, out, words } = await invite();
  const invitation = out.trimEnd();
  expect([code, out]).toEqual([0, `${invitation}\n`]);
  expect(words).toMatch(/^It lets one person register, once\./);
  expect(Buffer.from(invitation, 'base64url').length).toBeGreaterThanOrEqual(16);
  const alice = { username: 'alice', password: 'a decent passphrase', invitation };
  expect(await register(home, alice)).toBe('alice@localhost');
  const bob = register(home, { ...alice, username: 'bob' });
  await expect(bob).rejects.toMatchObject({ code: 'INVITATION_INVALID' });
  await home.db.destroy();
});

test('invite works before the server ever ran, and prints another one each time', async () => {
  const both = [await invite(), await invite()];
  expect(new Set(both.map(({ out }) => out)).size).toBe(2);
});

test('invite says where nobody needs an invitation', async () => {
  expect((await invite('open')).words).toContain('REGISTRATION is open');
  expect((await invite('closed')).words).toContain('REGISTRATION is closed');
});
