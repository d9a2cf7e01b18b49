import { unarmorPublicKey } from '../../../../src/crypto/openpgp/armor.ts';
import { makeCertificateRequest } from '../../../../src/crypto/openpgp/certificate-request.ts';
import { certify } from '../../../../src/crypto/openpgp/certify.ts';
import { toWire } from '../../../../src/crypto/openpgp/wire.ts';
import type { TestServer } from '../../../testing/test-server.ts';
import { DAY, enrol, rotated, type TestSession } from '../../../testing/test-session.ts';
import { HOME_DOMAIN, signedIn, type TwoServers } from '../../../testing/two-servers.ts';

/** Of the server of `HOME_DOMAIN`; the tokens are of the one that is tested. */
export interface Abroad {
  readonly home: TestServer;
  /** A session that has rotated once. */
  readonly carol: TestSession;
  /** The same session before that. */
  readonly past: TestSession;
  /** Another session of hers, for signing in: it may get another token at any time. */
  readonly phone: TestSession;
  /** Another actor, whose session has ended here. */
  readonly gone: TestSession;
  /** An actor whose token has run out here. */
  readonly idle: TestSession;
  /** An actor whose session has ended at home. */
  readonly left: TestSession;
}

export async function settleAbroad({ home, foreign }: TwoServers, idle: TestSession): Promise<Abroad> {
  const { clock } = home;
  clock.now -= 60;
  const past = await enrol(home, 'carol');
  clock.now += 60;
  const carol = await signedIn(foreign, await rotated(home, past));
  const gone = await signedIn(foreign, await enrol(home, 'gone'));
  await foreign.ask('PUT', '/p2core/session/revoke', { token: gone.token });
  const left = await enrol(home, 'left');
  await home.ask('PUT', '/p2core/session/revoke', { token: left.token });
  return { home, carol, past, phone: await enrol(home, 'carol', 'phone'), gone, idle, left };
}

/** An ID-Cert as that server would make it, but by a key that is not its own. */
export async function forgedIdCert(session: TestSession, now: number): Promise<string> {
  const key = { seed: new Uint8Array(32).fill(77), created: now - 10 * DAY };
  const { armored } = await makeCertificateRequest(session.key.secret, session.fid);
  const notations = [
    { name: `session-id@${HOME_DOMAIN}`, value: session.sessionId },
    { name: `serial@${HOME_DOMAIN}`, value: '7' },
  ];
  const terms = { issuedAt: now, expiresAt: now + DAY, notations };
  return toWire(await certify(unarmorPublicKey(armored), { key, userId: HOME_DOMAIN }, terms));
}
