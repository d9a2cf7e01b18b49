import { readKey, revokeKey } from 'openpgp';
import { describe } from 'vitest';
import { refuses } from '../../testing/expect-refusal.ts';
import {
  armored,
  created,
  forgeKey,
  good,
  head,
  issuer,
  key,
  keyFlags,
  keyId,
  mpi,
  NOW,
  notation,
  other,
  overKey,
  overUserId,
  packet,
  publicKey,
  requestOf,
  signature,
  signed,
  subpacket,
  text,
  USER_ID,
  uint,
  userId,
  usual,
  withHashed,
} from '../../testing/forge-openpgp.ts';
import { at, openpgpKey } from '../../testing/openpgp-keys.ts';
import { concatBytes, fromHex } from '../encoding.ts';

describe('a request with a good key is refused', () => {
  refuses('self-signature', {
    none: armored(head),
    'somebody else’s': armored(head, signature(other, { over: overUserId(key, USER_ID) })),
    'somebody else’s in its name': armored(head, forgedBy(other)),
    'over another User ID': signed({ over: overUserId(key, 'bob@example.com') }),
    'over another key': signed({ over: overUserId(other, USER_ID) }),
    'over the key alone': signed({ type: 0x1f, over: overKey(key) }),
    'a document signature': signed({ type: 0x00, over: text(USER_ID) }),
    'a subkey binding': signed({ type: 0x18 }),
    MD5: signed({ hash: [1, 'md5'] }),
    'SHA-1': signed({ hash: [2, 'sha1'] }),
    'RIPEMD-160': signed({ hash: [3, 'ripemd160'] }),
    'SHA-224': signed({ hash: [11, 'sha224'] }),
    'an unknown hash': signed({ hash: [99, 'sha512'] }),
    'version 3': signed({ version: 3 }),
    'another algorithm than the key': signed({ algorithm: 27 }),
    'integers with leading zeros': signed({
      writeNumber: (n) => concatBytes(uint(264, 2), Uint8Array.of(0), n),
    }),
    'integers of an inexact bit count': signed({ writeNumber: (n) => concatBytes(uint(256, 2), n) }),
    'an integer too many': armored(head, packet(2, packetBody(good), mpi(Uint8Array.of(1)))),
    'cut off': armored(head, good.subarray(0, -1)),
    'one bit off': armored(head, flipLastBit(good)),
    'only unhashed data': signed({ hashed: [], unhashed: usual(key) }),
    'its issuer in the unhashed area': signed({
      hashed: [created(NOW), keyFlags(3)],
      unhashed: [keyId(key), issuer(key)],
    }),
    'its creation in the unhashed area': signed({
      hashed: [keyFlags(3), issuer(key)],
      unhashed: [created(NOW)],
    }),
    'its key flags in the unhashed area': signed({
      hashed: [created(NOW), issuer(key)],
      unhashed: [keyFlags(3)],
    }),
    'two issuers': withHashed(...usual(key), keyId(other)),
    'two creation times': withHashed(...usual(key), created(NOW - 50)),
    'older than its key': withHashed(created(NOW - 61), keyFlags(3), issuer(key)),
    'a critical unknown subpacket': withHashed(...usual(key), subpacket(100, text('x'), true)),
    'a critical unknown subpacket, unhashed': signed({ unhashed: [subpacket(100, text('x'), true)] }),
    'a critical notation': withHashed(...usual(key), notation(true)),
    'a subpacket that runs over': withHashed(...usual(key), Uint8Array.of(50, 20, 1)),
    'an empty subpacket': withHashed(...usual(key), Uint8Array.of(0)),
    'a creation time of three bytes': withHashed(subpacket(2, uint(1, 3)), keyFlags(3), issuer(key)),
  });

  refuses('usage', {
    'certifying only': withHashed(created(NOW), keyFlags(0x01), issuer(key)),
    'encrypting only': withHashed(created(NOW), keyFlags(0x0c), issuer(key)),
    'no key flags': withHashed(created(NOW), issuer(key)),
    'empty key flags': withHashed(created(NOW), subpacket(27, Uint8Array.of()), issuer(key)),
  });

  refuses('packets', {
    'nine packets': armored(head, ...Array.from({ length: 7 }, () => good)),
    'two self-signatures': armored(head, good, signature(key, { hash: [8, 'sha256'] })),
    'a third party’s signature': armored(head, good, signature(other, { over: overUserId(key, USER_ID) })),
    'a third party’s revocation': armored(head, good, signature(other, { type: 0x30 })),
    'a subkey': armored(head, good, packet(14, other.body), signature(key, { type: 0x18 })),
    'a direct-key signature': armored(
      publicKey(key),
      signature(key, { type: 0x1f, over: overKey(key) }),
      userId(),
      good,
    ),
    'an unknown packet': armored(head, good, packet(60, text('x'))),
    'a marker': armored(packet(10, text('PGP')), head, good),
    'a trust packet': armored(head, good, packet(12, text('x'))),
    padding: armored(head, good, packet(21, text('x'))),
    'another order': armored(userId(), publicKey(key), good),
    'the signature first': armored(publicKey(key), good, userId()),
    'rubbish at the end': armored(head, good, fromHex('00')),
    'a truncated packet at the end': armored(head, good, fromHex('cd05')),
    'a partial length': armored(head, good, fromHex('cde0')),
    'an indeterminate length': armored(head, good, fromHex('b7')),
    'what OpenPGP.js makes by default': async () => (await openpgpKey({ subkeys: [{}] })).publicKey,
  });

  const revocation = (type: number): Uint8Array =>
    signature(key, { type, over: type === 0x20 ? overKey(key) : overUserId(key, USER_ID) });
  const expiring = signature(key, { hashed: [...usual(key), subpacket(9, uint(60, 4))] });
  refuses('expired', {
    'the key, just now': armored(head, expiring),
    'the self-signature': withHashed(...usual(key), subpacket(3, uint(60, 4))),
    'expired and revoked': armored(publicKey(key), revocation(0x20), userId(), expiring),
    'as OpenPGP.js writes it': async () =>
      (await openpgpKey({ date: at(NOW - 100), keyExpirationTime: 50 })).publicKey,
  });

  refuses('revoked', {
    'the key': armored(publicKey(key), revocation(0x20), userId(), good),
    'the User ID': armored(head, good, revocation(0x30)),
    'revoked and not yet valid': armored(
      publicKey(key),
      revocation(0x20),
      userId(),
      signature(key, { hashed: [created(NOW + 301), keyFlags(3), issuer(key)] }),
    ),
    'as OpenPGP.js writes it': async () => {
      const { publicKey, revocationCertificate } = await openpgpKey();
      const revoked = await revokeKey({
        key: await readKey({ armoredKey: publicKey }),
        revocationCertificate,
        date: at(NOW),
        format: 'armored',
      });
      return revoked.publicKey;
    },
  });

  refuses('not-yet-valid', {
    'the key': requestOf(forgeKey(1, { created: NOW + 301 }), NOW + 301),
    'the self-signature': withHashed(created(NOW + 301), keyFlags(3), issuer(key)),
    'as OpenPGP.js writes it': async () => (await openpgpKey({ date: at(NOW + 400) })).publicKey,
  });

  /** Signed by another key, but naming this one. */
  function forgedBy(forger: typeof key): Uint8Array {
    return signature(forger, { hashed: usual(key), over: overUserId(key, USER_ID) });
  }
});

function packetBody(framed: Uint8Array): Uint8Array {
  return framed.subarray(6);
}

function flipLastBit(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(bytes, (byte, index) => (index === bytes.length - 1 ? byte ^ 1 : byte));
}
