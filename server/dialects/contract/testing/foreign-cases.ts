import { makeKey } from '../../../testing/test-session.ts';
import { challengeOf, type SignInChanges, signIn, signInBody } from '../../../testing/two-servers.ts';
import { forgedIdCert } from './abroad.ts';
import type { Bench } from './bench.ts';
import type { BadInput, Send, Sent } from './case.ts';

/** validation.md, "Identity and sessions": the sign-in of a foreign actor. */
export const SIGN_IN_ROW = {
  challenge: 'challenge unknown, used or expired',
  proof: 'signature or ID-Cert of a foreign sign-in not valid',
} as const;

/** Carol signs in, but for these changes. */
export async function signingIn({ server, abroad }: Bench, changes: SignInChanges = {}): Promise<Sent> {
  return { body: await signInBody(server, abroad.carol, changes) };
}

export function telling({ abroad: { carol } }: Bench, idCert: string): Sent {
  return { token: carol.token, body: idCert };
}

const badChallenge = (what: string, challenge: (bench: Bench) => string | Promise<string>): BadInput => ({
  row: SIGN_IN_ROW.challenge,
  what,
  send: async (bench) => signingIn(bench, { challenge: await challenge(bench) }),
});

const badProof = (what: string, send: Send): BadInput => ({ row: SIGN_IN_ROW.proof, what, send });

const badSignature = (what: string, changes: (bench: Bench) => SignInChanges | Promise<SignInChanges>) =>
  badProof(what, async (bench) => signingIn(bench, await changes(bench)));

const signatureOf = (what: string, spoil: (good: string) => string): BadInput =>
  badProof(what, async ({ server, abroad: { carol } }) => {
    const good = await signInBody(server, carol);
    return { body: { ...good, signature: spoil(good.signature) } };
  });

/** Signed by whom it is of. */
const badIdCert = (what: string, whose: (bench: Bench) => Bench['alice']): BadInput =>
  badProof(what, async (bench) => ({ body: await signInBody(bench.server, whose(bench)) }));

export const SIGN_IN_REFUSALS = {
  CHALLENGE_INVALID: [
    badChallenge('unknown', () => 'x'.repeat(64)),
    badChallenge('empty', () => ''),
    badChallenge('of another server', ({ abroad }) => challengeOf(abroad.home)),
    badChallenge('used', async ({ server, abroad }) => {
      const challenge = await challengeOf(server);
      await signIn(server, abroad.phone, { challenge });
      return challenge;
    }),
    badChallenge('expired', async ({ server }) => {
      server.clock.now -= 300;
      const challenge = await challengeOf(server);
      server.clock.now += 300;
      return challenge;
    }),
  ],
  SIGNATURE_INVALID: [
    badSignature('for another server', () => ({ domain: 'relay.example' })),
    badSignature('for another actor', ({ abroad }) => ({ fid: abroad.gone.fid })),
    badSignature('by the key before', ({ abroad }) => ({ key: abroad.past.key })),
    badSignature('by another session', ({ abroad }) => ({ key: abroad.phone.key })),
    badSignature('by a key that nobody knows', async ({ abroad }) => ({
      key: await makeKey(abroad.home, 'carol'),
    })),
    badSignature('301 s old', ({ server }) => ({ at: server.clock.now - 301 })),
    badSignature('301 s ahead', ({ server }) => ({ at: server.clock.now + 301 })),
    signatureOf('empty', () => ''),
    signatureOf('no armor', () => 'x'),
    signatureOf('twice', (good) => good + good),
    signatureOf('of another kind of block', (good) => good.replaceAll('SIGNATURE', 'PUBLIC KEY BLOCK')),
    badProof('of another challenge', async ({ server, abroad: { carol } }) => {
      const [one, other] = [await signInBody(server, carol), await signInBody(server, carol)];
      return { body: { ...one, signature: other.signature } };
    }),
  ],
  ID_CERT_INVALID: [
    badSignature('no ID-Cert at all', () => ({ idCert: 'x' })),
    badSignature('an empty one', () => ({ idCert: '' })),
    badIdCert('superseded', ({ abroad }) => abroad.past),
    badIdCert('of a session that has ended at home', ({ abroad }) => abroad.left),
    badIdCert('of an actor of this server', ({ alice }) => alice),
    badSignature('by another key than its server’s', async ({ server, abroad }) => ({
      idCert: await forgedIdCert(abroad.carol, server.clock.now),
    })),
    badSignature('the key alone', ({ abroad }) => ({
      idCert: Buffer.from(abroad.carol.key.request).toString('base64'),
    })),
  ],
} as const satisfies Readonly<Record<string, readonly BadInput[]>>;

const badNews = (what: string, idCert: (bench: Bench) => string | Promise<string>): BadInput =>
  badProof(what, async (bench) => telling(bench, await idCert(bench)));

export const TELLING_REFUSALS = {
  ID_CERT_INVALID: [
    badNews('no ID-Cert at all', () => 'x'),
    badNews('a key', ({ abroad }) => abroad.carol.key.request),
    badNews('of another session', ({ abroad }) => abroad.phone.idCert),
    badNews('of another actor', ({ abroad }) => abroad.gone.idCert),
    badNews('of an actor of this server', ({ alice }) => alice.idCert),
    badNews('by another key than its server’s', ({ server, abroad }) =>
      forgedIdCert(abroad.carol, server.clock.now),
    ),
  ],
  KEY_SUPERSEDED: [
    {
      row: 'an own, superseded key',
      what: 'of a foreign actor, at home',
      send: (bench) => telling(bench, bench.abroad.past.idCert),
    },
  ],
} as const satisfies Readonly<Record<string, readonly BadInput[]>>;
