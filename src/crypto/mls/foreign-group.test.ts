import { beforeAll, describe, expect, test } from 'vitest';
import { loadCoreCrypto, newWireClient, type WireMember, wireIdentity } from '../../testing/core-crypto.ts';
import {
  type Forgery,
  forgeKeyPackage,
  GOOD_CAPABILITIES,
  keyPackageSource,
} from '../../testing/forge-key-package.ts';
import {
  type ClaimedKeyPackage,
  createGroupWith,
  exchange,
  joinWith,
  makeOwn,
} from '../../testing/mls-group.ts';
import { decodeKeyPackage } from './codec.ts';
import { BASIC_CREDENTIAL, type KeyPackageReading, LAST_RESORT } from './key-package.ts';
import { makeLeafSigner } from './signer.ts';
import { verifyKeyPackage } from './verify.ts';

/** Our KeyPackages before another implementation of MLS, OpenMLS in Wire's core-crypto, and its before us. */

beforeAll(loadCoreCrypto, 60_000);

const HEARD = ['welcome', 'thank you'];
const X509_CREDENTIAL = 2;
const NOW = Math.floor(Date.now() / 1000);

function read(keyPackage: Uint8Array): KeyPackageReading {
  const reading = decodeKeyPackage(keyPackage);
  if (!reading) throw new Error('unreadable');
  return reading;
}

describe('a group that ts-mls makes', () => {
  test('takes up one of core-crypto’s', async () => {
    const wire = await newWireClient();
    const { creator, welcome } = await createGroupWith(await wire.makeKeyPackage(), wireIdentity());
    expect(await exchange(creator, await wire.joinWith(welcome))).toEqual(HEARD);
  });

  test('takes up one of ours whom core-crypto adds, and who joins with what the vault keeps', async () => {
    const own = await makeOwn(wireIdentity());
    const member = await memberOfOurGroup();
    expect(await exchange(member, await joinWith(own, await member.add(own.keyPackage)))).toEqual(HEARD);
  });

  async function memberOfOurGroup(): Promise<WireMember> {
    const wire = await newWireClient();
    const { welcome } = await createGroupWith(await wire.makeKeyPackage(), wireIdentity());
    return wire.joinWith(welcome);
  }

  test('does not take up one of ours whose last_resort is empty: core-crypto cannot read that', async () => {
    const own = await makeOwn(wireIdentity(), true);
    const member = await memberOfOurGroup();
    await expect(member.add(own.keyPackage)).rejects.toThrow('InvalidVectorLength');
  });
});

/** core-crypto wants each member of its own groups to know X.509 credentials; ours do not. */
const CAPABILITIES = { ...GOOD_CAPABILITIES, credentials: [BASIC_CREDENTIAL, X509_CREDENTIAL] };

/** The same keys and the same owner, with other words around them. */
async function restated(own: ClaimedKeyPackage, changes: Partial<Forgery>): Promise<ClaimedKeyPackage> {
  const { initKey, leaf } = read(own.keyPackage);
  const keyPackage = await forgeKeyPackage(await makeLeafSigner(own.signatureSeed), {
    initKey,
    encryptionKey: leaf.encryptionKey,
    identity: leaf.credential.identity ?? new Uint8Array(),
    capabilities: CAPABILITIES,
    ...changes,
  });
  return { ...own, keyPackage };
}

describe('a group that core-crypto makes', () => {
  test('takes up one of ours, who joins with what the vault keeps', async () => {
    const own = await restated(await makeOwn(wireIdentity()), {});
    const creator = await (await newWireClient()).createGroup();
    expect(await exchange(creator, await joinWith(own, await creator.add(own.keyPackage)))).toEqual(HEARD);
  });

  const key = crypto.getRandomValues(new Uint8Array(32));
  const unnamed = [{ type: 0xf001, data: new Uint8Array() }];
  const zeros = async () => new Uint8Array(64);
  test.each<[string, string, Partial<Forgery>]>([
    ['signature', 'The key package signature is not valid.', { sign: zeros }],
    ['leaf-signature', 'Signature verification failed.', { signLeaf: zeros }],
    ['cipher-suite', 'ciphersuite or protocol version do not match', { cipherSuite: 3 }],
    ['leaf', 'not supported in the leaf', { extensions: unnamed }],
    ['leaf', 'Extensions are not acceptable.', { leafExtensions: unnamed }],
    ['key', 'The init key and the encryption key are equal.', { initKey: key, encryptionKey: key }],
  ])('refuses what we refuse for its %s: %s', async (reason, theirs, changes) => {
    const { keyPackage } = await restated(await makeOwn(wireIdentity()), changes);
    const creator = await (await newWireClient()).createGroup();
    await expect(creator.add(keyPackage)).rejects.toThrow(theirs);
    expect(await verifyKeyPackage(read(keyPackage))).toBe(reason);
  });

  test.each<[string, Partial<Forgery>]>([
    ['Lifetime is not acceptable.', { source: keyPackageSource(NOW - 9000, NOW - 60) }],
    ['Lifetime is not acceptable.', { source: keyPackageSource(NOW + 9000, NOW + 18_000) }],
    ['Credentials are not acceptable.', { capabilities: GOOD_CAPABILITIES }],
  ])('refuses, which is beyond what the bytes alone can tell: %s', async (theirs, changes) => {
    const { keyPackage } = await restated(await makeOwn(wireIdentity()), changes);
    const creator = await (await newWireClient()).createGroup();
    await expect(creator.add(keyPackage)).rejects.toThrow(theirs);
    expect(await verifyKeyPackage(read(keyPackage))).toBeNull();
  });
});

test('a KeyPackage of core-crypto passes our checks, and none of its bytes may change', async () => {
  const keyPackage = await (await newWireClient()).makeKeyPackage();
  const reading = read(keyPackage);
  expect(await verifyKeyPackage(reading)).toBeNull();
  expect(reading).toMatchObject({ lastResort: false, leaf: { credential: { type: BASIC_CREDENTIAL } } });
  expect(reading.leaf.capabilities.extensions).not.toContain(LAST_RESORT);
  for (let index = 0; index < keyPackage.length; index++) {
    const changed = decodeKeyPackage(keyPackage.with(index, (keyPackage[index] ?? 0) ^ 1));
    const verdict = changed ? await verifyKeyPackage(changed) : 'malformed';
    expect(verdict, `byte ${index}`).not.toBeNull();
  }
});
