import { describe, expect, test } from 'vitest';
import { fromHex, toHex } from '../encoding.ts';
import { nobleCurves } from './noble-curves.ts';
import { makeWebCryptoCurves } from './webcrypto-curves.ts';

/** RFC 8032 section 7.1: secret key, public key, message, signature. */
const ED25519_VECTORS = [
  [
    '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    '',
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  ],
  [
    '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    '72',
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ],
  [
    'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
    'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    'af82',
    '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  ],
].map((vector) => vector.map(fromHex) as [Uint8Array, Uint8Array, Uint8Array, Uint8Array]);

/** RFC 7748 section 6.1: private keys of Alice and Bob with their public ones. */
const X25519_VECTORS = [
  [
    '77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a',
    '8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a',
  ],
  [
    '5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb',
    'de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f',
  ],
] as const;

const KINDS = [
  ['WebCrypto', makeWebCryptoCurves(crypto.subtle)],
  ['the library', nobleCurves],
] as const;

describe.each(KINDS)('the curves of %s', (_name, curves) => {
  test.each(ED25519_VECTORS)(
    'sign and verify as test %# of RFC 8032 has it',
    async (seed, key, message, signature) => {
      expect(toHex(await curves.ed25519PublicKey(seed))).toBe(toHex(key));
      const sign = await curves.ed25519Signer(seed);
      expect(toHex(await sign(message))).toBe(toHex(signature));
      expect(await curves.verifyEd25519(key, message, signature)).toBe(true);
    },
  );

  test('refuse another message, signature or key, and bytes that are no key', async () => {
    const [[, key, message, signature] = [], [, other] = []] = ED25519_VECTORS;
    if (!key || !message || !signature || !other) throw new Error('no vectors');
    const changed = Uint8Array.from(signature, (byte, index) => (index === 40 ? byte ^ 1 : byte));
    expect(await curves.verifyEd25519(key, Uint8Array.of(1), signature)).toBe(false);
    expect(await curves.verifyEd25519(key, message, changed)).toBe(false);
    expect(await curves.verifyEd25519(other, message, signature)).toBe(false);
    // No point of the curve has this y.
    expect(await curves.verifyEd25519(fromHex(`02${'00'.repeat(31)}`), message, signature)).toBe(false);
  });

  test('refuse a signature whose second half is not below the order', async () => {
    const [[, key, message, signature] = []] = ED25519_VECTORS;
    if (!key || !message || !signature) throw new Error('no vectors');
    expect(await curves.verifyEd25519(key, message, withOrderAdded(signature))).toBe(false);
  });

  test.each(X25519_VECTORS)('give the public keys of RFC 7748 (%s)', async (privateKey, publicKey) => {
    expect(toHex(await curves.x25519PublicKey(fromHex(privateKey)))).toBe(publicKey);
  });

  test('make X25519 keys that fit together, and never the same twice', async () => {
    const [one, two] = [await curves.x25519KeyPair(), await curves.x25519KeyPair()];
    for (const half of [one.privateKey, one.publicKey]) expect(half).toHaveLength(32);
    expect(await nobleCurves.x25519PublicKey(one.privateKey)).toEqual(one.publicKey);
    expect(two.privateKey).not.toEqual(one.privateKey);
  });

  test('sign on when the seed has been wiped', async () => {
    const [[seed, key, message] = []] = ED25519_VECTORS;
    if (!seed || !key || !message) throw new Error('no vectors');
    const kept = new Uint8Array(seed);
    const sign = await curves.ed25519Signer(kept);
    kept.fill(0);
    expect(await curves.verifyEd25519(key, message, await sign(message))).toBe(true);
  });
});

/** The same signature to who reduces S: RFC 8032 section 5.1.7 refuses it. */
function withOrderAdded(signature: Uint8Array): Uint8Array {
  const order = 2n ** 252n + 27742317777372353535851937790883648493n;
  const changed = new Uint8Array(signature);
  const s = changed.subarray(32).reduceRight((number, byte) => (number << 8n) | BigInt(byte), 0n) + order;
  for (let index = 0; index < 32; index += 1) changed[32 + index] = Number((s >> BigInt(8 * index)) & 255n);
  return changed;
}
