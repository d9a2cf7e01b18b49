import type { Bench } from './bench.ts';
import type { BadInput, Sent } from './case.ts';

/** validation.md, "Reading". */

const FID = 'bad FID (such as `..%2f`, NUL, look-alike letters, 300 characters)';
const TIMESTAMP = 'timestamp not a number or out of range';
const NO_CERT = 'no certificate then';
const UNASKED = 'prefetch or navigation (`Sec-Purpose`, `Sec-Fetch-Mode: navigate`) on a claim';

/** As they stand in a path. */
const BAD_FIDS: readonly (readonly [what: string, fid: string])[] = [
  ['two dots', '..%2f'],
  ['no domain', 'alice'],
  ['no local name', '@example.com'],
  ['two at signs', 'alice@bob@example.com'],
  ['NUL', 'alice%00@example.com'],
  ['what is no UTF-8', '%ff@example.com'],
  ['the Kelvin sign', '%E2%84%AAalice@example.com'],
  ['a Cyrillic letter', '%D0%B0lice@example.com'],
  ['300 characters', `${'a'.repeat(288)}@example.com`],
  ['65 characters before the at sign', `${'a'.repeat(65)}@example.com`],
];

/** The refusals of who is named, for `…/{fid}`. */
function whoRefusals(toSend: (bench: Bench, fid: string) => Sent) {
  const input = (row: string, what: string, fid: string): BadInput => ({
    row,
    what,
    send: (bench) => toSend(bench, fid),
  });
  return {
    FID_INVALID: BAD_FIDS.map(([what, fid]) => input(FID, what, fid)),
    NOT_FEDERATED: [
      input('another domain', 'elsewhere', 'alice@elsewhere.example'),
      input('another domain', 'below ours', 'alice@sub.example.com'),
    ],
    USER_NOT_FOUND: [input('unknown actor', 'nobody', 'nobody@example.com')],
  } as const;
}

function timeRefusals(path: string) {
  const input = (row: string, what: string, timestamp: string | number): BadInput => ({
    row,
    what,
    send: () => ({ path: `${path}?timestamp=${timestamp}` }),
  });
  return {
    TIMESTAMP_INVALID: [
      input(TIMESTAMP, 'a word', 'x'),
      input(TIMESTAMP, 'nothing', ''),
      input(TIMESTAMP, 'a sign', '-1'),
      input(TIMESTAMP, 'a fraction', '1.5'),
      input(TIMESTAMP, 'an exponent', '1e9'),
      input(TIMESTAMP, 'hexadecimal', '0x10'),
      input(TIMESTAMP, 'a leading zero', '01800000000'),
      input(TIMESTAMP, 'beyond all integers', '9'.repeat(20)),
      input(TIMESTAMP, 'white space', '%2012'),
      {
        row: TIMESTAMP,
        what: 'a second ahead',
        send: ({ server }) => ({ path: `${path}?timestamp=${server.clock.now + 1}` }),
      },
    ],
    CERT_NOT_FOUND: [input(NO_CERT, 'long ago', 1), input(NO_CERT, 'at the epoch', 0)],
  } as const satisfies Readonly<Record<string, readonly BadInput[]>>;
}

export function readIdCerts(fid: string): Sent {
  return { path: `/p2core/key/user/${fid}` };
}

export function claimOf({ alice }: Bench, fid: string, headers: Readonly<Record<string, string>> = {}): Sent {
  return { path: `/p2core/keypackage/${fid}`, token: alice.token, headers };
}

const unasked = (what: string, headers: Readonly<Record<string, string>>): BadInput => ({
  row: UNASKED,
  what,
  send: (bench) => claimOf(bench, bench.bob.fid, headers),
});

export const ID_CERT_REFUSALS = {
  ...whoRefusals((_, fid) => readIdCerts(fid)),
  ...timeRefusals('/p2core/key/user/alice@example.com'),
} as const;

export const SERVER_CERTIFICATE_REFUSALS = timeRefusals('/p2core/key/server');

export const CLAIM_REFUSALS = {
  ...whoRefusals(claimOf),
  NO_KEYPACKAGE: [
    {
      row: 'nothing to hand out',
      what: 'none in stock',
      send: (bench) => claimOf(bench, bench.idle.fid),
    },
    {
      row: 'nothing to hand out',
      what: 'only the caller’s own',
      send: (bench) => claimOf({ ...bench, alice: bench.bob }, bench.bob.fid),
    },
  ],
  FORBIDDEN: [
    unasked('a prefetch', { 'sec-purpose': 'prefetch' }),
    unasked('a prerendering', { 'sec-purpose': 'prefetch;prerender' }),
    unasked('a navigation', { 'sec-fetch-mode': 'navigate' }),
  ],
} as const satisfies Readonly<Record<string, readonly BadInput[]>>;
