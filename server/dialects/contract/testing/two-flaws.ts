import type { ErrorCode } from '../../../../src/protocol/errors.ts';
import { makeKey, PASSWORD } from '../../../testing/test-session.ts';
import { BAD_PASSWORD, endingOf, newActor } from './account-cases.ts';
import { bobsKey } from './bench.ts';
import type { Case, Send } from './case.ts';
import { signingIn } from './foreign-cases.ts';
import { enrolment, rotation } from './key-cases.ts';
import { claimOf, readIdCerts } from './reading-cases.ts';
import { requestFor } from './request-for.ts';
import { FLAWED_KEY_PACKAGES } from './two-flaws-key-packages.ts';
import { FLAWED_KEYS } from './two-flaws-keys.ts';

/**
 * "In every table the uppermost fitting row wins": inputs that are wrong in two ways. The code is that of the upper
 * row, `below` what the other one would have got.
 */

/** Names no ID-Cert. */
const NO_SERIAL = '"1"';
const PREFETCH = { 'sec-purpose': 'prefetch' };

function both(code: ErrorCode, below: ErrorCode, send: Send, more: Partial<Case> = {}): Case {
  return { row: null, what: `not ${below}`, code, send, ...more };
}

/** By whoever may register, as the server is told. */
function closedTo(
  code: ErrorCode,
  registration: 'closed' | 'invitation',
  name: string,
  password = PASSWORD,
): Case {
  const below = registration === 'closed' ? 'REGISTRATION_CLOSED' : 'INVITATION_INVALID';
  return both(code, below, () => newActor(name, password), { registration });
}

export const TWO_FLAWS = {
  rotateIdCert: [
    ...FLAWED_KEYS.map(([code, below, request]) => both(code, below, (bench) => rotation(bench, request))),
    both('KEY_NOT_YET_VALID', 'KEY_IN_USE', (bench) =>
      rotation(bench, requestFor(bobsKey, bench.alice.fid, bench.server.clock.now + 301)),
    ),
    both('KEY_SUPERSEDED', 'KEY_CHANGED', (bench) => rotation(bench, bench.past.key.request, NO_SERIAL)),
    both('KEY_IN_USE', 'KEY_CHANGED', (bench) => rotation(bench, bench.phone.key.request, NO_SERIAL)),
    both('KEY_USER_ID_MISMATCH', 'KEY_CHANGED', (bench) => rotation(bench, bench.bob.key.request, NO_SERIAL)),
  ],
  addKeyPackages: FLAWED_KEY_PACKAGES.map(([code, below, send]) => both(code, below, send, { index: 2 })),
  actorIdCerts: [
    both('FID_INVALID', 'TIMESTAMP_INVALID', () => readIdCerts('..%2f?timestamp=x')),
    both('NOT_FEDERATED', 'TIMESTAMP_INVALID', () => readIdCerts('alice@elsewhere.example?timestamp=x')),
    both('USER_NOT_FOUND', 'TIMESTAMP_INVALID', () => readIdCerts('nobody@example.com?timestamp=x')),
    both('USER_NOT_FOUND', 'CERT_NOT_FOUND', () => readIdCerts('nobody@example.com?timestamp=1')),
  ],
  claimKeyPackages: [
    both('FID_INVALID', 'FORBIDDEN', (bench) => claimOf(bench, '..%2f', PREFETCH)),
    both('NOT_FEDERATED', 'FORBIDDEN', (bench) => claimOf(bench, 'bob@elsewhere.example', PREFETCH)),
    both('USER_NOT_FOUND', 'FORBIDDEN', (bench) => claimOf(bench, 'nobody@example.com', PREFETCH)),
    both('NO_KEYPACKAGE', 'FORBIDDEN', (bench) => claimOf(bench, bench.idle.fid, PREFETCH)),
  ],
  register: [
    both('USERNAME_INVALID', 'PASSWORD_INVALID', () => newActor('a b', BAD_PASSWORD)),
    both('PASSWORD_INVALID', 'FEDERATION_ID_TAKEN', () => newActor('alice', BAD_PASSWORD)),
    closedTo('USERNAME_INVALID', 'closed', 'a b'),
    closedTo('PASSWORD_INVALID', 'closed', 'new', BAD_PASSWORD),
    closedTo('FEDERATION_ID_TAKEN', 'closed', 'alice'),
    closedTo('FEDERATION_ID_TAKEN', 'invitation', 'alice'),
  ],
  trustSession: [
    both('SESSION_ID_INVALID', 'INVALID_CREDENTIALS', () =>
      enrolment('no key', { session_id: 'a b', password: 'not this one' }),
    ),
    both('INVALID_CREDENTIALS', 'KEY_ARMOR_INVALID', () => enrolment('no key', { password: 'not this one' })),
    both('INVALID_CREDENTIALS', 'SESSION_ID_TAKEN', ({ alice, phone }) =>
      enrolment(phone.key.request, { session_id: alice.sessionId, password: 'not this one' }),
    ),
    both('KEY_ARMOR_INVALID', 'SESSION_ID_TAKEN', ({ alice }) =>
      enrolment('no key', { session_id: alice.sessionId }),
    ),
    both('KEY_USER_ID_MISMATCH', 'SESSION_REVOKED', async ({ server, gone }) =>
      enrolment((await makeKey(server, 'bob')).request, { session_id: gone.sessionId }),
    ),
    both('SESSION_REVOKED', 'KEY_IN_USE', ({ gone, phone }) =>
      enrolment(phone.key.request, { session_id: gone.sessionId }),
    ),
  ],
  authenticate: [
    both('CHALLENGE_INVALID', 'SIGNATURE_INVALID', (bench) =>
      signingIn(bench, { challenge: 'x'.repeat(64), key: bench.abroad.past.key }),
    ),
    both('CHALLENGE_INVALID', 'ID_CERT_INVALID', (bench) =>
      signingIn(bench, { challenge: 'x'.repeat(64), idCert: 'x' }),
    ),
    both('SIGNATURE_INVALID', 'ID_CERT_INVALID', (bench) =>
      signingIn(bench, { idCert: bench.abroad.past.idCert }),
    ),
  ],
  changePassword: [
    both('PASSWORD_INVALID', 'SENSITIVE_SOLUTION_INVALID', ({ alice: { token } }) => ({
      token,
      body: { password: BAD_PASSWORD },
    })),
  ],
  endSession: [
    both('SESSION_ID_INVALID', 'SENSITIVE_SOLUTION_INVALID', ({ alice: { token } }) => ({
      token,
      path: endingOf('a b'),
    })),
    both('SENSITIVE_SOLUTION_INVALID', 'NOT_FOUND', ({ alice: { token } }) => ({
      token,
      path: endingOf('never'),
    })),
  ],
} as const satisfies Readonly<Record<string, readonly Case[]>>;
