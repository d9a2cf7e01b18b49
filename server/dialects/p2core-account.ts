import * as account from '../../src/protocol/p2core/account-endpoints.ts';
import type { Mount } from '../http/mount.ts';
import { changePassword, deleteIdentity } from '../services/account.ts';
import { endSession, revoke } from '../services/end-session.ts';
import { revokeForeign } from '../services/foreign-sessions.ts';
import type { HomeServer } from '../services/home-server.ts';
import { register } from '../services/registration.ts';
import { ownSessions, trust } from '../services/sessions.ts';

/** Carries the account password once more, in Base64. */
const SENSITIVE_SOLUTION = 'x-p2-sensitive-solution';

export function mountIdentity(mount: Mount, home: HomeServer): void {
  mount(account.register, async ({ body }) => ({ body: { fid: await register(home, body) } }), {
    limited: 'registering',
  });
  mount(account.changePassword, async ({ body: { password }, headers, caller }) => {
    await changePassword(home, caller, { password, solution: headers[SENSITIVE_SOLUTION] });
    return { body: undefined };
  });
  mount(account.deleteIdentity, async ({ headers, caller }) => {
    await deleteIdentity(home, caller, headers[SENSITIVE_SOLUTION]);
    return { body: undefined };
  });
}

export function mountSessions(mount: Mount, home: HomeServer): void {
  mount(
    account.trustSession,
    async ({ body: { session_id: sessionId, csr: armored, ...login }, address }) => {
      const { wire, token } = await trust(home, { ...login, address, sessionId, armored });
      return { body: { id_cert: wire, token } };
    },
    { limited: 'signingIn' },
  );
  mount(account.revokeSession, async ({ caller }) => {
    await (caller.isForeign ? revokeForeign(home, caller) : revoke(home, caller));
    return { body: undefined };
  });
  mount(account.endSession, async ({ params: { session_id: sessionId }, headers, caller }) => {
    await endSession(home, caller, { sessionId, solution: headers[SENSITIVE_SOLUTION] });
    return { body: undefined };
  });
  mount(account.ownSessions, async ({ caller }) => {
    const rows = await ownSessions(home, caller);
    return { body: rows.map(({ id, ...row }) => ({ ...row, current: id === caller.sessionRowId })) };
  });
}
