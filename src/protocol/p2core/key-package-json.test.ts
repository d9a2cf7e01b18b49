import { describe, expect, test } from 'vitest';
import { concatBytes, fromBase64, toBase64 } from '../../crypto/encoding.ts';
import { generateKeyPackage } from '../../crypto/mls/generate.ts';
import { LAST_RESORT } from '../../crypto/mls/key-package.ts';
import { makeLeafSigner } from '../../crypto/mls/signer.ts';
import { forgeKeyPackage } from '../../testing/forge-key-package.ts';
import {
  HAVE_MLS_VECTORS,
  readMlsVectors,
  unwrapMessage,
  WITHOUT_MLS_VECTORS,
} from '../../testing/mls-vectors.ts';
import { keyPackageFromJson, keyPackageToJson } from './key-package-json.ts';
import { type KeyPackageJson, keyPackage as schema } from './schemas.ts';

const signer = await makeLeafSigner(new Uint8Array(32).fill(1));
const tls = await forgeKeyPackage(signer, { extensions: [{ type: LAST_RESORT, data: new Uint8Array() }] });
const good = jsonOf(tls);

function jsonOf(bytes: Uint8Array): KeyPackageJson {
  const json = keyPackageToJson(bytes);
  if (!json) throw new Error('not a KeyPackage');
  return json;
}

describe('TLS → JSON → TLS', () => {
  test('gives the same bytes for what our client makes', async () => {
    const lifetime = { notBefore: 1, notAfter: 2 };
    for (const lastResort of [false, true]) {
      const request = { signer, identity: new Uint8Array(700), lifetime, lastResort };
      const { keyPackage } = await generateKeyPackage(request);
      expect(keyPackageFromJson(jsonOf(keyPackage))).toEqual(keyPackage);
    }
  });

  test('has the members of section 6', () => {
    expect(schema.parse(good)).toEqual({
      protocol_version: 'mls10',
      cipher_suite: 'MLS_128_DHKEMX25519_AES128GCM_SHA256_Ed25519',
      init_key: expect.any(String),
      leaf_node: expect.any(String),
      extensions: toBase64(Uint8Array.of(3, 0, LAST_RESORT, 0)),
      signature: expect.any(String),
    });
    expect(fromBase64(good.init_key)).toHaveLength(32);
    expect(fromBase64(good.signature)).toHaveLength(64);
  });

  test.skipIf(!HAVE_MLS_VECTORS)(`holds for the working group’s KeyPackages${WITHOUT_MLS_VECTORS}`, () => {
    const vectors = readMlsVectors<{ mls_key_package: string }>('key-package-messages.json');
    expect(vectors.length).toBeGreaterThan(0);
    for (const { mls_key_package } of vectors) {
      const bytes = unwrapMessage(mls_key_package);
      expect(keyPackageFromJson(jsonOf(bytes))).toEqual(bytes);
    }
  });

  test('is null for other bytes', () => {
    expect(keyPackageToJson(new Uint8Array())).toBeNull();
    expect(keyPackageToJson(concatBytes(tls, Uint8Array.of(0)))).toBeNull();
  });

  test('is null for a version or a suite without a name', async () => {
    expect(keyPackageToJson(await forgeKeyPackage(signer, { version: 9 }))).toBeNull();
    expect(keyPackageToJson(await forgeKeyPackage(signer, { cipherSuite: 0x0a0a }))).toBeNull();
  });
});

describe('JSON → TLS', () => {
  const unpadded = (text: string) => text.replace(/=+$/, '');
  test.each<[string, Partial<KeyPackageJson>]>([
    ['no padding', { init_key: unpadded(good.init_key) }],
    ['too much padding', { init_key: `${good.init_key}=` }],
    ['Base64url', { signature: good.signature.replace(/^./, '_') }],
    ['white space', { leaf_node: ` ${good.leaf_node}` }],
    ['unused bits', { init_key: good.init_key.replace(/.=$/, 'B=') }],
    [
      'trailing bytes after the leaf',
      { leaf_node: toBase64(concatBytes(fromBase64(good.leaf_node), Uint8Array.of(0))) },
    ],
    ['trailing bytes after the extensions', { extensions: toBase64(Uint8Array.of(0, 0)) }],
    ['no length header', { extensions: '' }],
    ['a length that is not minimal', { extensions: toBase64(Uint8Array.of(0x40, 0)) }],
  ])('null for %s', (_, changes) => {
    expect(keyPackageFromJson({ ...good, ...changes })).toBeNull();
  });

  test('a byte that moves from one member to the next is no other spelling', () => {
    const [leaf, extensions] = [fromBase64(good.leaf_node), fromBase64(good.extensions)];
    const moved = { leaf_node: toBase64(concatBytes(leaf, extensions)), extensions: '' };
    expect(keyPackageFromJson({ ...good, ...moved })).toBeNull();
  });

  test('an unknown name becomes the reserved number', () => {
    const unknown = keyPackageFromJson({ ...good, protocol_version: 'mls11', cipher_suite: 'MLS_512' });
    expect(unknown?.subarray(0, 4)).toEqual(new Uint8Array(4));
    expect(unknown?.subarray(4)).toEqual(tls.subarray(4));
  });
});
