import { expect, test } from 'vitest';
import { HAVE_MLS_VECTORS, readMlsVectors, WITHOUT_MLS_VECTORS } from '../../testing/mls-vectors.ts';
import { fromHex } from '../encoding.ts';
import { signContent, verifyWithLabel } from './sign-label.ts';
import { makeLeafSigner } from './signer.ts';

interface CryptoBasics {
  readonly cipher_suite: number;
  readonly sign_with_label: {
    readonly priv: string;
    readonly pub: string;
    readonly content: string;
    readonly label: string;
    readonly signature: string;
  };
}

test.skipIf(!HAVE_MLS_VECTORS)(`SignWithLabel as in the vector${WITHOUT_MLS_VECTORS}`, async () => {
  const basics = readMlsVectors<CryptoBasics>('crypto-basics.json').find(
    ({ cipher_suite }) => cipher_suite === 1,
  );
  if (!basics) throw new Error('no vector for suite 1');
  const { priv, pub, content, label, signature } = basics.sign_with_label;
  const signer = await makeLeafSigner(fromHex(priv));
  expect(signer.publicKey).toEqual(fromHex(pub));
  expect(await signer.sign(signContent(label, fromHex(content)))).toEqual(fromHex(signature));
  expect(await verifyWithLabel(fromHex(pub), label, fromHex(content), fromHex(signature))).toBe(true);
});

test('another label, content, signature or key does not verify', async () => {
  const signer = await makeLeafSigner(new Uint8Array(32).fill(1));
  const other = await makeLeafSigner(new Uint8Array(32).fill(2));
  const content = Uint8Array.of(1, 2, 3);
  const signature = await signer.sign(signContent('A', content));
  const changed = Uint8Array.from(signature, (byte, index) => (index === 9 ? byte ^ 1 : byte));
  expect(await verifyWithLabel(signer.publicKey, 'A', content, signature)).toBe(true);
  expect(await verifyWithLabel(signer.publicKey, 'B', content, signature)).toBe(false);
  expect(await verifyWithLabel(signer.publicKey, 'A', Uint8Array.of(1, 2), signature)).toBe(false);
  expect(await verifyWithLabel(signer.publicKey, 'A', content, changed)).toBe(false);
  expect(await verifyWithLabel(signer.publicKey, 'A', content, signature.subarray(1))).toBe(false);
  expect(await verifyWithLabel(other.publicKey, 'A', content, signature)).toBe(false);
});

test.each([0, 31, 33, 64])('a key of %i bytes verifies nothing', async (length) => {
  const key = new Uint8Array(length);
  expect(await verifyWithLabel(key, 'A', new Uint8Array(), new Uint8Array(64))).toBe(false);
});
