import { fromHex } from '../../../../src/crypto/encoding.ts';
import type { ErrorCode } from '../../../../src/protocol/errors.ts';
import {
  armored,
  created,
  good,
  head,
  issuer,
  key,
  keyFlags,
  NOW,
  other,
  overKey,
  packet,
  publicKey,
  signature,
  subpacket,
  uint,
  userId,
  usual,
} from '../../../../src/testing/forge-openpgp.ts';

const secret = packet(5, key.body, fromHex('00'));
const subkey = packet(14, other.body);
const noKey = packet(6, fromHex('04000000000100'));
const revocation = signature(key, { type: 0x20, over: overKey(key) });
const expiring = signature(key, { hashed: [...usual(key), subpacket(9, uint(60, 4))] });
const ahead = signature(key, { hashed: [created(NOW + 301), keyFlags(3), issuer(key)] });
const certifyOnly = [created(NOW - 60), keyFlags(1), issuer(key)];
const certifying = signature(key, { hashed: certifyOnly });
const weak = signature(key, { hashed: certifyOnly, hash: [2, 'sha1'] });

/** The code of the upper row, that of the lower one, and a request that breaks both. */
export const FLAWED_KEYS: readonly (readonly [upper: ErrorCode, lower: ErrorCode, request: string])[] = [
  ['KEY_ARMOR_INVALID', 'KEY_IS_PRIVATE', `text\n${armored(secret, userId(), good)}`],
  ['KEY_IS_PRIVATE', 'KEY_MULTIPLE', armored(head, good, publicKey(other), secret)],
  ['KEY_MULTIPLE', 'KEY_ALGORITHM_FORBIDDEN', armored(noKey, publicKey(other), userId(), good)],
  ['KEY_ALGORITHM_FORBIDDEN', 'KEY_USER_ID_MISMATCH', armored(noKey, userId(), userId(), good)],
  ['KEY_USER_ID_MISMATCH', 'KEY_SELF_SIGNATURE_INVALID', armored(publicKey(key), userId('x'), good)],
  ['KEY_SELF_SIGNATURE_INVALID', 'KEY_USAGE_INVALID', armored(head, weak)],
  ['KEY_SELF_SIGNATURE_INVALID', 'KEY_PACKET_FORBIDDEN', armored(head, subkey)],
  ['KEY_USAGE_INVALID', 'KEY_PACKET_FORBIDDEN', armored(head, certifying, subkey)],
  ['KEY_PACKET_FORBIDDEN', 'KEY_EXPIRED', armored(head, expiring, subkey)],
  ['KEY_EXPIRED', 'KEY_REVOKED', armored(head, expiring, revocation)],
  ['KEY_REVOKED', 'KEY_NOT_YET_VALID', armored(head, ahead, revocation)],
];
