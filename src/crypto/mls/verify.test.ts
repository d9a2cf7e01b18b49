import { describe, expect, test } from 'vitest';
import { cpuTimeOf } from '../../testing/cpu-time.ts';
import {
  type Forgery,
  forgeKeyPackage,
  GOOD_CAPABILITIES,
  keyPackageSource,
} from '../../testing/forge-key-package.ts';
import {
  HAVE_MLS_VECTORS,
  readMlsVectors,
  unwrapMessage,
  WITHOUT_MLS_VECTORS,
} from '../../testing/mls-vectors.ts';
import { concatBytes, fromHex } from '../encoding.ts';
import { decodeKeyPackage } from './codec.ts';
import { CIPHER_SUITE, LAST_RESORT } from './key-package.ts';
import { makeLeafSigner } from './signer.ts';
import { verifyKeyPackage } from './verify.ts';

const signer = await makeLeafSigner(new Uint8Array(32).fill(7));
const GREASE = 0x0a0a;
const KEY = crypto.getRandomValues(new Uint8Array(32));
/** The neutral element: with it as key and as R, and S = 0, a signature fits every content. */
const NEUTRAL = Uint8Array.of(1, ...new Uint8Array(31));
const empty = (type: number) => ({ type, data: new Uint8Array() });

async function refusalOf(bytes: Uint8Array) {
  const reading = decodeKeyPackage(bytes);
  return reading ? verifyKeyPackage(reading) : 'malformed';
}

async function refusal(changes: Partial<Forgery>) {
  return refusalOf(await forgeKeyPackage(signer, changes));
}

function capabilities(changes: Partial<Forgery['capabilities']>): Partial<Forgery> {
  return { capabilities: { ...GOOD_CAPABILITIES, ...changes } };
}

async function otherSignature(content: Uint8Array): Promise<Uint8Array> {
  return signer.sign(concatBytes(content, Uint8Array.of(0)));
}

describe('accepted', () => {
  test.each<[string, Partial<Forgery>]>([
    ['an ordinary one', {}],
    ['a last-resort one', { extensions: [empty(LAST_RESORT)] }],
    [
      'unknown and GREASE extensions that the capabilities name',
      {
        ...capabilities({ extensions: [LAST_RESORT, GREASE, 0xf001] }),
        extensions: [{ type: GREASE, data: KEY }],
        leafExtensions: [empty(0xf001)],
      },
    ],
    [
      'an extension of RFC 9420, which need not be named',
      { leafExtensions: [{ type: 1, data: KEY }], ...capabilities({ extensions: [] }) },
    ],
    [
      'a credential of another type that the capabilities name',
      { ...capabilities({ credentials: [1, 0xf0f0] }), credentialType: 0xf0f0 },
    ],
    ['a lifetime of one second', { source: keyPackageSource(5, 5) }],
    ['a lifetime that never ends', { source: keyPackageSource(0, 2n ** 64n - 1n) }],
  ])('%s', async (_, changes) => {
    expect(await refusal(changes)).toBeNull();
  });
});

describe('refused', () => {
  test.each<[string, string, Partial<Forgery>]>([
    ['version', 'another version', { version: 2 }],
    ['cipher-suite', 'another suite', { cipherSuite: 3 }],
    ['signature', 'a signature over other bytes', { sign: otherSignature }],
    ['signature', 'a signature that is too short', { sign: async () => new Uint8Array(63) }],
    ['signature', 'a signature key that is none', { signatureKey: new Uint8Array(31) }],
    ['leaf-signature', 'a leaf signature over other bytes', { signLeaf: otherSignature }],
    ['leaf', 'the leaf of an update', { source: Uint8Array.of(2) }],
    ['leaf', 'the leaf of a commit', { source: Uint8Array.of(3, 0) }],
    ['leaf', 'an extension that is not named', { extensions: [empty(GREASE)] }],
    ['leaf', 'a leaf extension that is not named', { leafExtensions: [empty(GREASE)] }],
    ['leaf', 'an extension of type 0', { extensions: [empty(0)] }],
    [
      'leaf',
      'a last-resort extension that is not named',
      { extensions: [empty(LAST_RESORT)], ...capabilities({ extensions: [] }) },
    ],
    ['leaf', 'a credential type that is not named', capabilities({ credentials: [2] })],
    ['leaf', 'capabilities without the version', capabilities({ versions: [2] })],
    ['leaf', 'capabilities without the suite', capabilities({ cipherSuites: [2, 3] })],
    ['key', 'an init key of 31 bytes', { initKey: KEY.subarray(1) }],
    ['key', 'an init key of 33 bytes', { initKey: concatBytes(KEY, KEY.subarray(31)) }],
    ['key', 'an init key of zeros', { initKey: new Uint8Array(32) }],
    ['key', 'an init key of small order', { initKey: NEUTRAL }],
    ['key', 'an encryption key of 31 bytes', { encryptionKey: KEY.subarray(1) }],
    ['key', 'no encryption key', { encryptionKey: new Uint8Array() }],
    ['key', 'an encryption key of small order', { encryptionKey: NEUTRAL }],
    ['key', 'one key for both', { initKey: KEY, encryptionKey: KEY }],
    ['lifetime', 'a lifetime that ends before it begins', { source: keyPackageSource(6, 5) }],
    ['last-resort', 'last_resort with data', { extensions: [{ type: LAST_RESORT, data: KEY }] }],
  ])('%s: %s', async (reason, _, changes) => {
    expect(await refusal(changes)).toBe(reason);
  });

  test('signature: a key of small order, under which one signature fits everything', async () => {
    const fitsAll = async () => concatBytes(NEUTRAL, new Uint8Array(32));
    expect(await refusal({ signatureKey: NEUTRAL, sign: fitsAll, signLeaf: fitsAll })).toBe('signature');
  });

  test('the uppermost rule is named where several are broken', async () => {
    const broken = {
      ...capabilities({ credentials: [] }),
      initKey: new Uint8Array(32),
      source: keyPackageSource(6, 5),
    };
    expect(await refusal({ ...broken, version: 9, cipherSuite: 9 })).toBe('version');
    expect(await refusal({ ...broken, signLeaf: otherSignature, sign: otherSignature })).toBe('signature');
    expect(await refusal({ ...broken, signLeaf: otherSignature })).toBe('leaf-signature');
    expect(await refusal(broken)).toBe('leaf');
    expect(await refusal({ ...broken, capabilities: GOOD_CAPABILITIES })).toBe('key');
  });

  test('any one bit changed, wherever it is', async () => {
    const good = await forgeKeyPackage(signer, { extensions: [empty(LAST_RESORT)] });
    expect(await refusalOf(good)).toBeNull();
    for (let bit = 0; bit < good.length * 8; bit += 3) {
      const changed = Uint8Array.from(good, (byte, index) =>
        index === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte,
      );
      expect(await refusalOf(changed), `bit ${bit}`).not.toBeNull();
    }
  });
});

test('8 KiB full of extensions and capabilities is judged in good time', async () => {
  const types = Array.from({ length: 1_200 }, (_, index) => 0xf000 + index);
  const bytes = await forgeKeyPackage(signer, {
    ...capabilities({ extensions: types }),
    extensions: types.map(empty),
  });
  expect(await cpuTimeOf(async () => expect(await refusalOf(bytes)).toBeNull())).toBeLessThan(200);
});

describe.skipIf(!HAVE_MLS_VECTORS)(`KeyPackages of the working group${WITHOUT_MLS_VECTORS}`, () => {
  test('the 100 of suite 1 are good, the others are of another suite', async () => {
    const vectors = readMlsVectors<{ mls_key_package: string }>('key-package-messages.json');
    const verdicts = await Promise.all(
      vectors.map(({ mls_key_package }) => refusalOf(unwrapMessage(mls_key_package))),
    );
    expect(verdicts.filter((verdict) => verdict === null)).toHaveLength(100);
    expect(verdicts.filter((verdict) => verdict === 'cipher-suite')).toHaveLength(200);
  });

  test('those that clients joined through are good', async () => {
    const files = ['welcome.json', 'passive-client-welcome-suite-1.json'];
    const vectors = files
      .flatMap((file) => readMlsVectors<{ cipher_suite: number; key_package: string }>(file))
      .filter(({ cipher_suite }) => cipher_suite === CIPHER_SUITE);
    expect(vectors).toHaveLength(9);
    for (const { key_package } of vectors) expect(await refusalOf(unwrapMessage(key_package))).toBeNull();
  });

  test('their signature keys are what our signer makes of the same seeds', async () => {
    const vectors = readMlsVectors<{ key_package: string; signature_priv: string }>(
      'passive-client-welcome-suite-1.json',
    );
    expect(vectors).toHaveLength(8);
    for (const { key_package, signature_priv } of vectors) {
      const { publicKey } = await makeLeafSigner(fromHex(signature_priv));
      expect(decodeKeyPackage(unwrapMessage(key_package))?.leaf.signatureKey).toEqual(publicKey);
    }
  });
});
