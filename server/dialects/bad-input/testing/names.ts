import fc from 'fast-check';
import { NOW } from '../../../../src/testing/forge-openpgp.ts';
import { DOMAIN } from '../../../testing/test-server.ts';
import { type Flaw, flaw } from './bad-request.ts';

/** Letters outside every alphabet of the protocol, look-alikes above all. */
const strangeLetter = fc.oneof(
  fc.constantFrom(
    '\u212a',
    '\u0430',
    '\u03bf',
    '\u0131',
    '\u017f',
    '\uff20',
    '\uff41',
    '\u200b',
    '\u202e',
    '\u0301',
  ),
  fc.constantFrom(
    ' ',
    '\t',
    '\n',
    '\r',
    '\x7f',
    '"',
    "'",
    '\\',
    '<',
    ';',
    '*',
    '?',
    '#',
    '&',
    '=',
    '|',
    '(',
    '😀',
  ),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }).filter((letter) => /[^\x20-\x7e\0]/.test(letter)),
);

/** A good word with a strange letter in some place. */
function spoilt(word: string, letter = strangeLetter): fc.Arbitrary<string> {
  return fc.tuple(fc.nat(word.length), letter).map(([at, junk]) => word.slice(0, at) + junk + word.slice(at));
}

const localName = fc.stringMatching(/^[a-z0-9._%+-]{1,64}$/);
const fidLetter = fc.oneof(strangeLetter, fc.constantFrom('\0', '/', '..', '../', '@', ','));

const malformedFid = fc.oneof(
  spoilt(
    `alice@${DOMAIN}`,
    fidLetter.filter((letter) => letter !== '..' && letter !== '../'),
  ),
  spoilt(`alice@${DOMAIN}`, fc.constant('/../')),
  fc.integer({ min: 65, max: 400 }).map((length) => `${'a'.repeat(length)}@${DOMAIN}`),
  fc.integer({ min: 245, max: 600 }).map((length) => `alice@${'a'.repeat(length)}.com`),
  fc.constantFrom(
    'alice',
    `@${DOMAIN}`,
    'alice@',
    '@',
    'alice@.com',
    'alice@example..com',
    `alice@${DOMAIN}.`,
  ),
  fc.constantFrom(
    `alice@@${DOMAIN}`,
    'alice@exa_mple.com',
    'alice@[::1]',
    'alice@example.com:443',
    'null',
    '@you',
  ),
);

/** Percent-encodings that are no UTF-8, and those of what no FID has, as they stand in a path. */
const brokenEscapes = fc
  .tuple(
    fc.nat(5),
    fc.constantFrom(
      '%',
      '%ff',
      '%zz',
      '%c0%af',
      '%c0%ae',
      '%ed%a0%80',
      '%00',
      '%2f',
      '%2F..',
      '%5c',
      '%u0061',
      '%%',
    ),
  )
  .map(([at, written]) => `${'alice'.slice(0, at)}${written}${'alice'.slice(at)}@${DOMAIN}`);

/** Path segments that are no FID. */
export const badFids: fc.Arbitrary<Flaw<string>> = fc
  .oneof(malformedFid.map(encodeURIComponent), brokenEscapes)
  .map((segment) => flaw('bad FID', ['FID_INVALID'], segment));

/** Path segments that name an actor of elsewhere, or nobody. */
export const foreignFids: fc.Arbitrary<Flaw<string>> = fc
  .tuple(localName, fc.stringMatching(/^[a-z0-9-]{1,20}(\.[a-z0-9-]{1,20}){0,3}$/))
  .filter(([, domain]) => domain !== DOMAIN)
  .map(([name, domain]) =>
    flaw('another domain', ['NOT_FEDERATED'], encodeURIComponent(`${name}@${domain}`)),
  );

export const unknownFids: fc.Arbitrary<Flaw<string>> = localName
  .filter((name) => !['alice', 'bob', 'dave', 'erin', 'frank'].includes(name))
  .map((name) => flaw('unknown actor', ['USER_NOT_FOUND'], encodeURIComponent(`${name}@EXAMPLE.com`)));

/** Query strings. */
export const badTimestamps: fc.Arbitrary<Flaw<string>> = fc
  .oneof(
    fc.integer({ min: NOW + 1 }).map(String),
    fc.bigInt({ min: BigInt(NOW) + 1n, max: 10n ** 300n }).map(String),
    fc.integer({ max: -1 }).map(String),
    fc.double({ noInteger: true }).map(String),
    fc.nat(NOW).map((at) => `0${at}`),
    fc.nat(NOW).chain((at) => spoilt(String(at))),
    fc.constantFrom(
      '',
      ' ',
      'now',
      'NaN',
      'null',
      '1e3',
      '0x10',
      '+1',
      '-0',
      '1.0',
      '1_0',
      '١٢',
      '１',
      '\0',
      '[1]',
    ),
  )
  .map((text) => flaw('timestamp not a number or out of range', ['TIMESTAMP_INVALID'], `?${query(text)}`));

/** Beside a good one too: none of two counts. */
function query(text: string): string {
  const bad = `timestamp=${encodeURIComponent(text)}`;
  return [bad, `timestamp=${NOW}&${bad}`, `${bad}&timestamp=${NOW}`][text.length % 3] ?? bad;
}

/** Times before this server's first second. */
export const earlyTimestamps: fc.Arbitrary<Flaw<string>> = fc
  .nat(NOW - 40 * 86_400)
  .map((at) => flaw('no certificate then', ['CERT_NOT_FOUND'], `?timestamp=${at}`));

export const badUsernames: fc.Arbitrary<Flaw<string>> = fc
  .oneof(
    spoilt('zoe', fc.oneof(strangeLetter, fc.constantFrom('@', '/', ',', '{'))),
    fc.integer({ min: 65, max: 1000 }).map((length) => 'z'.repeat(length)),
    fc.constantFrom('', `zoe@${DOMAIN}`, '@', '@me', '../zoe', 'zoë', 'ZOË'),
  )
  .map((name) => flaw('username outside its alphabet', ['USERNAME_INVALID'], name));

export const badPasswords: fc.Arbitrary<Flaw<string>> = fc
  .oneof(
    fc.string({ maxLength: 7 }),
    fc.constantFrom('', 'ééé', '😀', '       ', '\ufeff\ufeff'),
    fc.integer({ min: 1025, max: 3000 }).map((length) => 'p'.repeat(length)),
    fc.integer({ min: 513, max: 1000 }).map((length) => 'é'.repeat(length)),
    fc.constantFrom('12345678', 'password', 'PASSWORD', 'Password', '123456789', '11111111', 'qwertyuiop'),
  )
  .map((password) => flaw('password too short, too long or common', ['PASSWORD_INVALID'], password));

export const badSessionIds: fc.Arbitrary<Flaw<string>> = fc
  .oneof(
    spoilt('browser', fc.oneof(strangeLetter, fc.constantFrom('.', '+', '/', '%', '@', ':'))),
    fc.integer({ min: 33, max: 300 }).map((length) => 's'.repeat(length)),
    fc.constantFrom('', '..', 'a b', 'brow.ser', 'ſession'),
  )
  .map((id) => flaw('session ID outside its alphabet', ['SESSION_ID_INVALID'], id));
