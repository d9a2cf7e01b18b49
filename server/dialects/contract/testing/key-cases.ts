import { makeKey, PASSWORD } from '../../../testing/test-session.ts';
import { type Bench, bobsKey } from './bench.ts';
import { type BadInput, type Case, mapInputs, type Sent } from './case.ts';
import { KEY_INPUTS, type KeyInput } from './key-inputs.ts';
import { requestFor } from './request-for.ts';
import { ROW } from './rows.ts';

/** validation.md, "POST key/user/@me, and `csr` in session/trust": the requests themselves, and the server's state. */

const SUPERSEDED = 'an own, superseded key';
const IN_USE = 'a key of another session or actor';
const CHANGED = '`If-Match` is not the current serial';
/** A serial that no ID-Cert has. */
const NO_SERIAL = '"1"';
const TOO_LONG = 'x'.repeat(16 * 1024 + 1);

export function rotation({ alice }: Bench, body: unknown, ifMatch?: string): Sent {
  return { token: alice.token, body, headers: ifMatch === undefined ? {} : { 'if-match': ifMatch } };
}

/** Alice asks for a session; a new one, if no other is named. */
export function enrolment(csr: unknown, { session_id = 'new', password = PASSWORD } = {}): Sent {
  return { body: { username: 'alice', password, session_id, csr } };
}

const byRotation = ({ row, what, request }: KeyInput): BadInput => ({
  row,
  what,
  send: (bench) => rotation(bench, request),
});

const byEnrolment = ({ row, what, request }: KeyInput): BadInput => ({
  row,
  what,
  send: () => enrolment(request),
});

/** Sends a new key with this `If-Match`. */
function ifMatch(what: string, headerOf: (serial: string) => string): BadInput {
  return {
    row: CHANGED,
    what,
    send: async (bench) =>
      rotation(bench, (await makeKey(bench.server, 'alice')).request, headerOf(bench.serial)),
  };
}

export const ROTATION_REFUSALS = {
  ...mapInputs(KEY_INPUTS, byRotation),
  KEY_SUPERSEDED: [
    { row: SUPERSEDED, what: 'the one before', send: (bench) => rotation(bench, bench.past.key.request) },
  ],
  KEY_IN_USE: [
    { row: IN_USE, what: 'another session’s', send: (bench) => rotation(bench, bench.phone.key.request) },
    { row: IN_USE, what: 'an ended session’s', send: (bench) => rotation(bench, bench.gone.key.request) },
    {
      row: IN_USE,
      what: 'another actor’s',
      send: (bench) => rotation(bench, requestFor(bobsKey, bench.alice.fid)),
    },
  ],
  KEY_CHANGED: [
    ifMatch('another serial', () => NO_SERIAL),
    ifMatch('anything', () => '*'),
    ifMatch('nothing', () => ''),
    ifMatch('a bare serial', (serial) => serial),
    ifMatch('a weak one', (serial) => `W/"${serial}"`),
    ifMatch('a list', (serial) => `${NO_SERIAL}, "${serial}"`),
  ],
} as const satisfies Readonly<Record<string, readonly BadInput[]>>;

export const ENROLMENT_KEY_REFUSALS = {
  ...mapInputs(KEY_INPUTS, byEnrolment),
  KEY_SUPERSEDED: [
    {
      row: SUPERSEDED,
      what: 'the one before',
      serial: true,
      send: ({ past }) => enrolment(past.key.request, { session_id: past.sessionId }),
    },
  ],
  KEY_IN_USE: [
    { row: IN_USE, what: 'another session’s', send: ({ phone }) => enrolment(phone.key.request) },
    { row: IN_USE, what: 'a past one', send: ({ past }) => enrolment(past.key.request) },
    {
      row: IN_USE,
      what: 'another actor’s',
      send: ({ alice }) => enrolment(requestFor(bobsKey, alice.fid)),
    },
  ],
} as const satisfies Readonly<Record<string, readonly BadInput[]>>;

/** The heading: 16 KiB at most. */
export const LONG_ROTATION: Case = {
  row: ROW.size,
  what: 'a request of 16 KiB and a byte',
  code: 'PAYLOAD_TOO_LARGE',
  send: (bench) => rotation(bench, TOO_LONG),
};
export const LONG_ENROLMENT: Case = { ...LONG_ROTATION, send: () => enrolment(TOO_LONG) };
