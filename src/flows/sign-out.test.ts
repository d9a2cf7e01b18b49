import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SessionId } from '../protocol/terms.ts';
import { losing } from '../testing/bad-line.ts';
import {
  loseToken,
  newEnrolledBrowser,
  PASSWORD,
  revokeElsewhere,
  standing,
  startBrowser,
  told,
  typed,
} from '../testing/browser.ts';
import { newClaimer } from '../testing/claimer.ts';
import { expectConsistent } from '../testing/expect-consistent.ts';
import { type RunningServer, startHomeServer } from '../testing/home-server.ts';
import { keep, write } from './change.ts';
import type { Ports } from './ports.ts';
import { readStatus } from './read-status.ts';
import { rotate } from './rotate.ts';
import { resumeSignIn, signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startHomeServer();
});
afterAll(() => server.stop());

const enrolled = () => newEnrolledBrowser(server);

describe('signing out', () => {
  test('revokes the session, forgets the token and keeps keys and history', async () => {
    const { ports, username } = await enrolled();
    const { session } = await standing(ports);
    await signOut(ports);
    expect(await readStatus(ports.store, 'open')).toEqual({
      phase: 'signed-out',
      known: [{ fid: session.fid, homeServer: server.address }],
      ended: null,
    });
    expect(await ports.store.session(session.sessionId)).toMatchObject({ token: null });
    expect(await ports.store.identityKeys(session.sessionId)).toHaveLength(1);
    expect(await ports.store.keyPackages(session.sessionId)).toHaveLength(101);
    const claimer = await newClaimer(server, `claims-${username}`);
    await expect(claimer.claim(session.fid)).rejects.toMatchObject({ code: 'NO_KEYPACKAGE' });

    await signIn(ports, await typed(server, username));
    expect((await standing(ports)).session.sessionId).not.toBe(session.sessionId);
    await expectConsistent(ports);
  });

  test('leaves all as it is where the server cannot be told', async () => {
    const { profile, ports } = await enrolled();
    const { ports: offline } = await startBrowser(profile, {
      fetch: losing(server.fetch, { route: 'PUT /p2core/session/revoke', times: 5 }, 'before'),
    });
    await expect(signOut(offline)).rejects.toMatchObject({ code: 'SERVER_UNREACHABLE' });
    await expectConsistent(ports);
  });

  test('is fine where the session was revoked already', async () => {
    const { ports } = await enrolled();
    await revokeElsewhere(ports);
    await signOut(ports);
    expect(await readStatus(ports.store, 'open')).toMatchObject({ phase: 'signed-out' });
    await expect(rotate(ports)).rejects.toMatchObject({ code: 'NO_SESSION' });
  });

  test.each([
    ['expired', ['sign-in-refused', 'signed-in-again']],
    ['deleted', ['sign-in-refused', 'signed-in-again']],
    ['damaged', ['signed-in-again']],
  ] as const)('with a token that is %s asks to sign in first, and tells %j', async (fate, log) => {
    const { ports, username } = await enrolled();
    const { session } = await standing(ports);
    await spoilToken(ports, fate);
    for (const _try of ['refused', 'no token left']) {
      await expect(signOut(ports)).rejects.toMatchObject({ code: 'SIGN_IN_NEEDED' });
      expect((await standing(ports)).session).toMatchObject({ token: null, endedAt: null });
    }
    const claimer = await newClaimer(server, `claims-${username}`);
    await claimer.claim(session.fid);

    await resumeSignIn(ports, { password: PASSWORD });
    const kinds = (await told(ports)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind.startsWith('sign'))).toEqual(log);
    await signOut(ports);
    expect(await readStatus(ports.store, 'open')).toMatchObject({ phase: 'signed-out' });
    await expect(claimer.claim(session.fid)).rejects.toMatchObject({ code: 'NO_KEYPACKAGE' });
  });

  async function spoilToken(ports: Ports, fate: 'expired' | 'deleted' | 'damaged'): Promise<void> {
    const at = await standing(ports);
    const { sessionId, token } = at.session;
    if (fate === 'deleted') return loseToken(server, sessionId);
    if (fate === 'expired') return expireToken(sessionId);
    const damaged = token && { ...token, ciphertext: token.ciphertext.toReversed() };
    await write(ports, keep(at, { sessions: [{ ...at.session, token: damaged }] }));
  }

  /** Nobody used it for longer than the server waits. */
  async function expireToken(sessionId: SessionId): Promise<void> {
    const { db } = server.home();
    const row = db.selectFrom('sessions').select('id').where('session_id', '=', sessionId);
    await db.updateTable('tokens').set({ last_used_at: 0 }).where('session', '=', row).execute();
  }
});
