import { concatBytes, fromBase64, toBase64 } from '../../../../src/crypto/encoding.ts';
import type { ErrorCode } from '../../../../src/protocol/errors.ts';
import {
  type Forgery,
  GOOD_CAPABILITIES,
  keyPackageSource,
} from '../../../../src/testing/forge-key-package.ts';
import { NOW } from '../../../../src/testing/forge-openpgp.ts';
import { forgeJson } from '../../../testing/upload-bench.ts';
import { type Bench, usedKeys } from './bench.ts';
import type { Send, Sent } from './case.ts';
import { third } from './key-package-cases.ts';
import { lastResort } from './key-package-inputs.ts';

type Signing = (bench: Bench) => Forgery['sign'];
type Flaw = readonly [code: ErrorCode, changes: (bench: Bench) => Partial<Forgery>];

const overOtherBytes: Signing =
  ({ alice }) =>
  (content) =>
    alice.key.signer.sign(concatBytes(content, new Uint8Array(1)));

/** A flaw of each row, from the top down. None undoes another. */
const FLAWS: readonly Flaw[] = [
  ['KEYPACKAGE_VERSION', () => ({ version: 0 })],
  ['KEYPACKAGE_CIPHERSUITE', () => ({ cipherSuite: 3 })],
  ['KEYPACKAGE_SIGNATURE_INVALID', (bench) => ({ sign: overOtherBytes(bench) })],
  ['LEAF_SIGNATURE_INVALID', (bench) => ({ signLeaf: overOtherBytes(bench) })],
  ['LEAF_INVALID', () => ({ capabilities: { ...GOOD_CAPABILITIES, credentials: [] } })],
  ['KEYPACKAGE_KEY_INVALID', () => ({ encryptionKey: new Uint8Array(32) })],
  ['KEYPACKAGE_LIFETIME', () => ({ source: keyPackageSource(NOW - 10, NOW) })],
  ['KEYPACKAGE_LAST_RESORT', () => ({ extensions: [lastResort] })],
  ['CREDENTIAL_MISMATCH', () => ({ identity: new Uint8Array() })],
  ['INIT_KEY_REUSED', () => ({ initKey: usedKeys('of another actor').initKey })],
];

/** Breaks this row and every one below it. */
async function fromHereDown(bench: Bench, place: number): Promise<Sent> {
  const changes = FLAWS.slice(place).map(([, change]) => change(bench));
  return third(bench, await forgeJson(bench, Object.assign({}, ...changes)));
}

/** The same in JSON that is malformed. */
async function malformed(bench: Bench): Promise<Sent> {
  const changes = FLAWS.slice(1).map(([, change]) => change(bench));
  const json = await forgeJson(bench, Object.assign({}, ...changes));
  const extensions = toBase64(concatBytes(fromBase64(json.extensions), new Uint8Array(2)));
  return third(bench, { ...json, extensions, protocol_version: 'mls11' });
}

/** The code of the upper row, that of the lower one, and what breaks both. */
export const FLAWED_KEY_PACKAGES: readonly (readonly [upper: ErrorCode, lower: ErrorCode, send: Send])[] = [
  ['KEYPACKAGE_MALFORMED', 'KEYPACKAGE_VERSION', malformed],
  ...FLAWS.slice(1).map(([lower], place): [ErrorCode, ErrorCode, Send] => [
    FLAWS[place]?.[0] ?? lower,
    lower,
    (bench) => fromHereDown(bench, place),
  ]),
];
