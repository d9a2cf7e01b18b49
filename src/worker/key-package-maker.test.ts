import { describe, expect, test } from 'vitest';
import { equalBytes } from '../crypto/encoding.ts';
import { decodeKeyPackage } from '../crypto/mls/codec.ts';
import { keyPackageRef } from '../crypto/mls/ref.ts';
import { makeLeafSigner } from '../crypto/mls/signer.ts';
import { verifyKeyPackage } from '../crypto/mls/verify.ts';
import { exchangeInGroup } from '../testing/mls-group.ts';
import { keyPackageMaker } from './key-package-maker.ts';

const seed = new Uint8Array(32).fill(7);
const identity = new TextEncoder().encode('the ID-Cert');
const notBefore = Math.floor(Date.now() / 1000) - 3600;

const terms = {
  signWith: { seed, created: 1 },
  credential: { type: 'basic', identity },
  notBefore,
  notAfter: notBefore + 30 * 24 * 3600,
  count: 3,
  lastResort: false,
} as const;

function read(keyPackage: Uint8Array) {
  const reading = decodeKeyPackage(keyPackage);
  if (!reading) throw new Error('not a KeyPackage');
  return reading;
}

describe('the KeyPackages', () => {
  test.each([false, true])('are valid and on the terms given (last resort: %s)', async (lastResort) => {
    const made = await keyPackageMaker.make({ ...terms, lastResort });
    const { publicKey } = await makeLeafSigner(seed);
    expect(new Set(made.map(({ ref }) => ref)).size).toBe(3);
    for (const { keyPackage, ref } of made) {
      const reading = read(keyPackage);
      expect(await verifyKeyPackage(reading)).toBeNull();
      expect(ref).toBe(await keyPackageRef(keyPackage));
      expect(reading.lastResort).toBe(lastResort);
      expect(reading.leaf.lifetime).toEqual({
        notBefore: BigInt(terms.notBefore),
        notAfter: BigInt(terms.notAfter),
      });
      expect(equalBytes(reading.leaf.signatureKey, publicKey)).toBe(true);
      expect(equalBytes(reading.leaf.credential.identity ?? new Uint8Array(), identity)).toBe(true);
    }
  });

  test('open a Welcome with the stored halves', async () => {
    const [made] = await keyPackageMaker.make({ ...terms, count: 1 });
    if (!made) throw new Error('none was made');
    expect(made.secret).toHaveLength(64);
    const { heard } = await exchangeInGroup({
      keyPackage: made.keyPackage,
      initPrivateKey: made.secret.slice(0, 32),
      encryptionPrivateKey: made.secret.slice(32),
      signatureSeed: seed,
    });
    expect(heard).toHaveLength(2);
  });

  test('have buffers of their own, so that nothing else is stored with them', async () => {
    const [made] = await keyPackageMaker.make({ ...terms, count: 1 });
    expect(made?.keyPackage.buffer.byteLength).toBe(made?.keyPackage.length);
    expect(made?.secret.buffer.byteLength).toBe(64);
  });
});

describe('while it works', () => {
  test('it tells how far it is', async () => {
    const told: number[] = [];
    await keyPackageMaker.make({ ...terms, onMade: (done) => told.push(done) });
    expect(told).toEqual([1, 2, 3]);
  });

  test('it can be stopped between two', async () => {
    const controller = new AbortController();
    let made = 0;
    const onMade = (done: number) => {
      made = done;
      if (done === 2) controller.abort();
    };
    const stopped = keyPackageMaker.make({ ...terms, count: 100, onMade, signal: controller.signal });
    await expect(stopped).rejects.toMatchObject({ code: 'STOPPED' });
    expect(made).toBe(2);
  });
});
