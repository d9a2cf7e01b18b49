import fc from 'fast-check';
import { type Flaw, flaw, type Target } from './bad-request.ts';

const ROW = 'wrong type, missing or unknown member, lone surrogate, NUL';

/** Good JSON that is not what the endpoint takes: a string, an object of strings, or a list of such. */
export function wrongShapes({ body, shapeError }: Target): fc.Arbitrary<Flaw<unknown>> {
  return wrongValues(body).map((value) => flaw(ROW, [shapeError], value));
}

function wrongValues(good: unknown): fc.Arbitrary<unknown> {
  if (typeof good === 'string') return fc.oneof(notString, notText);
  if (Array.isArray(good)) return anything.filter((value) => !Array.isArray(value));
  return wrongObjects({ ...Object(good) });
}

/** Of few levels, and without the names that are a matter of `MALFORMED_JSON`. Numbers that overflow are there too. */
export const anything: fc.Arbitrary<unknown> = fc
  .oneof(
    fc.jsonValue({ maxDepth: 4, stringUnit: 'binary' }),
    fc.constantFrom(
      null,
      true,
      0,
      -0,
      2 ** 53,
      1e308,
      '',
      [],
      {},
      [null],
      [[]],
      { length: 1 },
      { toString: 'x' },
    ),
    fc.dictionary(fc.constantFrom('username', 'password', 'csr', 'hasOwnProperty', 'then'), fc.integer()),
  )
  .filter((value) => !/__proto__|constructor/.test(JSON.stringify(value)));

const notString = anything.filter((value) => typeof value !== 'string');

/** Strings that cannot be stored or compared. JSON writes them as escapes. */
const notText: fc.Arbitrary<string> = fc
  .tuple(fc.string(), fc.constantFrom('\0', '\ud800', '\udfff', '\udc00\ud800'), fc.string())
  .map((parts) => parts.join(''));

/** An object of strings with one thing wrong. */
export function wrongObjects(good: Readonly<Record<string, unknown>>): fc.Arbitrary<unknown> {
  const member = fc.constantFrom(...Object.keys(good));
  const without = member.map((gone) =>
    Object.fromEntries(Object.entries(good).filter(([key]) => key !== gone)),
  );
  const unknown = fc
    .stringMatching(/^[a-z_]{1,12}$/)
    .filter((key) => key !== 'invitation' && key !== 'constructor');
  const more = fc
    .tuple(
      unknown.map((key) => `x${key}`),
      anything,
    )
    .map(([key, value]) => ({ ...good, [key]: value }));
  const retyped = fc.tuple(member, notString).map(([key, value]) => ({ ...good, [key]: value }));
  const unstorable = fc.tuple(member, notText).map(([key, value]) => ({ ...good, [key]: value }));
  const wrapped = fc.constantFrom<unknown>(
    [good],
    JSON.stringify(good),
    { body: good },
    Object.entries(good),
  );
  const other = anything.filter((value) => !isLike(value, good));
  return fc.oneof(without, more, retyped, unstorable, wrapped, other);
}

function isLike(value: unknown, good: object): boolean {
  return value instanceof Object && Object.keys(good).every((key) => key in value);
}
