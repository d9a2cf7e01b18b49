import { concatBytes } from '../encoding.ts';
import { toBigEndian } from './bytes.ts';
import { hashedKey } from './public-key.ts';
import type { SeededKey } from './seeded-key.ts';
import { signBytes, timeSubpacket } from './sign.ts';
import type { Subpacket } from './subpacket.ts';

/** Positive certification (RFC 9580 section 5.2.1). */
export const POSITIVE_CERTIFICATION = 0x13;

/** Generic, persona, casual or positive: over a key itself they all mean the same. */
export function isCertification(type: number): boolean {
  return type >= 0x10 && type <= POSITIVE_CERTIFICATION;
}

/** What a certification ties together: the bodies of a primary key packet and of a User ID packet. */
export interface Binding {
  readonly key: Uint8Array;
  readonly userId: Uint8Array;
}

/** A signature packet of type 0x13 over the binding, which states who made it, when, and `statements`. */
export function signBinding(
  binding: Binding,
  by: SeededKey,
  created: number,
  statements: readonly Subpacket[],
): Promise<Uint8Array> {
  return signBytes(hashedBinding(binding), { type: POSITIVE_CERTIFICATION, created, statements }, by);
}

/** A lifetime from one second to another. Throws a `RangeError` where it is none: zero would mean "for ever". */
export function lifetimeSubpacket(type: number, from: number, until: number): Subpacket {
  if (until <= from) throw new RangeError('ends before it begins');
  return timeSubpacket(type, until - from);
}

/** RFC 9580 section 5.2.4. */
function hashedBinding({ key, userId }: Binding): Uint8Array<ArrayBuffer> {
  const hashedUserId = concatBytes(Uint8Array.of(0xb4), toBigEndian(userId.length, 4), userId);
  return concatBytes(hashedKey(key), hashedUserId);
}
