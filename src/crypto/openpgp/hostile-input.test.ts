import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EXPECTED, NOW, seedOf, USER_ID } from '../../testing/forge-openpgp.ts';
import { toHex } from '../encoding.ts';
import { armorPublicKey, unarmorPublicKey } from './armor.ts';
import { makeCertificateRequest } from './certificate-request.ts';
import { certify, makeSelfSignedCertificate } from './certify.ts';
import { readCertificate } from './read-certificate.ts';
import { readCertificateRequest } from './read-request.ts';
import { RequestRefused } from './request-refused.ts';
import { verifyCertification, verifySelfSignature } from './verify-certificate.ts';

const { armored } = await makeCertificateRequest({ seed: seedOf(1), created: NOW }, USER_ID);
const request = unarmorPublicKey(armored);
const authority = { key: { seed: seedOf(2), created: NOW }, userId: 'example.com' };
const issuer = await makeSelfSignedCertificate(authority.key, authority.userId, NOW + 1000);
const certificate = await certify(request, authority, {
  issuedAt: NOW,
  expiresAt: NOW + 1000,
  notations: [{ name: 'serial@example.com', value: '1' }],
});

/** The canonical bytes in hexadecimal, or the reason. Anything else that is thrown fails the test. */
async function outcome(text: string): Promise<string> {
  try {
    return toHex((await readCertificateRequest(text, EXPECTED)).canonical);
  } catch (error) {
    expect(error).toBeInstanceOf(RequestRefused);
    return error instanceof RequestRefused ? error.reason : '';
  }
}

/** `original` with a few bytes changed, cut out or put in. */
function mutated(original: Uint8Array): fc.Arbitrary<Uint8Array> {
  const edit = fc.record({
    at: fc.nat(original.length),
    remove: fc.nat(3),
    insert: fc.uint8Array({ maxLength: 3 }),
  });
  return fc.array(edit, { minLength: 1, maxLength: 3 }).map((edits) => {
    const bytes = [...original];
    for (const { at, remove, insert } of edits) bytes.splice(at, remove, ...insert);
    return Uint8Array.from(bytes);
  });
}

/** Packets with sensible headers and nonsense in them: this gets further in than random bytes. */
const nonsense = fc
  .array(fc.tuple(fc.constantFrom(2, 5, 6, 13, 14, 17, 63), fc.uint8Array({ maxLength: 80 })), {
    maxLength: 12,
  })
  .map((packets) => Uint8Array.from(packets.flatMap(([tag, body]) => [0xc0 | tag, body.length, ...body])));

describe('hostile input', () => {
  it('is refused, whatever text it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), async (text) => {
        expect(await outcome(text)).toBe('armor');
      }),
    );
  });

  it('is refused, whatever bytes are armored', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 300 }), nonsense), async (bytes) => {
        expect(await outcome(armorPublicKey(bytes))).toMatch(/^[a-z-]+$/);
        expect(readCertificate(bytes)).toBeNull();
        expect(await verifySelfSignature(bytes)).toBe(false);
      }),
    );
  });

  it('is never taken for anything but the request that was mutated', async () => {
    const textMutations = mutated(new TextEncoder().encode(armored)).map((bytes) =>
      new TextDecoder().decode(bytes),
    );
    const mutations = fc.oneof(mutated(request).map(armorPublicKey), textMutations);
    await fc.assert(
      fc.asyncProperty(mutations, async (text) => {
        const result = await outcome(text);
        if (!/^[a-z-]+$/.test(result)) expect(result).toBe(toHex(request));
      }),
      { numRuns: 1000 },
    );
  });

  it('never makes a certificate say something that was not signed', async () => {
    const stated = readCertificate(certificate);
    await fc.assert(
      fc.asyncProperty(mutated(certificate), async (bytes) => {
        const [self, certified] = [
          await verifySelfSignature(bytes),
          await verifyCertification(bytes, issuer),
        ];
        if (self && certified) expect(readCertificate(bytes)).toEqual(stated);
      }),
      { numRuns: 1000 },
    );
  });

  it('is refused one bit from the good request, at every byte', async () => {
    for (let index = 0; index < request.length; index += 1) {
      const flipped = request.map((byte, at) => (at === index ? byte ^ 1 : byte));
      expect(await outcome(armorPublicKey(flipped))).toMatch(/^[a-z-]+$/);
    }
  });
});
