import { concatBytes, fromBase64, toBase64 } from '../../../../src/crypto/encoding.ts';
import { LAST_RESORT } from '../../../../src/crypto/mls/key-package.ts';
import { makeLeafSigner } from '../../../../src/crypto/mls/signer.ts';
import type { ErrorCode } from '../../../../src/protocol/errors.ts';
import { KEY_PACKAGE_MAX_SPAN } from '../../../../src/protocol/numbers.ts';
import type { KeyPackageJson } from '../../../../src/protocol/p2core/schemas.ts';
import {
  type Forgery,
  GOOD_CAPABILITIES,
  keyPackageSource,
} from '../../../../src/testing/forge-key-package.ts';
import { NOW } from '../../../../src/testing/forge-openpgp.ts';
import { certificateOf, DAY, type TestSession } from '../../../testing/test-session.ts';
import { forgeJson } from '../../../testing/upload-bench.ts';
import { type Bench, usedKeys } from './bench.ts';
import { ROW } from './rows.ts';

/** validation.md, "POST keypackage/@me … and PUT keypackage_lr": one element, on either route. */

export const lastResort = { type: LAST_RESORT, data: new Uint8Array() };

/** A bad KeyPackage. */
export interface KeyPackageInput {
  readonly row: string;
  readonly what: string;
  /** `ordinary`: what a good one for this route says about being a last-resort one. */
  readonly make: (bench: Bench, ordinary: Partial<Forgery>) => Promise<unknown>;
}

type Changes = Partial<Forgery> | ((bench: Bench) => Promise<Partial<Forgery>> | Partial<Forgery>);

/** Signed as it is, so that exactly the rule that it breaks is broken. */
function forged(
  row: string,
  what: string,
  changes: Changes,
  who: (bench: Bench) => TestSession = ({ alice }) => alice,
): KeyPackageInput {
  const make: KeyPackageInput['make'] = async (bench, ordinary) => {
    const changed = typeof changes === 'function' ? await changes(bench) : changes;
    return forgeJson(bench, { ...ordinary, ...changed }, who(bench));
  };
  return { row, what, make };
}

/** Good but for its JSON. */
function spoiled(row: string, what: string, spoil: (good: KeyPackageJson) => unknown): KeyPackageInput {
  return { row, what, make: async (bench, ordinary) => spoil(await forgeJson(bench, ordinary)) };
}

const FORM = 'Base64 not canonical, trailing bytes, non-minimal lengths, JSON → TLS → JSON differs';
const LEAF = 'an extension or the credential type is not in the capabilities';
const KEYS = 'a key of the wrong size, all zero or small order';
const LIFETIME = "lifetime rules of the protocol page, or beyond the ID-Cert's expiry";
const PAST = "credential or signature key is not this session's current ID-Cert";
const FOREIGN = "another session's or actor's";
const USED = 'init or encryption key seen before with other content, or twice in the batch';

const zeros = (length: number) => new Uint8Array(length);
const sevens = new Uint8Array(32).fill(7);
const smallOrder = Uint8Array.of(1, ...zeros(31));
const unnamed = { type: 0xf001, data: zeros(1) };
const life = (from: number, to: number) => ({ source: keyPackageSource(NOW + from, NOW + to) });
const without = (part: 'credentials' | 'extensions') => ({
  capabilities: { ...GOOD_CAPABILITIES, [part]: [] },
});
const credentialOf = (who: (bench: Bench) => TestSession) => (bench: Bench) => ({
  identity: certificateOf(who(bench)),
});

async function overOtherBytes({ alice }: Bench): Promise<(content: Uint8Array) => Promise<Uint8Array>> {
  return (content) => alice.key.signer.sign(concatBytes(content, zeros(1)));
}

async function signedByNobody(): Promise<Partial<Forgery>> {
  const mallory = await makeLeafSigner(new Uint8Array(32).fill(66));
  return { signatureKey: mallory.publicKey, sign: mallory.sign, signLeaf: mallory.sign };
}

export const KEY_PACKAGE_INPUTS = {
  KEYPACKAGE_MALFORMED: [
    spoiled(ROW.shape, 'a missing member', ({ signature: _, ...rest }) => rest),
    spoiled(ROW.shape, 'an unknown member', (good) => ({ ...good, comment: '' })),
    spoiled(ROW.shape, 'a member of another type', (good) => ({ ...good, init_key: 1 })),
    spoiled(ROW.shape, 'no object', () => 'x'),
    spoiled(ROW.shape, 'NUL', (good) => ({ ...good, init_key: `${good.init_key}\0` })),
    spoiled(ROW.shape, 'a lone surrogate', (good) => ({ ...good, cipher_suite: '\ud800' })),
    spoiled(FORM, 'no padding', (good) => ({ ...good, init_key: good.init_key.replace(/=+$/, '') })),
    spoiled(FORM, 'Base64url', (good) => ({ ...good, init_key: `-${good.init_key.slice(1)}` })),
    spoiled(FORM, 'white space', (good) => ({ ...good, init_key: `${good.init_key}\n` })),
    spoiled(FORM, 'unused bits', (good) => ({ ...good, init_key: good.init_key.replace(/.=$/, 'B=') })),
    spoiled(FORM, 'bytes after the leaf', (good) => ({ ...good, leaf_node: longer(good.leaf_node) })),
    spoiled(FORM, 'bytes after the extensions', (good) => ({ ...good, extensions: longer(good.extensions) })),
    spoiled(FORM, 'extensions without their length', (good) => ({ ...good, extensions: '' })),
    spoiled(FORM, 'a length in two bytes', (good) => ({ ...good, extensions: base64(0x40, 0) })),
    spoiled(FORM, 'a leaf that is none', (good) => ({ ...good, leaf_node: base64(0, 0, 0, 0) })),
  ],
  KEYPACKAGE_VERSION: [
    forged('version', 'the reserved one', { version: 0 }),
    spoiled('version', 'an unknown name', (good) => ({ ...good, protocol_version: 'mls11' })),
  ],
  KEYPACKAGE_CIPHERSUITE: [
    forged('suite not offered', '3', { cipherSuite: 3 }),
    spoiled('suite not offered', 'an unknown name', (good) => ({ ...good, cipher_suite: 'MLS_512' })),
  ],
  KEYPACKAGE_SIGNATURE_INVALID: [
    forged('KeyPackage signature', 'over other bytes', async (bench) => ({
      sign: await overOtherBytes(bench),
    })),
  ],
  LEAF_SIGNATURE_INVALID: [
    forged('leaf node signature', 'over other bytes', async (bench) => ({
      signLeaf: await overOtherBytes(bench),
    })),
  ],
  LEAF_INVALID: [
    forged('leaf source is not key_package', 'update', { source: Uint8Array.of(2) }),
    forged(LEAF, 'an extension', { extensions: [unnamed] }),
    forged(LEAF, 'an extension of the leaf', { leafExtensions: [unnamed] }),
    forged(LEAF, 'last_resort', { extensions: [lastResort], ...without('extensions') }),
    forged(LEAF, 'the credential type', without('credentials')),
  ],
  KEYPACKAGE_KEY_INVALID: [
    forged(KEYS, 'an init key of 31 bytes', { initKey: sevens.subarray(1) }),
    forged(KEYS, 'an encryption key of 33', { encryptionKey: concatBytes(sevens, sevens.subarray(31)) }),
    forged(KEYS, 'an init key of zeros', { initKey: zeros(32) }),
    forged(KEYS, 'an encryption key of small order', { encryptionKey: smallOrder }),
    forged('init key equal to the encryption key', 'as it says', { initKey: sevens, encryptionKey: sevens }),
  ],
  KEYPACKAGE_LIFETIME: [
    forged(LIFETIME, 'a second too much', life(DAY * 59 - KEY_PACKAGE_MAX_SPAN - 1, DAY * 59)),
    forged(LIFETIME, 'from 301 s ahead', life(301, DAY)),
    forged(LIFETIME, 'over just now', life(-DAY, 0)),
    forged(LIFETIME, 'the end before the beginning', life(20, 10)),
    forged(LIFETIME, 'a second longer than the ID-Cert', life(-3600, 60 * DAY + 1)),
  ],
  CERT_NOT_CURRENT: [
    forged(PAST, 'both are past', {}, ({ past }) => past),
    forged(
      PAST,
      'the credential is past',
      credentialOf(({ past }) => past),
    ),
    forged(
      PAST,
      'the key is past',
      credentialOf(({ alice }) => alice),
      ({ past }) => past,
    ),
  ],
  CREDENTIAL_MISMATCH: [
    forged(FOREIGN, 'another session’s', {}, ({ phone }) => phone),
    forged(FOREIGN, 'another actor’s', {}, ({ bob }) => bob),
    forged(
      FOREIGN,
      'another actor’s credential',
      credentialOf(({ bob }) => bob),
    ),
    forged(
      FOREIGN,
      'another actor’s key',
      credentialOf(({ alice }) => alice),
      ({ bob }) => bob,
    ),
    forged(FOREIGN, 'nobody’s credential', { identity: zeros(0) }),
    forged(FOREIGN, 'a byte less', ({ alice }) => ({ identity: certificateOf(alice).subarray(1) })),
    forged(FOREIGN, 'nobody’s key', signedByNobody),
    forged(FOREIGN, 'another type', {
      credentialType: 0xf0f0,
      capabilities: { ...GOOD_CAPABILITIES, credentials: [0xf0f0] },
    }),
  ],
  INIT_KEY_REUSED: [...used('of this session'), ...used('of another actor')],
} as const satisfies { [Code in ErrorCode]?: readonly KeyPackageInput[] };

function used(by: Parameters<typeof usedKeys>[0]): readonly KeyPackageInput[] {
  const { initKey, encryptionKey } = usedKeys(by);
  return [
    forged(USED, `an init key ${by}`, { initKey }),
    forged(USED, `an encryption key ${by}`, { encryptionKey }),
    forged(USED, `an init key ${by}, now to encrypt`, { encryptionKey: initKey }),
    forged(USED, `an encryption key ${by}, now to begin`, { initKey: encryptionKey }),
    forged(USED, `both ${by}`, { initKey, encryptionKey, ...life(-60, DAY) }),
  ];
}

function base64(...bytes: number[]): string {
  return toBase64(Uint8Array.of(...bytes));
}

/** With more bytes at its end. */
function longer(wire: string): string {
  return toBase64(concatBytes(fromBase64(wire), zeros(2)));
}
