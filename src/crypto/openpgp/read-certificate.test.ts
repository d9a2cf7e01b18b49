import { describe, expect, it } from 'vitest';
import {
  created,
  type ForgedSignature,
  forgeKey,
  good,
  head,
  issuer,
  key,
  keyFlags,
  keyId,
  NOW,
  notation,
  other,
  overKey,
  overUserId,
  packet,
  publicKey,
  signature,
  subpacket,
  text,
  USER_ID,
  uint,
  userId,
  usual,
} from '../../testing/forge-openpgp.ts';
import { concatBytes, fromHex, toHex } from '../encoding.ts';
import { type Certificate, readCertificate } from './read-certificate.ts';
import { verifyCertification, verifySelfSignature } from './verify-certificate.ts';

const third = forgeKey(3, { algorithm: 27 });
const authority = concatBytes(
  publicKey(other),
  userId('example.com'),
  signature(other, { over: overUserId(other, 'example.com') }),
);
const over = overUserId(key, USER_ID);
const certification = signature(other, { over });
const certificate = concatBytes(head, good, certification);

const read = (...packets: Uint8Array[]): Certificate | null => readCertificate(concatBytes(...packets));

describe('reading a certificate', () => {
  it('says what it states', () => {
    expect(read(certificate)).toEqual({
      userId: USER_ID,
      publicKey: key.body.subarray(-32),
      algorithm: 22,
      created: NOW - 60,
      expires: null,
      fingerprint: toHex(key.fingerprint),
      selfSignatures: 1,
      certifications: [
        {
          issuerFingerprint: toHex(other.fingerprint),
          type: 0x13,
          hash: 'SHA-512',
          created: NOW - 60,
          expires: null,
          notations: [],
        },
      ],
    });
  });

  it('counts self-signatures and keeps the order of certifications', () => {
    const byThird = signature(third, { over, type: 0x10, hash: [8, 'sha256'] });
    const found = read(head, good, good, byThird, certification);
    expect(found?.selfSignatures).toBe(2);
    expect(found?.certifications.map(({ type, hash }) => [type, hash])).toEqual([
      [0x10, 'SHA-256'],
      [0x13, 'SHA-512'],
    ]);
    expect(read(head, certification)?.selfSignatures).toBe(0);
  });

  it('ends with the key or with the self-signature, whichever comes first', () => {
    const ends = (...extra: Uint8Array[]): number | null | undefined =>
      read(head, signature(key, { hashed: [...usual(key), ...extra] }))?.expires;
    const [keyLifetime, lifetime] = [subpacket(9, uint(100, 4)), subpacket(3, uint(70, 4))];
    expect(ends(keyLifetime)).toBe(NOW + 40);
    expect(ends(lifetime)).toBe(NOW + 10);
    expect(ends(keyLifetime, lifetime)).toBe(NOW + 10);
  });

  it('shows notations as they are, critical and binary ones too', () => {
    const binary = concatBytes(fromHex('00000000'), uint(1, 2), uint(2, 2), text('n'), fromHex('ff00'));
    const hashed = [...usual(other), notation(true), subpacket(20, binary)];
    expect(read(head, good, signature(other, { over, hashed }))?.certifications[0]?.notations).toEqual([
      { name: 'a@b', value: 'c', critical: true, humanReadable: true },
      { name: 'n', value: 'ff00', critical: false, humanReadable: false },
    ]);
  });

  it.each([1, 150, 500, 16_000])('reads a notation of %i characters', (length) => {
    const hashed = [...usual(other), notation(false, 'x'.repeat(length))];
    const [found] = read(head, good, signature(other, { over, hashed }))?.certifications ?? [];
    expect(found?.notations.map(({ value }) => value)).toEqual(['x'.repeat(length)]);
  });

  it('believes nothing of the unhashed area', () => {
    const stuffed = signature(other, { over, unhashed: [notation(false), subpacket(3, uint(5, 4))] });
    expect(read(head, good, stuffed)).toEqual(read(certificate));
  });

  const by = (forged: ForgedSignature): Uint8Array[] => [head, good, signature(other, { over, ...forged })];
  const stating = (...more: Uint8Array[]): Uint8Array[] => by({ hashed: [...usual(other), ...more] });
  const framed = (body: Uint8Array): Uint8Array[] => [head, good, packet(2, body)];
  const certified = certification.subarray(6);
  const longNotation = concatBytes(fromHex('80000000'), uint(1, 2), uint(1, 2), text('abc'));
  const badText = concatBytes(fromHex('80000000'), uint(1, 2), uint(1, 2), fromHex('41ff'));
  it.each<[string, Uint8Array[]]>([
    ['nothing', []],
    ['a byte that begins no packet', [certificate, fromHex('00')]],
    ['a key alone', [publicKey(key)]],
    ['no User ID', [publicKey(key), good]],
    ['two User IDs', [head, good, userId(), good]],
    ['another order', [userId(), publicKey(key), good]],
    ['a secret key', [packet(5, key.body), userId(), good]],
    ['another algorithm', [packet(6, fromHex('04000000000100')), userId(), good]],
    ['a User ID that is not text', [publicKey(key), packet(13, fromHex('ff')), good]],
    ['a subkey', [head, good, packet(14, other.body)]],
    ['a revocation', [head, good, signature(key, { type: 0x20, over: overKey(key) })]],
    ['a self-signature behind a certification', [head, good, certification, good]],
    [
      'a certification that names a key ID only',
      [head, good, signature(other, { over, hashed: [created(NOW), keyId(other)] })],
    ],
    ['a certification without a time', [head, good, signature(other, { over, hashed: [issuer(other)] })]],
    [
      'a critical unknown subpacket',
      [head, good, signature(other, { over, hashed: [...usual(other), subpacket(99, text('x'), true)] })],
    ],
    [
      'a notation that is not text',
      [head, good, signature(other, { over, hashed: [...usual(other), subpacket(20, badText)] })],
    ],
    ['a notation with bytes left over', stating(subpacket(20, longNotation))],
    ['a signature that names nobody', by({ hashed: [created(NOW)] })],
    ['a version 6 fingerprint', by({ hashed: [created(NOW), subpacket(33, new Uint8Array(33).fill(6))] })],
    ['a cut off fingerprint', by({ hashed: [created(NOW), subpacket(33, Uint8Array.of(4, 1))] })],
    ['a cut off key ID', stating(subpacket(16, other.fingerprint.subarray(-4)))],
    ['a version 3 signature', framed(certified.with(0, 3))],
    ['another signature algorithm', framed(certified.with(2, 1))],
    ['a signature with bytes left over', framed(concatBytes(certified, fromHex('00')))],
    [
      'integers of 33 bytes',
      by({ writeNumber: () => concatBytes(uint(264, 2), new Uint8Array(33).fill(255)) }),
    ],
    ['a signature in another packet', [head, good, packet(12, certified)]],
    ['a header without its first bit', [head, good, certification.with(0, 0x42)]],
    ['nine packets', [head, good, ...Array.from({ length: 6 }, () => certification)]],
  ])('finds none in %s', (_, packets) => {
    expect(read(...packets)).toBeNull();
  });
});

describe('verifying a certificate', () => {
  const verify = (...packets: Uint8Array[]): Promise<boolean> =>
    verifyCertification(concatBytes(...packets), authority);

  it('accepts a good one, also by a key of algorithm 27', async () => {
    expect(await verify(certificate)).toBe(true);
    const byThird = concatBytes(head, good, signature(third, { over }));
    expect(await verifyCertification(byThird, concatBytes(publicKey(third), userId('example.com')))).toBe(
      true,
    );
  });

  it.each<[string, Uint8Array[]]>([
    ['no certification', [head, good]],
    ['only the self-signature of the issuer', [authority]],
    ['two by the issuer', [head, good, certification, certification]],
    ['another type', [head, good, signature(other, { over, type: 0x10 })]],
    ['SHA-1', [head, good, signature(other, { over, hash: [2, 'sha1'] })]],
    ['another User ID', [head, good, signature(other, { over: overUserId(key, 'bob@example.com') })]],
    ['another key', [head, good, signature(other, { over: overUserId(third, USER_ID) })]],
    [
      'another signer in its name',
      [head, good, signature(third, { over, hashed: usual(other), algorithm: 27 })],
    ],
    [
      'a critical notation',
      [head, good, signature(other, { over, hashed: [...usual(other), notation(true)] })],
    ],
    ['a certificate that cannot be read', [head, good, certification, fromHex('00')]],
  ])('refuses %s', async (_, packets) => {
    expect(await verify(...packets)).toBe(false);
  });

  it('looks at the issuer’s certification whatever others stand beside it', async () => {
    const bad = signature(third, { over: overKey(key), hash: [2, 'sha1'] });
    expect(await verify(head, good, bad, certification)).toBe(true);
  });

  it('takes no garbage for an issuer', async () => {
    expect(await verifyCertification(certificate, fromHex('00'))).toBe(false);
    expect(await verifyCertification(certificate, new Uint8Array())).toBe(false);
  });

  it('takes an issuer from the hashed area only', async () => {
    expect(
      await verify(head, good, signature(other, { over, unhashed: [issuer(third), keyId(third)] })),
    ).toBe(true);
  });

  it('leaves dates to the caller', async () => {
    const ended = signature(other, { over, hashed: [created(10), issuer(other), subpacket(3, uint(1, 4))] });
    expect(await verify(head, good, ended)).toBe(true);
  });

  it.each<[string, Uint8Array[], boolean]>([
    ['one', [head, good], true],
    ['none', [head], false],
    ['two', [head, good, good], false],
    ['a bad one', [head, signature(key, { over: overKey(key) })], false],
    ['one of SHA-1', [head, signature(key, { hash: [2, 'sha1'] })], false],
    [
      'one that names this key but is by another',
      [head, signature(other, { over, hashed: usual(key) })],
      false,
    ],
    [
      'one that is unprotected',
      [head, signature(key, { hashed: [], unhashed: [...usual(key), keyFlags(3)] })],
      false,
    ],
  ])('wants exactly one good self-signature: %s', async (_, packets, expected) => {
    expect(await verifySelfSignature(concatBytes(...packets))).toBe(expected);
  });
});
