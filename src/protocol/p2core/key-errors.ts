import type { ErrorCode } from '../errors.ts';

/** Refusals of a certificate request, by a rotation and by `session/trust`. */
export const KEY_ERRORS = [
  'KEY_ARMOR_INVALID',
  'KEY_IS_PRIVATE',
  'KEY_MULTIPLE',
  'KEY_ALGORITHM_FORBIDDEN',
  'KEY_USER_ID_MISMATCH',
  'KEY_SELF_SIGNATURE_INVALID',
  'KEY_USAGE_INVALID',
  'KEY_PACKET_FORBIDDEN',
  'KEY_EXPIRED',
  'KEY_REVOKED',
  'KEY_NOT_YET_VALID',
  'KEY_SUPERSEDED',
  'KEY_IN_USE',
] as const satisfies readonly ErrorCode[];
