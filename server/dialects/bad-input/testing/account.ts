import fc from 'fast-check';
import { PASSWORD } from '../../../testing/test-session.ts';
import {
  type BadRequests,
  type Flaw,
  flaw,
  type Rows,
  type Target,
  withBodies,
  withHeaders,
  withPaths,
} from './bad-request.ts';
import { damagedJson } from './damaged-requests.ts';
import { badKeyRequests } from './key-requests.ts';
import * as names from './names.ts';
import type { World } from './world.ts';

/** validation.md, "Identity and sessions". */

/** The header that carries the account password once more, in Base64. */
export const SOLUTION = 'x-p2-sensitive-solution';
export const login = { username: 'alice', password: PASSWORD };

export function registrations(_world: World, target: Target): Rows {
  const username = names.badUsernames.map((each) => ({
    ...each,
    value: { username: each.value, password: PASSWORD },
  }));
  const password = names.badPasswords.map((each) => ({
    ...each,
    value: { username: 'zoe', password: each.value },
  }));
  const both = fc.tuple(names.badUsernames, names.badPasswords).map(([one, two]) => ({
    ...one,
    value: { username: one.value, password: two.value },
  }));
  const taken = fc
    .constantFrom('alice', 'ALICE', 'aLice', 'dave')
    .map((name) => flaw('name taken', ['FEDERATION_ID_TAKEN'], { username: name, password: PASSWORD }));
  return [
    { weight: 9, arbitrary: withBodies(target, fc.oneof(username, password, both)) },
    { weight: 1, arbitrary: withBodies(target, taken) },
    { weight: 2, arbitrary: damagedJson(target) },
  ];
}

/** What comes after the password takes its time: there are few of them. */
export function signIns({ past, bob, alice }: World, target: Target): Rows {
  const good = { ...login, session_id: 'phone', csr: alice.key.request };
  const ids = names.badSessionIds.map((each) => ({ ...each, value: { ...good, session_id: each.value } }));
  const wrongLogin = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 40 }).map((password) => ({ ...good, password: `x${password}` })),
    fc.stringMatching(/^[a-z]{1,20}$/).map((name) => ({ ...good, username: `x${name}` })),
    names.badUsernames.map(({ value }) => ({ ...good, username: value })),
  );
  const credentials = wrongLogin
    .filter(({ username, password }) => !`${username}${password}`.includes('\0'))
    .map((value) => flaw('bad login', ['INVALID_CREDENTIALS'], value));
  const requests = badKeyRequests.map((each) => ({ ...each, value: { ...good, csr: each.value } }));
  const state = fc.constantFrom(
    flaw('session ID taken', ['SESSION_ID_TAKEN'], good),
    flaw('an own, superseded key', ['KEY_SUPERSEDED'], {
      ...good,
      session_id: 'browser',
      csr: past.key.request,
    }),
    flaw('a key of another session', ['KEY_IN_USE'], { ...good, session_id: 'another' }),
    flaw('session revoked', ['SESSION_REVOKED'], { ...good, session_id: 'lost' }),
    flaw('another’s key', ['KEY_USER_ID_MISMATCH'], { ...good, csr: bob.key.request }),
  );
  return [
    { weight: 6, arbitrary: withBodies(target, ids) },
    { weight: 1, arbitrary: withBodies(target, credentials) },
    { weight: 3, arbitrary: withBodies(target, requests) },
    { weight: 1, arbitrary: withBodies(target, state as fc.Arbitrary<Flaw<unknown>>) },
    { weight: 1, arbitrary: damagedJson(target) },
  ];
}

export function withPasswords(target: Target): BadRequests {
  return withBodies(
    target,
    names.badPasswords.map((each) => ({ ...each, value: { password: each.value } })),
  );
}

export function wrongSolutions(target: Target): BadRequests {
  const right = Buffer.from(PASSWORD);
  const malformed = fc.oneof(
    fc
      .constantFrom(
        undefined,
        '',
        ' ',
        PASSWORD,
        `"${right.toString('base64')}"`,
        right.toString('hex'),
        '/w==',
        '====',
      )
      .map((value) => value),
    fc.constantFrom(
      `${right.toString('base64')}=`,
      `${right.toString('base64')} x`,
      `Basic ${right.toString('base64')}`,
    ),
    fc.stringMatching(/^[!-~]{1,60}$/).filter((value) => value !== right.toString('base64')),
  );
  const wrong = fc
    .string({ maxLength: 40 })
    .map((password) => Buffer.from(`x${password}`).toString('base64'));
  const headers = fc.oneof({ weight: 3, arbitrary: malformed }, { weight: 1, arbitrary: wrong });
  return withHeaders(
    target,
    headers.map((value) =>
      flaw('without the second factor', ['SENSITIVE_SOLUTION_INVALID'], { [SOLUTION]: value }),
    ),
  );
}

export function withSessionIds(target: Target): BadRequests {
  const ids = names.badSessionIds.filter(({ value }) => value !== '' && !value.includes('..'));
  return withPaths(
    target,
    ids.map((each) => ({ ...each, value: `/p2core/session/${encodeURIComponent(each.value)}` })),
  );
}

export function unknownSessions(target: Target): BadRequests {
  const headers = { ...target.headers, [SOLUTION]: Buffer.from(PASSWORD).toString('base64') };
  const ids = fc.stringMatching(/^[A-Za-z0-9_-]{1,30}$/).map((id) => `x${id}`);
  return withPaths(
    { ...target, headers },
    ids.map((id) => flaw('a session that never was', ['NOT_FOUND'], `/p2core/session/${id}`)),
  );
}

/** A good registration, but for an invitation that is none, where `code` is the answer to that. */
export function uninvited(target: Target, code: 'REGISTRATION_CLOSED' | 'INVITATION_INVALID'): BadRequests {
  const invitation = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc.stringMatching(/^[\w-]{22}$/),
  );
  const application = fc.record(
    { username: fc.stringMatching(/^zoe[a-z0-9._%+-]{0,60}$/), invitation: invitation.filter(isText) },
    { requiredKeys: ['username'] },
  );
  return withBodies(
    target,
    application.map((each) => flaw('registration', [code], { ...each, password: PASSWORD })),
  );
}

function isText(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}
