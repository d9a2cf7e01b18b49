import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { losing, refusal, replacing } from '../testing/bad-line.ts';
import {
  loseToken,
  newEnrolledBrowser,
  newProfile,
  PASSWORD,
  revokeElsewhere,
  serialOf,
  standing,
  startBrowser,
  told,
  typed,
} from '../testing/browser.ts';
import { newClaimer } from '../testing/claimer.ts';
import { crash } from '../testing/crashes.ts';
import { expectConsistent } from '../testing/expect-consistent.ts';
import { type RunningServer, startHomeServer } from '../testing/home-server.ts';
import { abandonEnrolment } from './abandon-enrolment.ts';
import { createIdentity } from './create-identity.ts';
import { currentIdCert } from './id-certs.ts';
import { refresh } from './inventory.ts';
import type { Ports } from './ports.ts';
import { readActivity } from './read-activity.ts';
import { readOverview } from './read-overview.ts';
import { replaceLastResort } from './replace-last-resort.ts';
import { replenish } from './replenish.ts';
import { resume } from './resume.ts';
import { rotate } from './rotate.ts';
import { resumeSignIn, signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';

const REGISTER = 'POST /p2core/identity';
const TRUST = 'POST /p2core/session/trust';
const REVOKE = 'PUT /p2core/session/revoke';

const FILLED = { kind: 'key-packages-published', count: 100 };
const SIGNED_OUT = { kind: 'session-ended', by: 'person' };

let server: RunningServer;
beforeAll(async () => {
  server = await startHomeServer();
});
afterAll(() => server.stop());

const enrolled = () => newEnrolledBrowser(server);

/** What the log tells since. */
async function since(ports: Ports, work: () => Promise<unknown>): Promise<unknown[]> {
  const { length } = await told(ports);
  await work();
  return (await told(ports)).slice(length);
}

async function fingerprint(ports: Ports): Promise<string> {
  return (await currentIdCert(await standing(ports))).key.fingerprint;
}

async function claim(ports: Ports): Promise<void> {
  const claimer = await newClaimer(server, `claimer-${crypto.randomUUID()}`);
  await claimer.claim((await standing(ports)).session.fid);
}

/** Leaves the last-resort KeyPackages alone. */
async function voidPools(): Promise<void> {
  const { db, now } = server.home();
  await db.updateTable('key_packages').where('last_resort', '=', 0).set({ voided_at: now() }).execute();
}

describe('an enrolment', () => {
  test('that made the actor', async () => {
    const { ports, username } = await enrolled();
    const fid = `${username}@localhost`;
    expect(await told(ports)).toEqual([
      { kind: 'enrolled', fid, fingerprint: await fingerprint(ports), registered: true },
      FILLED,
    ]);
  });

  test('of an actor that was there', async () => {
    await newClaimer(server, 'old-hand');
    const { ports } = await startBrowser(newProfile(server));
    await signIn(ports, await typed(server, 'old-hand'));
    expect(await told(ports)).toMatchObject([{ kind: 'enrolled', registered: false }, FILLED]);
  });

  test.each([
    ['registration', REGISTER],
    ['ID-Cert', TRUST],
  ])('that was cut off before it heard of its %s has made the actor all the same', async (what, route) => {
    const profile = newProfile(server);
    const { ports: cut } = await startBrowser(profile, {
      fetch: losing(server.fetch, { route, times: 5 }, 'after'),
    });
    const enrolment = await typed(server, `cut-off-${what.toLowerCase()}`);
    await expect(createIdentity(cut, enrolment)).rejects.toMatchObject({ code: 'SERVER_UNREACHABLE' });
    const { ports } = await startBrowser(profile);
    expect(await told(ports)).toEqual([]);
    await resumeSignIn(ports, { password: PASSWORD });
    expect(await told(ports)).toMatchObject([{ kind: 'enrolled', registered: true }, FILLED]);
  });

  test('that was refused is nothing, that was given up is an end', async () => {
    const { ports } = await startBrowser(newProfile(server), {
      fetch: losing(server.fetch, { route: TRUST, times: 5 }, 'before'),
    });
    const refused = createIdentity(ports, await typed(server, 'fickle', 'short'));
    await expect(refused).rejects.toMatchObject({ code: 'PASSWORD_INVALID' });
    expect(await told(ports)).toEqual([]);
    const lost = createIdentity(ports, await typed(server, 'fickle'));
    await expect(lost).rejects.toMatchObject({ code: 'SERVER_UNREACHABLE' });
    await abandonEnrolment(ports);
    expect(await told(ports)).toEqual([SIGNED_OUT]);
  });
});

describe('KeyPackages', () => {
  test('that a rotation published, beside the rotation', async () => {
    const { ports } = await enrolled();
    const log = await since(ports, () => rotate(ports));
    const rotated = { kind: 'rotated', serial: await serialOf(ports), fingerprint: await fingerprint(ports) };
    expect(log).toEqual([rotated, FILLED, { kind: 'last-resort-replaced' }]);
  });

  test('that were claimed, however often the server tells it', async () => {
    const { ports } = await enrolled();
    await claim(ports);
    await claim(ports);
    expect(await since(ports, () => refresh(ports))).toEqual([{ kind: 'key-packages-claimed', count: 2 }]);
    expect(await since(ports, () => refresh(ports))).toEqual([]);
    expect(await since(ports, () => replenish(ports))).toEqual([{ ...FILLED, count: 2 }]);
    expect(await since(ports, () => replaceLastResort(ports))).toEqual([{ kind: 'last-resort-replaced' }]);
  });

  test('of which the last-resort one was handed out', async () => {
    const { ports } = await enrolled();
    await voidPools();
    await claim(ports);
    const handedOut = { kind: 'last-resort-handed-out' };
    expect(await since(ports, () => refresh(ports))).toEqual([handedOut]);
    expect(await since(ports, () => replenish(ports))).toEqual([FILLED, { kind: 'last-resort-replaced' }]);
    await expectConsistent(ports);
  });

  test('whose upload the inventory told of first, and that were claimed before it was heard of', async () => {
    const { profile, ports } = await enrolled();
    await voidPools();
    await crash(profile, { at: 'request', number: 2, when: 'after' }, replenish);
    await claim(ports);
    const found = [FILLED, { kind: 'key-packages-claimed', count: 1 }];
    expect(await since(ports, () => refresh(ports))).toEqual(found);
    expect(await since(ports, () => resume(ports))).toEqual([]);
    expect(await readOverview(ports)).toMatchObject({ pool: { available: 99 } });
    expect(await since(ports, () => refresh(ports))).toEqual([]);
    await replenish(ports);
    await expectConsistent(ports);
  });
});

describe('a sign-in', () => {
  test('that was refused, and taken up again', async () => {
    const { ports } = await enrolled();
    await loseToken(server, (await standing(ports)).session.sessionId);
    const log = await since(ports, async () => {
      for (const work of [refresh, rotate, signOut]) {
        await expect(work(ports)).rejects.toMatchObject({ code: 'SIGN_IN_NEEDED' });
      }
      const wrong = resumeSignIn(ports, { password: 'not the password' });
      await expect(wrong).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' });
      await resumeSignIn(ports, { password: PASSWORD });
    });
    expect(log).toEqual([{ kind: 'sign-in-refused' }, { kind: 'signed-in-again' }]);
  });

  test('that the server has ended', async () => {
    const { ports } = await enrolled();
    await revokeElsewhere(ports);
    await loseToken(server, (await standing(ports)).session.sessionId);
    const log = await since(ports, async () => {
      await expect(refresh(ports)).rejects.toMatchObject({ code: 'SIGN_IN_NEEDED' });
      await resumeSignIn(ports, { password: PASSWORD });
    });
    const ended = { kind: 'session-ended', by: 'server' };
    const anew = { kind: 'enrolled', registered: false };
    expect(log).toMatchObject([{ kind: 'sign-in-refused' }, ended, anew, FILLED]);
    const entries = await readActivity(ports);
    expect(entries.map(({ isThis }) => isThis)).toEqual([true, true, false, false, false, false]);
  });

  test.each(['SESSION_ID_TAKEN', 'KEY_SUPERSEDED'])(
    'to a session that lives on under another key: %s',
    async (name) => {
      const { profile, ports } = await enrolled();
      const { ports: deceived } = await startBrowser(profile, {
        fetch: replacing(server.fetch, { route: TRUST, times: 1 }, () => refusal(409, name)),
      });
      const log = await since(ports, () => resumeSignIn(deceived, { password: PASSWORD }));
      const ended = { kind: 'session-ended', by: 'other-key' };
      expect(log).toMatchObject([ended, { kind: 'enrolled', registered: false }, FILLED]);
    },
  );

  test('that was signed out of, though the answer was lost', async () => {
    const { profile } = await enrolled();
    const { ports } = await startBrowser(profile, {
      fetch: losing(server.fetch, { route: REVOKE, times: 1 }, 'after'),
    });
    expect(await since(ports, () => signOut(ports))).toEqual([SIGNED_OUT]);
  });

  test('that was over when it was signed out of', async () => {
    const { ports } = await enrolled();
    await revokeElsewhere(ports);
    expect(await since(ports, () => signOut(ports))).toEqual([{ ...SIGNED_OUT, by: 'server' }]);
  });
});

test('an ID-Cert that was rejected, and what the server voided with it', async () => {
  const { profile, ports } = await enrolled();
  await claim(ports);
  const { record } = await currentIdCert(await standing(ports));
  const { ports: deceived } = await startBrowser(profile, {
    fetch: replacing(server.fetch, { route: 'POST /p2core/key/user/@me', times: 1 }, () =>
      Response.json(record.idCert, { status: 201 }),
    ),
  });
  const log = await since(ports, () =>
    expect(rotate(deceived)).rejects.toMatchObject({ code: 'ID_CERT_REJECTED' }),
  );
  expect(log).toEqual([
    { kind: 'key-packages-claimed', count: 1 },
    { kind: 'id-cert-rejected', fingerprint: expect.not.stringContaining(record.fingerprint) },
  ]);
  await rotate(ports);
  await expectConsistent(ports);
});

test('the log as the page is shown it: the latest first, numbered, without a secret', async () => {
  const { ports } = await enrolled();
  await rotate(ports);
  const entries = await readActivity(ports);
  expect(entries.map(({ id }) => id)).toEqual([4, 3, 2, 1, 0]);
  expect(entries.at(-1)).toMatchObject({ isThis: true, event: { kind: 'enrolled' } });
  const { session } = await standing(ports);
  for (const { sessionId, at } of entries) {
    expect(sessionId).toBe(session.sessionId);
    expect(Math.abs(at - ports.clock.now())).toBeLessThan(60);
  }
  expect(JSON.stringify(entries)).not.toMatch(/secret|token|seed|password|ciphertext/i);
});
