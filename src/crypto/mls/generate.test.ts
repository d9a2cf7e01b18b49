import { x25519 } from '@noble/curves/ed25519.js';
import { expect, test } from 'vitest';
import { exchangeInGroup } from '../../testing/mls-group.ts';
import { decodeKeyPackage } from './codec.ts';
import { type GeneratedKeyPackage, generateKeyPackage } from './generate.ts';
import type { KeyPackageReading } from './key-package.ts';
import { keyPackageRef } from './ref.ts';
import { makeLeafSigner } from './signer.ts';
import { verifyKeyPackage } from './verify.ts';

const seed = crypto.getRandomValues(new Uint8Array(32));
const signer = await makeLeafSigner(seed);
const identity = crypto.getRandomValues(new Uint8Array(700));
const now = Math.floor(Date.now() / 1000);
const lifetime = { notBefore: now - 3600, notAfter: now + 30 * 86400 };

function generate(lastResort = false): Promise<GeneratedKeyPackage> {
  return generateKeyPackage({ signer, identity, lifetime, lastResort });
}

function read({ keyPackage }: GeneratedKeyPackage): KeyPackageReading {
  const reading = decodeKeyPackage(keyPackage);
  if (!reading) throw new Error('unreadable');
  return reading;
}

test('an ordinary KeyPackage says what was asked for, and no more', async () => {
  const generated = await generate();
  const reading = read(generated);
  expect(await verifyKeyPackage(reading)).toBeNull();
  expect(generated.ref).toBe(await keyPackageRef(generated.keyPackage));
  expect(reading).toMatchObject({ version: 1, cipherSuite: 1, extensionTypes: [], lastResort: false });
  expect(reading.leaf).toMatchObject({
    signatureKey: signer.publicKey,
    credential: { type: 1, identity },
    capabilities: { versions: [1], cipherSuites: [1], extensions: [0x000a], proposals: [], credentials: [1] },
    source: 1,
    lifetime: { notBefore: BigInt(lifetime.notBefore), notAfter: BigInt(lifetime.notAfter) },
    extensions: [],
  });
});

test('the private keys are those of the public ones, and never the same twice', async () => {
  const [one, two] = [await generate(), await generate()];
  const reading = read(one);
  expect(x25519.getPublicKey(one.initPrivateKey)).toEqual(reading.initKey);
  expect(x25519.getPublicKey(one.encryptionPrivateKey)).toEqual(reading.leaf.encryptionKey);
  expect(one.initPrivateKey).not.toEqual(two.initPrivateKey);
  expect(one.encryptionPrivateKey).not.toEqual(two.encryptionPrivateKey);
  expect(one.ref).not.toBe(two.ref);
});

test('a last-resort KeyPackage carries the extension, empty', async () => {
  const reading = read(await generate(true));
  expect(reading.lastResort).toBe(true);
  expect(reading.extensions).toEqual(Uint8Array.of(3, 0, 0x0a, 0));
  expect(await verifyKeyPackage(reading)).toBeNull();
});

test.each([false, true])('its owner joins a group and talks there (last resort: %s)', async (lastResort) => {
  const claimed = { ...(await generate(lastResort)), signatureSeed: seed };
  expect(await exchangeInGroup(claimed)).toEqual({ heard: ['welcome', 'thank you'] });
});

test('with the private keys of another KeyPackage nobody joins', async () => {
  const { keyPackage } = await generate();
  const claimed = { ...(await generate()), keyPackage, signatureSeed: seed };
  await expect(exchangeInGroup(claimed)).rejects.toThrow();
});

test('a hundred take well under a second', async () => {
  await generate();
  const start = performance.now();
  for (let count = 0; count < 100; count++) await generate();
  const elapsed = performance.now() - start;
  process.stdout.write(`100 KeyPackages generated in ${elapsed.toFixed(0)} ms\n`);
  // The bar is generous: the machine may be busy with other tests.
  expect(elapsed).toBeLessThan(5_000);
});
