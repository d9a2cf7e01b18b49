import {
  armored,
  created,
  type ForgedKey,
  issuer,
  keyFlags,
  NOW,
  overUserId,
  publicKey,
  signature,
  userId,
} from '../../../../src/testing/forge-openpgp.ts';

/** A good certificate request for this actor, but for what else is in the self-signature. */
export function requestFor(key: ForgedKey, fid: string, at = NOW - 60, more: Uint8Array[] = []): string {
  const hashed = [created(at), keyFlags(3), issuer(key), ...more];
  return armored(publicKey(key), userId(fid), signature(key, { hashed, over: overUserId(key, fid) }));
}
