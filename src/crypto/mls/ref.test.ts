import { expect, test } from 'vitest';
import {
  HAVE_MLS_VECTORS,
  readMlsVectors,
  unwrapMessage,
  WITHOUT_MLS_VECTORS,
} from '../../testing/mls-vectors.ts';
import { fromHex, toHex } from '../encoding.ts';
import { keyPackageRef, refHash } from './ref.ts';
import { TlsReader } from './tls.ts';

interface CryptoBasics {
  readonly cipher_suite: number;
  readonly ref_hash: { readonly label: string; readonly value: string; readonly out: string };
}
interface WelcomeVector {
  readonly cipher_suite: number;
  readonly key_package: string;
  readonly welcome: string;
}

test.skipIf(!HAVE_MLS_VECTORS)(`RefHash as in the working group's vector${WITHOUT_MLS_VECTORS}`, async () => {
  const basics = readMlsVectors<CryptoBasics>('crypto-basics.json').find(
    ({ cipher_suite }) => cipher_suite === 1,
  );
  if (!basics) throw new Error('no vector for suite 1');
  const { label, value, out } = basics.ref_hash;
  expect(toHex(await refHash(label, fromHex(value)))).toBe(out);
});

test.skipIf(!HAVE_MLS_VECTORS)(
  `a foreign Welcome names its KeyPackage by our reference${WITHOUT_MLS_VECTORS}`,
  async () => {
    const vectors = [
      ...readMlsVectors<WelcomeVector>('welcome.json'),
      ...readMlsVectors<WelcomeVector>('passive-client-welcome-suite-1.json'),
    ].filter(({ cipher_suite }) => cipher_suite === 1);
    expect(vectors.length).toBeGreaterThan(1);
    for (const { key_package, welcome } of vectors) {
      const ref = await keyPackageRef(unwrapMessage(key_package));
      expect(newMembers(unwrapMessage(welcome))).toContain(ref);
    }
  },
);

/** RFC 9420 section 12.4.3.1: the references that a Welcome is addressed to. */
function newMembers(welcome: Uint8Array): string[] {
  const reader = new TlsReader(welcome);
  reader.uint16(); // cipher_suite
  return reader.list((secrets) => {
    const newMember = toHex(secrets.vector());
    secrets.vector(); // kem_output
    secrets.vector(); // ciphertext
    return newMember;
  });
}
