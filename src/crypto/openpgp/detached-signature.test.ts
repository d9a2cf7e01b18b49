import { describe, expect, test } from 'vitest';
import {
  created,
  type ForgedSignature,
  forgeKey,
  issuer,
  key,
  keyId,
  NOW,
  notation,
  other,
  publicKey,
  seedOf,
  signature,
  subpacket,
  text,
  uint,
} from '../../testing/forge-openpgp.ts';
import { concatBytes } from '../encoding.ts';
import { armorPublicKey, armorSignature } from './armor.ts';
import { signDetached, verifyDetached } from './detached-signature.ts';

const DOCUMENT = text('what was signed\nin two lines');
const certificate = publicKey(key);
const at = (now: number) => ({ certificate, now, tolerance: 300 });

/** Made apart from our code; good where nothing is changed. */
function forged(changes: ForgedSignature = {}): Uint8Array {
  return signature(key, { type: 0x00, over: DOCUMENT, hashed: [created(NOW), issuer(key)], ...changes });
}

function verdict(changes: ForgedSignature, now = NOW): Promise<boolean> {
  return verifyDetached(armorSignature(forged(changes)), DOCUMENT, at(now));
}

describe('our own signature', () => {
  const ours = signDetached(DOCUMENT, { seed: seedOf(1), created: NOW - 60 }, NOW);

  test('verifies, for the same bytes alone', async () => {
    expect(await verifyDetached(await ours, DOCUMENT, at(NOW))).toBe(true);
    expect(await verifyDetached(await ours, text('what was signed\r\nin two lines'), at(NOW))).toBe(false);
    expect(await verifyDetached(await ours, concatBytes(DOCUMENT, text('\n')), at(NOW))).toBe(false);
  });

  test('is the same each time', async () => {
    expect(await signDetached(DOCUMENT, { seed: seedOf(1), created: NOW - 60 }, NOW)).toBe(await ours);
  });

  test('is of its key alone', async () => {
    const others = { ...at(NOW), certificate: publicKey(other) };
    expect(await verifyDetached(await ours, DOCUMENT, others)).toBe(false);
    const older = { ...at(NOW), certificate: publicKey(forgeKey(1, { created: NOW - 61 })) };
    expect(await verifyDetached(await ours, DOCUMENT, older)).toBe(false);
  });
});

describe('a signature made elsewhere is believed', () => {
  const ed25519 = forgeKey(1, { algorithm: 27 });

  test.each<[string, ForgedSignature, number?]>([
    ['as it is', {}],
    ['300 s after it was made', {}, NOW + 300],
    ['300 s ahead', {}, NOW - 300],
    ['with SHA-256', { hash: [8, 'sha256'] }],
    ['with the key ID alone', { hashed: [created(NOW), keyId(key)] }],
    ['with a notation that is not critical', { hashed: [created(NOW), issuer(key), notation(false)] }],
    ['that ends later', { hashed: [created(NOW), issuer(key), subpacket(3, uint(60, 4), true)] }],
  ])('%s', async (_, changes, now) => {
    expect(await verdict(changes, now)).toBe(true);
  });

  test('by a key of algorithm 27', async () => {
    const packet = signature(ed25519, {
      type: 0x00,
      over: DOCUMENT,
      hashed: [created(NOW), issuer(ed25519)],
    });
    const expected = { ...at(NOW), certificate: publicKey(ed25519) };
    expect(await verifyDetached(armorSignature(packet), DOCUMENT, expected)).toBe(true);
  });
});

describe('a signature is refused', () => {
  test.each<[string, ForgedSignature, number?]>([
    ['over a text (0x01)', { type: 0x01 }],
    ['of a certification', { type: 0x13 }],
    ['over other bytes', { over: text('something else') }],
    ['with SHA-1', { hash: [2, 'sha1'] }],
    ['with SHA-224', { hash: [11, 'sha224'] }],
    ['that names nobody', { hashed: [created(NOW)] }],
    ['that names its maker without protection', { hashed: [created(NOW)], unhashed: [issuer(key)] }],
    ['that names somebody else', { hashed: [created(NOW), issuer(other)] }],
    ['that names both', { hashed: [created(NOW), issuer(key), keyId(other)] }],
    ['without a time', { hashed: [issuer(key)] }],
    ['with its time unprotected', { hashed: [issuer(key)], unhashed: [created(NOW)] }],
    ['301 s after it was made', {}, NOW + 301],
    ['made 301 s ahead', { hashed: [created(NOW + 301), issuer(key)] }],
    ['older than its key', { hashed: [created(NOW - 61), issuer(key)] }],
    ['that has run out', { hashed: [created(NOW - 50), issuer(key), subpacket(3, uint(50, 4), true)] }],
    ['with a critical notation', { hashed: [created(NOW), issuer(key), notation(true)] }],
    [
      'with a critical unknown subpacket',
      { hashed: [created(NOW), issuer(key), subpacket(99, uint(1, 1), true)] },
    ],
  ])('%s', async (_, changes, now) => {
    expect(await verdict(changes, now)).toBe(false);
  });

  test.each([
    ['nothing', ''],
    ['no armor', 'x'],
    ['the armor of a key', armorPublicKey(forged())],
    ['text around the armor', `x\n${armorSignature(forged())}`],
    ['two of them in one armor', armorSignature(concatBytes(forged(), forged()))],
    ['two armors', armorSignature(forged()).repeat(2)],
    ['a key in the armor', armorSignature(certificate)],
    ['the armor of nothing', armorSignature(new Uint8Array())],
    ['a truncated one', armorSignature(forged().subarray(0, -1))],
    ['one byte more', armorSignature(concatBytes(forged(), Uint8Array.of(0)))],
  ])('that is %s', async (_, armored) => {
    expect(await verifyDetached(armored, DOCUMENT, at(NOW))).toBe(false);
  });

  test('by what is no certificate', async () => {
    const expected = { ...at(NOW), certificate: forged() };
    expect(await verifyDetached(armorSignature(forged()), DOCUMENT, expected)).toBe(false);
  });

  test('with any one bit changed', async () => {
    const good = forged();
    for (const [place, byte] of good.entries()) {
      const bad = good.with(place, byte ^ 1);
      const isGood = await verifyDetached(armorSignature(bad), DOCUMENT, at(NOW));
      expect({ place, isGood }).toEqual({ place, isGood: false });
    }
  });
});
