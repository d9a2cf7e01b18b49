import { readKey } from 'openpgp';
import { describe, expect, it } from 'vitest';
import { cpuTimeOf } from '../../testing/cpu-time.ts';
import { expectRefusal } from '../../testing/expect-refusal.ts';
import {
  armored,
  created,
  EXPECTED,
  forgeKey,
  good,
  head,
  issuer,
  key,
  keyFlags,
  keyId,
  NOW,
  notation,
  oldFormat,
  other,
  publicKey,
  requestOf,
  signature,
  signed,
  subpacket,
  text,
  uint,
  userId,
  usual,
  withHashed,
} from '../../testing/forge-openpgp.ts';
import { openpgpKey } from '../../testing/openpgp-keys.ts';
import { fromHex, toHex } from '../encoding.ts';
import { readCertificateRequest } from './read-request.ts';
import { verifySelfSignature } from './verify-certificate.ts';

describe('a good request', () => {
  it('is read', async () => {
    const request = await readCertificateRequest(armored(head, good), EXPECTED);
    expect(request.created).toBe(NOW - 60);
    expect(request.fingerprint).toBe(toHex(key.fingerprint));
    expect(request.publicKey).toEqual(key.body.subarray(-32));
    expect(await verifySelfSignature(request.canonical)).toBe(true);
  });

  it.each([
    ['algorithm 27', requestOf(forgeKey(3, { algorithm: 27 }))],
    ['SHA-256', signed({ hash: [8, 'sha256'] })],
    ['SHA-384', signed({ hash: [9, 'sha384'] })],
    ['SHA3-256', signed({ hash: [12, 'sha3-256'] })],
    ['SHA3-512', signed({ hash: [14, 'sha3-512'] })],
    ['a generic certification', signed({ type: 0x10 })],
    ['a key ID for an issuer', withHashed(created(NOW), keyFlags(2), keyId(key))],
    ['a key that lasts until later', withHashed(...usual(key), subpacket(9, uint(61, 4), true))],
    ['a key that never ends', withHashed(...usual(key), subpacket(9, uint(0, 4)))],
    ['a notation', withHashed(...usual(key), notation(false))],
    ['a clock 300 seconds ahead', requestOf(forgeKey(1, { created: NOW + 300 }), NOW + 300)],
    ['a critical preference', withHashed(...usual(key), subpacket(30, Uint8Array.of(1), true))],
  ])('may have %s', async (_, request) => {
    const { canonical } = await readCertificateRequest(request, EXPECTED);
    expect(await verifySelfSignature(canonical)).toBe(true);
  });

  it('keeps nothing that the self-signature does not protect', async () => {
    const bare = armored(head, signature(key, { unhashed: [keyId(key)] }));
    const stuffed = armored(
      oldFormat(6, key.body),
      userId(),
      signature(key, { unhashed: [subpacket(100, text('x')), keyId(other), issuer(other), notation(false)] }),
    );
    const [fromBare, fromStuffed] = [
      await readCertificateRequest(bare, EXPECTED),
      await readCertificateRequest(stuffed, EXPECTED),
    ];
    expect(fromStuffed.canonical).toEqual(fromBare.canonical);
  });

  it('gets back from its canonical form what went in', async () => {
    const { canonical } = await readCertificateRequest(armored(head, good), EXPECTED);
    const again = await readCertificateRequest(armored(canonical), EXPECTED);
    expect(again.canonical).toEqual(canonical);
  });
});

describe('keys of OpenPGP.js', () => {
  it.each(['ecc', 'curve25519'] as const)('of type %s are accepted', async (type) => {
    const { publicKey } = await openpgpKey({ type });
    const { fingerprint } = await readCertificateRequest(publicKey, EXPECTED);
    expect(fingerprint).toBe((await readKey({ armoredKey: publicKey })).getFingerprint());
  });
});

describe('time', () => {
  const repeat = (count: number, each: Uint8Array): Uint8Array => Buffer.alloc(count * each.length, each);

  const crowded = signature(other, { hashed: [...usual(key), repeat(30_000, subpacket(100, text('')))] });

  it.each([
    ['20,000 User IDs', 'user-id', armored(head, repeat(20_000, userId('mallory@example.com')))],
    ['20,000 times its User ID', 'user-id', armored(publicKey(key), repeat(20_000, userId()))],
    ['2,000 self-signatures', 'packets', armored(head, repeat(2_000, good))],
    [
      '2,000 bad self-signatures',
      'self-signature',
      armored(head, repeat(2_000, signature(key, { over: good }))),
    ],
    ['20,000 keys', 'multiple', armored(repeat(20_000, publicKey(key)))],
    ['20,000 empty packets', 'packets', armored(head, good, repeat(20_000, fromHex('fc00')))],
    ['six signatures of 30,000 subpackets', 'self-signature', armored(head, repeat(6, crowded))],
  ] as const)('refuses %s in under 50 ms', async (_, reason, request) => {
    expect(await cpuTimeOf(() => expectRefusal(request, reason))).toBeLessThan(50);
  });

  it('reads a good request in under 10 ms', async () => {
    const request = armored(head, good);
    const readFifty = async () => {
      for (let round = 0; round < 50; round += 1) await readCertificateRequest(request, EXPECTED);
    };
    expect((await cpuTimeOf(readFifty)) / 50).toBeLessThan(10);
  });
});
