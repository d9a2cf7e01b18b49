import fc from 'fast-check';
import { type BadRequests, type Flaw, flaw, type Target, withHeaders } from './bad-request.ts';
import type { World } from './world.ts';

const ROW = 'the token';

/** Whatever else is wrong with the request, the token comes first. */
export function badTokens({ tokens }: World, target: Target): BadRequests {
  const unauthorized = fc
    .oneof(absent, malformed, otherScheme, unknown, damaged(tokens.alice))
    .map((authorization) => flaw(ROW, ['UNAUTHORIZED'], { authorization }));
  const ended: fc.Arbitrary<Flaw<{ authorization: string }>> = fc.constantFrom(
    flaw(ROW, ['TOKEN_EXPIRED'], { authorization: `Bearer ${tokens.expired}` }),
    flaw(ROW, ['SESSION_REVOKED'], { authorization: `Bearer ${tokens.revoked}` }),
  );
  return fc
    .tuple(
      withHeaders(target, fc.oneof({ weight: 3, arbitrary: unauthorized }, { weight: 1, arbitrary: ended })),
      somethingElseWrong,
    )
    .map(([bad, more]) => ({ ...bad, ...more, headers: { ...bad.headers, ...more.headers } }));
}

const absent = fc.constant(undefined);
/** What a header can carry: printable Latin-1. */
const headerText = fc
  .array(
    fc.integer({ min: 0x20, max: 0xff }).filter((code) => code !== 0x7f),
    { maxLength: 60 },
  )
  .map((codes) => String.fromCharCode(...codes));
const malformed = fc.oneof(
  headerText,
  headerText.map((text) => `Bearer ${text} ${text}!`),
  fc.constantFrom('Bearer', 'Bearer ', 'Bearer a b', 'Bearer ä', 'Bearer: x', 'Bearer =', 'Bearer "x"'),
);
const otherScheme = headerText.map((text) => `Basic ${text}`);
const unknown = fc.stringMatching(/^[A-Za-z0-9_-]{1,100}$/).map((text) => `Bearer ${text}`);

/** A real token with one letter changed, cut, or doubled. */
function damaged(token: string): fc.Arbitrary<string> {
  const at = fc.nat(token.length - 1);
  return fc.oneof(
    at.map((i) => `Bearer ${token.slice(0, i)}${token[i] === 'x' ? 'y' : 'x'}${token.slice(i + 1)}`),
    at.map((i) => `Bearer ${token.slice(0, i)}`),
    fc.constantFrom(
      `Bearer ${token}${token}`,
      `Bearer ${token}=`,
      `Bearer ${token},${token}`,
      `Token ${token}`,
      token,
    ),
  );
}

/** Faults of rows below. */
const somethingElseWrong = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ headers: {} }) },
  {
    weight: 1,
    arbitrary: fc.record({
      headers: fc.constantFrom({ 'content-type': 'text/plain' }, { 'content-encoding': 'gzip' }),
      payload: fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
    }),
  },
);
