import { p2core } from '../../src/protocol/p2core/dialect.ts';
import * as foreign from '../../src/protocol/p2core/foreign-endpoints.ts';
import type { Mount } from '../http/mount.ts';
import { issueChallenge } from '../services/challenges.ts';
import { ownForeignSession, tellIdCert } from '../services/foreign-belief.ts';
import { signInForeign } from '../services/foreign-sign-in.ts';
import type { HomeServer } from '../services/home-server.ts';

/** What actors of other servers ask of this one, beside claims and the end of their session. */
export function mountForeignActors(mount: Mount, home: HomeServer): void {
  mount(
    foreign.challenge,
    async () => {
      const { challenge, expiresAt } = await issueChallenge(home);
      return { body: { challenge, expires_at: expiresAt } };
    },
    { limited: 'challenging' },
  );
  mount(
    foreign.authenticate,
    async ({ body: { challenge, id_cert: idCert, signature } }) => ({
      body: { token: await signInForeign(home, p2core, { challenge, idCert, signature }) },
    }),
    { limited: 'signingIn' },
  );
  mount(
    foreign.tellIdCert,
    async ({ body, caller }) => {
      await tellIdCert(home, caller, body);
      return { body: undefined };
    },
    { limited: 'rotating' },
  );
  mount(foreign.foreignSession, async ({ caller }) => ({ body: [await ownForeignSession(home, caller)] }));
}
