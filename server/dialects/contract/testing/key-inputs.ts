import { concatBytes, fromHex } from '../../../../src/crypto/encoding.ts';
import type { ErrorCode } from '../../../../src/protocol/errors.ts';
import {
  armored,
  created,
  forgeKey,
  good,
  head,
  issuer,
  key,
  keyBody,
  keyFlags,
  keyId,
  NOW,
  other,
  overKey,
  overUserId,
  packet,
  publicKey,
  requestOf,
  signature,
  signed,
  subpacket,
  text,
  USER_ID,
  uint,
  userId,
  usual,
  withHashed,
} from '../../../../src/testing/forge-openpgp.ts';
import { requestFor } from './request-for.ts';

/** validation.md, "POST key/user/@me, and `csr` in session/trust": what a request shows by itself. */

/** A bad certificate request. */
export interface KeyInput {
  readonly row: string;
  readonly what: string;
  readonly request: string;
}

const ARMOR = 'text around the armor, more than one block, wrong block type, more than 4 armor headers';
const PRIVATE = 'any secret-key packet: never stored, never logged';
const MULTIPLE = 'more than one primary key';
const ALGORITHM = 'not v4 Ed25519 (algorithm 22 with its OID, or 27)';
const POINT = 'a small-order point';
const USER = "not exactly one User ID, or not the caller's FID";
const ATTRIBUTE = 'a user attribute';
const SELF =
  'no valid self-signature over it: wrong binding, weak hash, only unhashed data, critical unknown subpacket';
const USAGE = 'the key may not sign';
const PACKETS = 'over 8 packets, third-party signatures, unknown packets, subkeys';

const block = requestOf();
const secret = (tag: number) => packet(tag, key.body, fromHex('00'));
const withKey = (body: Uint8Array) => armored(packet(6, body), userId(), good);
const withUserIds = (...ids: string[]) => armored(publicKey(key), ...ids.map(userId), good);
const revocation = (type: number) =>
  signature(key, { type, over: type === 0x20 ? overKey(key) : overUserId(key, USER_ID) });
const point = (hex: string) => keyBody(22, NOW - 60, concatBytes(fromHex(hex), new Uint8Array(31)));
const lasting = (seconds: number) => subpacket(9, uint(seconds, 4));

export const KEY_INPUTS = {
  KEY_ARMOR_INVALID: [
    { row: ARMOR, what: 'no armor', request: '' },
    { row: ARMOR, what: 'text before the armor', request: `key:\n${block}` },
    { row: ARMOR, what: 'text after the armor', request: `${block}end\n` },
    { row: ARMOR, what: 'two blocks', request: block + block },
    { row: ARMOR, what: 'another type', request: block.replaceAll('PUBLIC KEY BLOCK', 'MESSAGE') },
    { row: ARMOR, what: 'a private key’s', request: block.replaceAll('PUBLIC', 'PRIVATE') },
    { row: ARMOR, what: 'five headers', request: block.replace('\n\n', `\n${'Comment: x\n'.repeat(5)}\n`) },
  ],
  KEY_IS_PRIVATE: [
    { row: PRIVATE, what: 'a primary key', request: armored(secret(5), userId(), good) },
    { row: PRIVATE, what: 'a subkey', request: armored(head, good, secret(7)) },
  ],
  KEY_MULTIPLE: [{ row: MULTIPLE, what: 'two', request: armored(head, good, publicKey(other)) }],
  KEY_ALGORITHM_FORBIDDEN: [
    { row: ALGORITHM, what: 'RSA', request: withKey(fromHex('0400000000010008010003')) },
    { row: ALGORITHM, what: 'P-256', request: withKey(fromHex('040000000013082a8648ce3d030107')) },
    { row: ALGORITHM, what: 'another OID', request: withKey(key.body.with(8, 0x2c)) },
    { row: ALGORITHM, what: 'version 6', request: withKey(key.body.with(0, 6)) },
    { row: ALGORITHM, what: 'no key at all', request: armored(userId(), good) },
    { row: POINT, what: 'the neutral element', request: withKey(point('01')) },
    { row: POINT, what: 'one of order four', request: withKey(point('00')) },
  ],
  KEY_USER_ID_MISMATCH: [
    { row: USER, what: 'none', request: withUserIds() },
    { row: USER, what: 'two', request: withUserIds(USER_ID, USER_ID) },
    { row: USER, what: 'another actor’s', request: requestFor(key, 'bob@example.com') },
    { row: USER, what: 'in capitals', request: requestFor(key, 'Alice@example.com') },
    { row: USER, what: 'in angle brackets', request: requestFor(key, `<${USER_ID}>`) },
    { row: ATTRIBUTE, what: 'beside the User ID', request: armored(head, good, packet(17, text('x'))) },
  ],
  KEY_SELF_SIGNATURE_INVALID: [
    { row: SELF, what: 'none', request: armored(head) },
    { row: SELF, what: 'another User ID’s', request: signed({ over: overUserId(key, 'bob@example.com') }) },
    { row: SELF, what: 'another key’s', request: signed({ over: overUserId(other, USER_ID) }) },
    { row: SELF, what: 'SHA-1', request: signed({ hash: [2, 'sha1'] }) },
    { row: SELF, what: 'nothing hashed', request: signed({ hashed: [], unhashed: usual(key) }) },
    { row: SELF, what: 'critical', request: withHashed(...usual(key), subpacket(99, text('x'), true)) },
  ],
  KEY_USAGE_INVALID: [
    { row: USAGE, what: 'only certify', request: withHashed(created(NOW - 60), keyFlags(1), issuer(key)) },
    { row: USAGE, what: 'no flags', request: withHashed(created(NOW - 60), issuer(key)) },
  ],
  KEY_PACKET_FORBIDDEN: [
    { row: PACKETS, what: 'nine', request: armored(head, ...Array.from({ length: 7 }, () => good)) },
    {
      row: PACKETS,
      what: 'a third party’s signature',
      request: armored(
        head,
        good,
        signature(other, { over: overUserId(key, USER_ID), unhashed: [keyId(other)] }),
      ),
    },
    { row: PACKETS, what: 'an unknown one', request: armored(head, good, packet(60, text('x'))) },
    { row: PACKETS, what: 'a subkey', request: armored(head, good, packet(14, other.body)) },
  ],
  KEY_EXPIRED: [{ row: 'expired', what: 'just now', request: withHashed(...usual(key), lasting(60)) }],
  KEY_REVOKED: [
    {
      row: 'revoked',
      what: 'the key',
      request: armored(publicKey(key), revocation(0x20), userId(), good),
    },
    { row: 'revoked', what: 'its User ID', request: armored(head, good, revocation(0x30)) },
  ],
  KEY_NOT_YET_VALID: [
    {
      row: 'created over 300 s ahead',
      what: 'the key',
      request: requestOf(forgeKey(1, { created: NOW + 301 }), NOW + 301),
    },
    { row: 'created over 300 s ahead', what: 'its self-signature', request: requestOf(key, NOW + 301) },
  ],
} as const satisfies { [Code in ErrorCode]?: readonly KeyInput[] };
