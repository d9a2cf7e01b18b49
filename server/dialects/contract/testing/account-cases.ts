import { register } from '../../../../src/protocol/p2core/account-endpoints.ts';
import { invite } from '../../../services/invitations.ts';
import { makeKey, PASSWORD } from '../../../testing/test-session.ts';
import type { BadInput, Case, Send, Sent } from './case.ts';
import { ENROLMENT_KEY_REFUSALS, enrolment } from './key-cases.ts';
import { ROW } from './rows.ts';
import { send } from './run.ts';

/** validation.md, "Identity and sessions". */

const USERNAME = 'username outside `[a-z0-9._%+-]{1,64}` after lower-casing';
const PASSWORD_ROW = 'password under 8 or over 1,024 bytes, or a very common one';
const SESSION_ID = 'session ID outside `[A-Za-z0-9_-]{1,32}`';
const SECOND_FACTOR = 'revoking without the second factor';
const SOLUTION = 'x-p2-sensitive-solution';
const WRONG = 'not this one';

const BAD_USERNAMES = ['', 'a b', 'al/ice', 'älice', '\u212Aevin', 'a'.repeat(65), 'a@example.com', 'a\n'];
const IDS_IN_PATHS = ['a b', 'x'.repeat(33), 'ü', 'a.b', 'a\n', '../x', 'a\0'];
const BAD_SESSION_IDS = ['', 'a b', 'x'.repeat(33), 'ü', 'a.b', 'a\n', '@me'];
export const BAD_PASSWORD = 'abcdefg';
const BAD_PASSWORDS = {
  nothing: '',
  'seven bytes': BAD_PASSWORD,
  '1,025 bytes': `${'ä'.repeat(512)}a`,
  'a very common one': 'password1',
  'a very common one in capitals': 'PassWord1',
};

export function newActor(username: string, password = PASSWORD): Sent {
  return { body: { username, password } };
}

/** With the account password once more, in the header that carries it. */
export function proven(token: string, password = PASSWORD): Sent {
  return { token, headers: { [SOLUTION]: Buffer.from(password).toString('base64') } };
}

export function endingOf(session_id: string): string {
  return `/p2core/session/${encodeURIComponent(session_id)}`;
}

function invited(username: string, invitation: string): Sent {
  return { body: { username, password: PASSWORD, invitation } };
}

function byInvitation(what: string, toSend: Send): BadInput {
  return { row: 'invitation missing, wrong or used', what, registration: 'invitation', send: toSend };
}

const badUsername = (username: string): BadInput => ({
  row: USERNAME,
  what: JSON.stringify(username),
  send: () => newActor(username),
});

const badPasswords = (send: (password: string) => Send): BadInput[] =>
  Object.entries(BAD_PASSWORDS).map(([what, password]) => ({
    row: PASSWORD_ROW,
    what,
    send: send(password),
  }));

export const REGISTRATION_REFUSALS = {
  USERNAME_INVALID: BAD_USERNAMES.map(badUsername),
  PASSWORD_INVALID: badPasswords((password) => () => newActor('new', password)),
  FEDERATION_ID_TAKEN: [
    { row: 'name taken', what: 'as it is written', send: ({ alice }) => newActor(alice.username) },
    { row: 'name taken', what: 'in capitals', send: () => newActor('ALICE') },
  ],
  REGISTRATION_CLOSED: [
    { row: 'registration closed', what: 'as it says', registration: 'closed', send: () => newActor('new') },
  ],
  INVITATION_INVALID: [
    byInvitation('missing', () => newActor('new')),
    byInvitation('wrong', () => invited('new', 'x'.repeat(22))),
    byInvitation('empty', () => invited('new', '')),
    byInvitation('used', async ({ server }) => {
      const invitation = await invite(server.home);
      await send(server, register, invited('guest', invitation));
      return invited('new', invitation);
    }),
  ],
} as const satisfies Readonly<Record<string, readonly BadInput[]>>;

/** `what` is asked for without the password, or with another. */
function unproven(request: Sent): BadInput[] {
  const solutions = {
    'a wrong one': Buffer.from(WRONG).toString('base64'),
    'the password as it is': PASSWORD,
    'no padding': Buffer.from(PASSWORD).toString('base64url'),
    nothing: '',
    'what is no UTF-8': '/w==',
  };
  const input = (what: string, headers: Readonly<Record<string, string>>): BadInput => ({
    row: SECOND_FACTOR,
    what,
    send: ({ alice: { token } }) => ({ token, headers, ...request }),
  });
  const wrong = Object.entries(solutions).map(([what, solution]) => input(what, { [SOLUTION]: solution }));
  return [input('no header', {}), ...wrong];
}

export const PASSWORD_REFUSALS = {
  PASSWORD_INVALID: badPasswords((password) => ({ alice }) => ({
    ...proven(alice.token),
    body: { password },
  })),
  SENSITIVE_SOLUTION_INVALID: unproven({ body: { password: 'another decent one' } }),
};

export const DELETION_REFUSALS = { SENSITIVE_SOLUTION_INVALID: unproven({}) };

export const ENDING_REFUSALS = {
  SESSION_ID_INVALID: IDS_IN_PATHS.map(
    (session_id): BadInput => ({
      row: SESSION_ID,
      what: JSON.stringify(session_id),
      send: ({ alice }) => ({ ...proven(alice.token), path: endingOf(session_id) }),
    }),
  ),
  SENSITIVE_SOLUTION_INVALID: unproven({ path: endingOf('phone') }),
};

/** Not of this actor, though there is one of that name. */
export const NO_SESSION: Case = {
  row: ROW.path,
  what: 'a session that never was',
  code: 'NOT_FOUND',
  send: ({ alice }) => ({ ...proven(alice.token), path: endingOf('tablet') }),
};

/** Section 3 of the protocol; validation.md has no row for it. */
export const SERVER_KEY_REFUSALS = {
  NOT_ADMINISTRATOR: [{ row: null, what: 'anybody else', send: ({ alice: { token } }) => ({ token }) }],
} as const satisfies Readonly<Record<string, readonly BadInput[]>>;

const badLogin = (what: string, username: string, password: string): BadInput => ({
  row: 'bad login',
  what,
  send: ({ alice }) => ({ body: { username, password, session_id: 'new', csr: alice.key.request } }),
});

export const ENROLMENT_REFUSALS = {
  INVALID_CREDENTIALS: [
    badLogin('a wrong password', 'alice', WRONG),
    badLogin('no password', 'alice', ''),
    badLogin('an unknown name', 'nobody', PASSWORD),
    badLogin('an impossible name', '../etc', PASSWORD),
    badLogin('a name with its domain', 'alice@example.com', PASSWORD),
  ],
  SESSION_ID_INVALID: BAD_SESSION_IDS.map((session_id) => ({
    row: SESSION_ID,
    what: JSON.stringify(session_id),
    send: ({ alice }) => enrolment(alice.key.request, { session_id }),
  })),
  ...ENROLMENT_KEY_REFUSALS,
  SESSION_ID_TAKEN: [
    {
      row: 'session ID taken',
      what: 'with a new key',
      serial: true,
      send: async ({ server, alice }) =>
        enrolment((await makeKey(server, 'alice')).request, { session_id: alice.sessionId }),
    },
    {
      row: 'session ID taken',
      what: 'with the key of another session',
      serial: true,
      send: ({ alice, phone }) => enrolment(phone.key.request, { session_id: alice.sessionId }),
    },
  ],
  SESSION_REVOKED: [
    {
      row: 'session revoked (section 8.7 of the protocol page)',
      what: 'with its key',
      send: ({ gone }) => enrolment(gone.key.request, { session_id: gone.sessionId }),
    },
    {
      row: 'session revoked (section 8.7 of the protocol page)',
      what: 'with a new key',
      send: async ({ server, gone }) =>
        enrolment((await makeKey(server, 'alice')).request, { session_id: gone.sessionId }),
    },
  ],
} as const satisfies Readonly<Record<string, readonly BadInput[]>>;
