import { describe, it } from 'vitest';
import { expectRefusal, refuses } from '../../testing/expect-refusal.ts';
import {
  armored,
  good,
  head,
  key,
  keyBody,
  NOW,
  other,
  packet,
  publicKey,
  text,
  USER_ID,
  userId,
} from '../../testing/forge-openpgp.ts';
import { openpgpKey, publicBlock } from '../../testing/openpgp-keys.ts';
import { fromHex, toHex } from '../encoding.ts';

describe('a request is refused for its key', () => {
  const block = armored(head, good);
  refuses('armor', {
    'text around it': `hello\n${block}`,
    'two blocks': block + block,
    'a private key block': block.replaceAll('PUBLIC', 'PRIVATE'),
    'five headers': block.replace('\n\n', `\n${'Comment: x\n'.repeat(5)}\n`),
    'a private key as its program exports it': async () => (await openpgpKey()).privateKey,
  });

  refuses('private', {
    'a secret key': armored(packet(5, key.body, fromHex('00')), userId(), good),
    'a secret subkey': armored(head, good, packet(7, other.body)),
    'a secret key behind 20,000 User IDs': armored(
      Buffer.alloc(20_000 * userId().length, userId()),
      packet(5),
    ),
    'a secret key before rubbish': armored(head, good, packet(5, key.body), Uint8Array.of(1, 2, 3)),
    'a real secret key': async () => publicBlock((await openpgpKey()).privateKey),
  });

  refuses('multiple', {
    'two certificates': armored(head, good, publicKey(other), userId(), good),
    'the same one twice': armored(head, good, head, good),
    'a second key of another algorithm': armored(head, good, packet(6, fromHex('04000000000100'))),
  });

  const point = key.body.subarray(-32);
  const withKey = (...body: Uint8Array[]): string => armored(packet(6, ...body), userId(), good);
  const body22 = (altered: string): Uint8Array =>
    fromHex(toHex(key.body).replace('092b06010401da470f01010740', altered));
  refuses('algorithm', {
    nothing: armored(),
    'no key': armored(userId(), good),
    rubbish: armored(fromHex('0102030405')),
    'version 3': withKey(Uint8Array.of(3), key.body.subarray(1)),
    'version 6': withKey(Uint8Array.of(6), key.body.subarray(1)),
    'another curve': withKey(body22('092b06010401da470f02010740')),
    'a longer OID': withKey(body22('0a2b06010401da470f0101010740')),
    'a native point': withKey(body22('092b06010401da470f01010741')),
    'a wrong bit count': withKey(body22('092b06010401da470f01010640')),
    'a byte too many': withKey(key.body, Uint8Array.of(0)),
    'a byte too few': withKey(key.body.subarray(0, -1)),
    'algorithm 27, a byte too few': withKey(keyBody(27, NOW, point.subarray(1))),
    ECDSA: withKey(fromHex(toHex(key.body).replace(/^(04.{8})16/, '$113'))),
    X25519: withKey(keyBody(25, NOW, point)),
    'not a point of the curve': withKey(keyBody(27, NOW, fromHex(`02${'00'.repeat(31)}`))),
    RSA: async () => (await openpgpKey({ type: 'rsa', rsaBits: 2048 })).publicKey,
    'P-256': async () => (await openpgpKey({ type: 'ecc', curve: 'nistP256' })).publicKey,
  });

  const smallOrder = [
    `01${'00'.repeat(31)}`,
    `ec${'ff'.repeat(30)}7f`,
    '00'.repeat(32),
    `${'00'.repeat(31)}80`,
    '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
    '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
    `01${'00'.repeat(30)}80`,
    `ec${'ff'.repeat(31)}`,
    `ed${'ff'.repeat(30)}7f`,
    `ed${'ff'.repeat(31)}`,
    `ee${'ff'.repeat(30)}7f`,
    `ee${'ff'.repeat(31)}`,
  ];
  it.each(smallOrder)('algorithm: the small-order point %s', async (encoded) => {
    await expectRefusal(withKey(keyBody(22, NOW, fromHex(encoded))), 'algorithm');
    await expectRefusal(withKey(keyBody(27, NOW, fromHex(encoded))), 'algorithm');
  });

  refuses('user-id', {
    none: armored(publicKey(key), good),
    'none, in the sample key of RFC 9580 appendix A.1': armored(
      packet(
        6,
        keyBody(22, 0x53f35f0b, fromHex('3f098994bdd916ed4053197934e4a87c80733a1280d62f8010992e43ee3b2406')),
      ),
    ),
    two: armored(head, good, userId('bob@example.com'), good),
    'the same twice': armored(head, good, userId(), good),
    another: armored(publicKey(key), userId('bob@example.com'), good),
    'capital letters': armored(publicKey(key), userId('Alice@example.com'), good),
    'angle brackets': armored(publicKey(key), userId('<alice@example.com>'), good),
    'a zero byte at its end': armored(publicKey(key), userId(`${USER_ID}\0`), good),
    'a byte order mark': armored(publicKey(key), userId(`\ufeff${USER_ID}`), good),
    'an image beside it': armored(head, good, packet(17, text('x'))),
    'an image instead': armored(publicKey(key), packet(17, text(USER_ID)), good),
    'as OpenPGP.js writes an address': async () =>
      (await openpgpKey({ userIDs: [{ email: USER_ID }] })).publicKey,
  });
});
