import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { toBase64 } from '../../crypto/encoding.ts';
import { makeSelfSignedCertificate } from '../../crypto/openpgp/certify.ts';
import { publicKeyOf } from '../../crypto/openpgp/public-key.ts';
import { fromWire, toWire } from '../../crypto/openpgp/wire.ts';
import { describeWith, throwawayFolder, throwawayGnupg } from '../../testing/foreign-program.ts';
import { certificateFormat } from './certificate-format.ts';

const key = { seed: new Uint8Array(32).fill(7), created: 1_790_000_000 };
let certificate: Uint8Array;

beforeAll(async () => {
  certificate = await makeSelfSignedCertificate(key, 'example.com', key.created + 365 * 86_400);
});

const utf8 = (text: string) => new TextEncoder().encode(text);

describe('what can be read', () => {
  test('becomes one armored block of the same bytes', () => {
    const { text, extension, mediaType } = certificateFormat.toFile(toWire(certificate));
    expect({ extension, mediaType }).toEqual({ extension: 'asc', mediaType: 'application/pgp-keys' });
    const [begin, blank, ...rest] = text.split('\n');
    expect([begin, blank]).toEqual(['-----BEGIN PGP PUBLIC KEY BLOCK-----', '']);
    expect(rest.splice(-2)).toEqual(['-----END PGP PUBLIC KEY BLOCK-----', '']);
    expect(rest.pop()).toMatch(/^=[A-Za-z0-9+/]{4}$/);
    for (const line of rest) expect(line.length).toBeLessThanOrEqual(64);
    expect(rest.join('')).toBe(toBase64(certificate));
    expect(fromWire(toBase64(utf8(text)))).toEqual(certificate);
  });

  test('is written alike however the server has armored it', () => {
    const { text } = certificateFormat.toFile(toWire(certificate));
    const chatty = text.replace('\n\n', '\nVersion: 1\nComment: from a server\n\n').replaceAll('\n', '\r\n');
    expect(certificateFormat.toFile(toBase64(utf8(chatty)))).toEqual(
      certificateFormat.toFile(toWire(certificate)),
    );
  });
});

test.each([
  ['no Base64', 'nonsense!'],
  ['nothing', ''],
  ['the Base64 of no armor', toBase64(utf8('hello'))],
  [
    'armor that is not wrapped',
    '-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nAAAA\n-----END PGP PUBLIC KEY BLOCK-----',
  ],
])('what cannot be read is kept as it came: %s', (_what, came) => {
  expect(certificateFormat.toFile(came)).toEqual({ text: came, extension: 'txt', mediaType: 'text/plain' });
});

describeWith('gpg', 'GnuPG', () => {
  test('reads the file', async () => {
    const path = join(throwawayFolder(), 'id-cert.asc');
    writeFileSync(path, certificateFormat.toFile(toWire(certificate)).text);
    const shown = throwawayGnupg()('--with-colons', '--show-keys', path);
    const { fingerprint } = await publicKeyOf(key);
    expect(shown).toContain(`:${fingerprint.toUpperCase()}:`);
    expect(shown).toContain(':example.com:');
  });
});
