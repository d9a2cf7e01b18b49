import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LAST_RESORT } from '../../src/crypto/mls/key-package.ts';
import { makeLeafSigner } from '../../src/crypto/mls/signer.ts';
import { type Forgery, GOOD_CAPABILITIES, keyPackageSource } from '../../src/testing/forge-key-package.ts';
import { START } from '../testing/test-server.ts';
import { certificateOf, type TestSession } from '../testing/test-session.ts';
import {
  DAY,
  expectLastResortRefusal,
  expectRefusal,
  forgeJson,
  post,
  setUpBench,
  type UploadBench,
} from '../testing/upload-bench.ts';

/** validation.md, the rows of the KeyPackage table that depend on what the server holds. */

const lastResort = { type: LAST_RESORT, data: new Uint8Array() };
let bench: UploadBench;

beforeAll(async () => {
  bench = await setUpBench();
});

afterAll(() => bench.server.close());

describe('whose it is', () => {
  test('CERT_NOT_CURRENT: a past ID-Cert, a past key, or both', async () => {
    const { alice, past } = bench;
    const extensions = [lastResort];
    const mixes: [Partial<Forgery>, TestSession][] = [
      [{}, past],
      [{ identity: certificateOf(past) }, alice],
      [{ identity: certificateOf(alice) }, past],
    ];
    for (const [changes, session] of mixes) {
      await expectRefusal(bench, 'CERT_NOT_CURRENT', await forgeJson(bench, changes, session));
      await expectLastResortRefusal(
        bench,
        'CERT_NOT_CURRENT',
        await forgeJson(bench, { ...changes, extensions }, session),
      );
    }
  });

  test('CREDENTIAL_MISMATCH: of another session, of another actor, or of nobody', async () => {
    const { alice, phone, bob } = bench;
    const mallory = await makeLeafSigner(new Uint8Array(32).fill(66));
    const mixes: [Partial<Forgery>, TestSession][] = [
      [{}, phone],
      [{}, bob],
      [{ identity: certificateOf(bob) }, alice],
      [{ identity: certificateOf(alice) }, bob],
      [{ identity: new Uint8Array() }, alice],
      [{ identity: certificateOf(alice).subarray(1) }, alice],
      [{ signatureKey: mallory.publicKey, sign: mallory.sign, signLeaf: mallory.sign }, alice],
      [{ credentialType: 0xf0f0, capabilities: { ...GOOD_CAPABILITIES, credentials: [0xf0f0] } }, alice],
    ];
    for (const [changes, session] of mixes) {
      await expectRefusal(bench, 'CREDENTIAL_MISMATCH', await forgeJson(bench, changes, session));
    }
  });
});

describe('INIT_KEY_REUSED', () => {
  const random = () => crypto.getRandomValues(new Uint8Array(32));

  test('an init or encryption key of an earlier upload, in either role', async () => {
    const [initKey, encryptionKey] = [random(), random()];
    expect((await post(bench, [await forgeJson(bench, { initKey, encryptionKey })])).status).toBe(201);
    const reuses = [
      { initKey },
      { encryptionKey },
      { initKey: encryptionKey },
      { encryptionKey: initKey },
      { initKey, encryptionKey, source: keyPackageSource(START, START + 2 * DAY) },
    ];
    for (const changes of reuses) {
      await expectRefusal(bench, 'INIT_KEY_REUSED', await forgeJson(bench, changes));
      const asLast = await forgeJson(bench, { ...changes, extensions: [lastResort] });
      await expectLastResortRefusal(bench, 'INIT_KEY_REUSED', asLast);
    }
  });

  test('twice in the batch, as the same KeyPackage too', async () => {
    const [initKey, before] = [random(), await bench.server.snapshot()];
    const same = await forgeJson(bench);
    const batches = [
      [await forgeJson(bench, { initKey }), await forgeJson(bench, { initKey })],
      [await forgeJson(bench, { initKey }), await forgeJson(bench, { encryptionKey: initKey })],
      [same, same],
    ];
    for (const batch of batches) {
      const reply = await post(bench, batch);
      expect([reply.error, reply.status, reply.index]).toEqual(['INIT_KEY_REUSED', 409, 1]);
    }
    expect(await bench.server.snapshot()).toBe(before);
  });
});
