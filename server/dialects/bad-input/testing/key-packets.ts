import fc from 'fast-check';
import { concatBytes, fromHex } from '../../../../src/crypto/encoding.ts';
import type { ErrorCode } from '../../../../src/protocol/errors.ts';
import {
  created,
  good,
  issuer,
  key,
  keyBody,
  keyFlags,
  NOW,
  other,
  overKey,
  overUserId,
  packet,
  publicKey,
  signature,
  subpacket,
  USER_ID,
  uint,
  userId,
  usual,
} from '../../../../src/testing/forge-openpgp.ts';
import { type Flaw, flaw } from './bad-request.ts';
import { flippedBit } from './damage.ts';

/** Lists of OpenPGP packets, each with one thing wrong that a row of validation.md names. */
type Packets = fc.Arbitrary<Flaw<readonly Uint8Array[]>>;

const goodPackets = [publicKey(key), userId(), good];
const bytes = fc.uint8Array({ maxLength: 60 });

function bad(row: string, code: ErrorCode, packets: fc.Arbitrary<readonly Uint8Array[]>): Packets {
  return packets.map((value) => flaw(row, [code], value));
}

/** These packets with one more in front of any of them: what is cut off at the end would take in one behind it. */
function inserted(extra: fc.Arbitrary<Uint8Array>, among: readonly Uint8Array[] = goodPackets) {
  return fc.tuple(fc.nat(among.length - 1), extra).map(([at, one]) => among.toSpliced(at, 0, one));
}

function withSelf(
  forged: fc.Arbitrary<Parameters<typeof signature>[1]>,
): fc.Arbitrary<readonly Uint8Array[]> {
  return forged.map((each) => [publicKey(key), userId(), signature(key, each)]);
}

const pickTag = (...tags: readonly number[]) => fc.tuple(fc.constantFrom(...tags), bytes);
const anyPacket = (...tags: readonly number[]) => pickTag(...tags).map(([tag, body]) => packet(tag, body));

const smallOrder = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
];
const keyBodies = fc.oneof(
  fc.constantFrom(...smallOrder).map((point) => keyBody(22, NOW - 60, fromHex(point))),
  fc.constantFrom(...smallOrder).map((point) => keyBody(27, NOW - 60, fromHex(point))),
  fc
    .integer({ min: 0, max: 255 })
    .filter((id) => id !== 22 && id !== 27)
    .map((id) => patched(5, id)),
  fc
    .integer({ min: 0, max: 255 })
    .filter((version) => version !== 4)
    .map((version) => patched(0, version)),
  fc.integer({ min: 6, max: 18 }).map((at) => patched(at, 0xaa)),
  fc.nat(key.body.length - 1).map((length) => key.body.subarray(0, length)),
  bytes
    .filter((body) => body.length !== 38 && body.length !== 51)
    .map((more) => concatBytes(key.body, uint(0, 1), more)),
);

function patched(at: number, byte: number): Uint8Array {
  const body = Uint8Array.from(key.body);
  body[at] = byte;
  return body;
}

const isPrivate = bad('a secret-key packet', 'KEY_IS_PRIVATE', inserted(anyPacket(5, 7)));
const multiple = bad(
  'more than one primary key',
  'KEY_MULTIPLE',
  inserted(fc.oneof(anyPacket(6), fc.constantFrom(publicKey(other), publicKey(key)))),
);
const algorithm = bad(
  'not v4 Ed25519, or a small-order point',
  'KEY_ALGORITHM_FORBIDDEN',
  keyBodies.map((body) => [packet(6, body), userId(), good]),
);

const otherName = fc
  .oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.constantFrom(
      '',
      'Alice@example.com',
      `<${USER_ID}>`,
      `${USER_ID} `,
      `${USER_ID}\0`,
      'bob@example.com',
    ),
    fc.constantFrom(`\ufeff${USER_ID}`, 'аlice@example.com', 'alice@example.com.', `Alice <${USER_ID}>`),
  )
  .filter((name) => name !== USER_ID);
const userIds = bad(
  'not exactly one User ID that is the caller’s FID, or a user attribute',
  'KEY_USER_ID_MISMATCH',
  fc.oneof(
    otherName.map((name) => [publicKey(key), userId(name), signature(key, { over: overUserId(key, name) })]),
    bytes.map((body) => [publicKey(key), packet(13, Uint8Array.of(0xff), body), good]),
    fc.constant([publicKey(key), good]),
    inserted(fc.oneof(anyPacket(17), otherName.map(userId), fc.constant(userId()))),
  ),
);

/** Where in the packet of `good` what is signed begins and ends: after the header of six octets. */
const SIGNED_UNTIL = 6 + 6 + concatBytes(...usual(key)).length;
const selfSignatures = bad(
  'no valid self-signature',
  'KEY_SELF_SIGNATURE_INVALID',
  fc.oneof(
    fc.constant([publicKey(key), userId()]),
    fc
      .oneof(flippedBit(good, 6, SIGNED_UNTIL), flippedBit(good, good.length - 28))
      .map((self) => [publicKey(key), userId(), self]),
    flippedBit(key.body, 1, 5).map((body) => [packet(6, body), userId(), good]),
    bytes.map((body) => [publicKey(key), userId(), packet(2, body)]),
    withSelf(
      fc.oneof(
        fc
          .constantFrom<[number, string]>(
            [2, 'sha1'],
            [1, 'md5'],
            [10, 'sha256'],
            [8, 'sha512'],
            [99, 'sha512'],
          )
          .map((hash) => ({ hash })),
        fc.constant({ hashed: [], unhashed: usual(key) }),
        fc.constant({ hashed: [created(NOW - 60), keyFlags(3)], unhashed: [issuer(key)] }),
        fc
          .tuple(fc.integer({ min: 60, max: 127 }), bytes)
          .map(([type, data]) => ({ hashed: [...usual(key), subpacket(type, data, true)] })),
        fc
          .integer({ min: 61, max: 10 ** 9 })
          .map((ago) => ({ hashed: [created(NOW - ago), keyFlags(3), issuer(key)] })),
        fc.constantFrom(0x18, 0x19, 0x1f, 0x20, 0x28, 0x30, 0x40, 0x00, 0xff).map((type) => ({ type })),
        fc.constantFrom(other, key).map((over) => ({ over: overUserId(over, 'bob@example.com') })),
      ),
    ),
  ),
);

const usage = bad(
  'the key may not sign',
  'KEY_USAGE_INVALID',
  withSelf(
    fc.oneof(
      fc
        .integer({ min: 0, max: 255 })
        .map((flags) => ({ hashed: [created(NOW - 60), keyFlags(flags & ~2), issuer(key)] })),
      fc.constant({ hashed: [created(NOW - 60), issuer(key)] }),
    ),
  ),
);

const strangeTags = Array.from({ length: 64 }, (_, tag) => tag).filter(
  (tag) => ![2, 5, 6, 7, 13, 17].includes(tag),
);
const forbidden = bad(
  'over 8 packets, third-party signatures, unknown packets, subkeys',
  'KEY_PACKET_FORBIDDEN',
  fc.oneof(
    inserted(anyPacket(...strangeTags)),
    inserted(
      fc.constantFrom(signature(other, { over: overUserId(key, USER_ID) }), packet(14, other.body), good),
    ),
    fc.integer({ min: 6, max: 60 }).map((count) => [...goodPackets, ...Array<Uint8Array>(count).fill(good)]),
    fc
      .tuple(pickTag(...strangeTags), fc.integer({ min: 1, max: 2 ** 31 }))
      .map(([[tag, body], missing]) => [
        ...goodPackets,
        concatBytes(Uint8Array.of(0xc0 | tag, 0xff), uint(body.length + missing, 4), body),
      ]),
    inserted(bytes.map((body) => packet(2, body))),
  ),
);

const ends = (type: 3 | 9) =>
  fc
    .integer({ min: 1, max: 60 })
    .map((seconds) => ({ hashed: [...usual(key), subpacket(type, uint(seconds, 4))] }));
const expired = bad('expired', 'KEY_EXPIRED', withSelf(fc.oneof(ends(9), ends(3))));

const revocation = fc.constantFrom(0x20, 0x30).map((type) => signature(key, { type, over: overKey(key) }));
const revoked = bad('revoked', 'KEY_REVOKED', inserted(revocation));

const low = fc.oneof(algorithm, userIds, selfSignatures, usage, forbidden, expired, revoked);
/** Two faults: the uppermost row wins. */
const both = fc.oneof(
  low.chain(({ value }) => bad('a secret-key packet', 'KEY_IS_PRIVATE', inserted(anyPacket(5, 7), value))),
  low.chain(({ value }) =>
    bad('more than one primary key', 'KEY_MULTIPLE', inserted(fc.constant(publicKey(other)), value)),
  ),
  revocation.chain((extra) =>
    bad(
      'expired',
      'KEY_EXPIRED',
      withSelf(ends(9)).map((packets) => [...packets, extra]),
    ),
  ),
);

export const badPackets: Packets = fc.oneof(
  isPrivate,
  multiple,
  algorithm,
  userIds,
  selfSignatures,
  usage,
  forbidden,
  expired,
  revoked,
  both,
);
