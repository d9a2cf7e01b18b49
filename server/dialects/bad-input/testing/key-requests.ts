import fc from 'fast-check';
import { concatBytes } from '../../../../src/crypto/encoding.ts';
import type { ErrorCode } from '../../../../src/protocol/errors.ts';
import {
  armored,
  created,
  forgeKey,
  good,
  head,
  issuer,
  key,
  keyFlags,
  NOW,
  overUserId,
  packet,
  publicKey,
  requestOf,
  signature,
  USER_ID,
  userId,
} from '../../../../src/testing/forge-openpgp.ts';
import { type Flaw, flaw } from './bad-request.ts';
import { damagedBytes, damagedText, flippedBit } from './damage.ts';
import { badPackets } from './key-packets.ts';

/** Armored certificate requests of alice, whose current key is `key`. */
type Requests = fc.Arbitrary<Flaw<string>>;

const block = requestOf(key);
const lines = block.trim().split('\n');
const line = fc.nat(lines.length - 1);

const junk = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .filter((text) => text.trim() !== '' && !text.includes('-'));
const badArmor: Requests = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc.nat(block.trimEnd().length - 1).map((length) => block.slice(0, length)),
    junk.map((text) => `${text}\n${block}`),
    junk.map((text) => `${block}${text}`),
    fc.constantFrom(`${block}${block}`, `${block}\n\n${block}`, block.replaceAll('-', '\u2010')),
    fc.stringMatching(/^[A-Z ]{1,30}$/).map((type) => block.replaceAll('PUBLIC KEY BLOCK', `${type}X`)),
    fc
      .integer({ min: 5, max: 99 })
      .map((count) => block.replace('\n\n', `\n${'Comment: x\n'.repeat(count)}\n`)),
    fc
      .constantFrom('x', 'Comment', 'Comment:x', ': x', 'a b: c')
      .map((header) => block.replace('\n\n', `\n${header}\n\n`)),
    fc
      .tuple(fc.integer({ min: 2, max: lines.length - 3 }), fc.constantFrom('!', '-', '_', '=', 'é', ' ='))
      .map(([at, letter]) => lines.with(at, `${letter}${lines[at]}`).join('\n')),
    fc.constant(block.replace('\n\n', '\n')),
  )
  .map((text) =>
    flaw('text around the armor, more than one block, wrong type, bad headers', ['KEY_ARMOR_INVALID'], text),
  );

const future: Requests = fc
  .tuple(fc.integer({ min: 301, max: 2 ** 32 - 1 - NOW }), fc.constantFrom(22, 27))
  .map(([ahead, algorithm]) => {
    const late = forgeKey(9, { created: NOW + ahead, algorithm });
    const hashed = [created(NOW + ahead), keyFlags(3), issuer(late)];
    const self = signature(late, { hashed, over: overUserId(late, USER_ID) });
    return flaw('created over 300 s ahead', ['KEY_NOT_YET_VALID'], armored(publicKey(late), userId(), self));
  });

/** A good key whose bytes end early: what is missing first is named. */
const binary = concatBytes(head, good);
const cut: Requests = fc
  .nat(binary.length - 1)
  .map((length) => flaw('cut short', [missingAfter(length)], armored(binary.subarray(0, length))));

function missingAfter(length: number): ErrorCode {
  if (length < publicKey(key).length) return 'KEY_ALGORITHM_FORBIDDEN';
  return length < head.length ? 'KEY_USER_ID_MISMATCH' : 'KEY_SELF_SIGNATURE_INVALID';
}

/** Another point: on the curve or not. */
const otherPoint: Requests = flippedBit(key.body, key.body.length - 32).map((body) =>
  flaw(
    'another point',
    ['KEY_ALGORITHM_FORBIDDEN', 'KEY_SELF_SIGNATURE_INVALID'],
    armored(packet(6, body), userId(), good),
  ),
);

const damaged: Requests = fc
  .oneof(
    damagedText(block),
    damagedBytes(binary).map((bytes) => armored(bytes)),
    fc.tuple(line, line).map(([one, two]) =>
      lines
        .with(one, lines[two] ?? '')
        .with(two, lines[one] ?? '')
        .join('\n'),
    ),
  )
  .filter((text) => !text.includes('\0'))
  .map((text) => flaw('damaged', [], text));

/** Every row that a request can break by itself. */
export const badKeyRequests: Requests = fc.oneof(
  { weight: 3, arbitrary: badArmor },
  { weight: 9, arbitrary: badPackets.map(({ value, ...rest }) => ({ ...rest, value: armored(...value) })) },
  { weight: 1, arbitrary: future },
  { weight: 1, arbitrary: cut },
  { weight: 1, arbitrary: otherPoint },
  { weight: 4, arbitrary: damaged },
);

/** The same request in another spelling, which the same key is still in. */
export function respelled(request: string): fc.Arbitrary<string> {
  const header = fc.constantFrom('Version: x', 'Comment: a b', 'Hash:');
  return fc.oneof(
    header.map((text) => request.replace('\n\n', `\n${text}\n\n`)),
    fc.constantFrom(request.replaceAll('\n', '\r\n'), `\n\n${request}\n`, request.replace(/\n=.{4}/, '')),
    fc.stringMatching(/^[A-Za-z0-9+/]{4}$/).map((sum) => request.replace(/\n=.{4}/, `\n=${sum}`)),
  );
}
