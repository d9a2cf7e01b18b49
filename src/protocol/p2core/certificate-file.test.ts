import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { toBase64 } from '../../crypto/encoding.ts';
import { unarmorPublicKey } from '../../crypto/openpgp/armor.ts';
import { makeSelfSignedCertificate } from '../../crypto/openpgp/certify.ts';
import { publicKeyOf } from '../../crypto/openpgp/public-key.ts';
import { fromWire, toWire } from '../../crypto/openpgp/wire.ts';
import { describeWith, throwawayFolder, throwawayGnupg } from '../../testing/foreign-program.ts';
import { ClavesError } from '../claves-error.ts';
import type { Fid } from '../terms.ts';
import { certificateFormat } from './certificate-format.ts';

const key = { seed: new Uint8Array(32).fill(7), created: 1_790_000_000 };
let certificate: Uint8Array;

beforeAll(async () => {
  certificate = await makeSelfSignedCertificate(key, 'example.com', key.created + 365 * 86_400);
});

const utf8 = (text: string) => new TextEncoder().encode(text);

describe('what can be read', () => {
  test('becomes one armored block of the same bytes', () => {
    const { text, extension, mediaType, binary } = certificateFormat.toFile(toWire(certificate));
    expect(binary).toMatchObject({ bytes: certificate, extension: 'pgp' });
    expect({ extension, mediaType }).toEqual({ extension: 'asc', mediaType: 'application/pgp-keys' });
    const [begin, blank, ...rest] = text.split('\n');
    expect([begin, blank]).toEqual(['-----BEGIN PGP PUBLIC KEY BLOCK-----', '']);
    expect(rest.splice(-2)).toEqual(['-----END PGP PUBLIC KEY BLOCK-----', '']);
    expect(rest.pop()).toMatch(/^=[A-Za-z0-9+/]{4}$/);
    for (const line of rest) expect(line.length).toBeLessThanOrEqual(64);
    expect(rest.join('')).toBe(toBase64(certificate));
    expect(fromWire(toBase64(utf8(text)))).toEqual(certificate);
  });

  test('is told packet by packet, without a gap', () => {
    const parts = certificateFormat.toFile(toWire(certificate)).binary?.parts ?? [];
    expect(parts.map(({ name }) => name)).toEqual(['Public Key (6)', 'User ID (13)', 'Signature (2)']);
    expect(parts.map(({ from }) => from)).toEqual([0, ...parts.slice(0, -1).map(({ to }) => to)]);
    expect(parts.at(-1)?.to).toBe(certificate.length);
    expect(parts.map(({ from }) => certificate[from])).toEqual([0xc6, 0xcd, 0xc2]);
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
  expect(certificateFormat.toFile(came)).toEqual({
    text: came,
    extension: 'txt',
    mediaType: 'text/plain',
    binary: null,
  });
});

describe('a key', () => {
  test('is given as its owner alone signed it, armored and not', async () => {
    const { request } = await certificateFormat.makeRequest(key, 'alice@example.com' as Fid);
    const { text, binary } = certificateFormat.toPublicKeyFile(request);
    expect(text).toBe(request);
    expect(binary).toMatchObject({ bytes: unarmorPublicKey(request), extension: 'pgp' });
  });

  test('with its private half has no form but the armored one', async () => {
    const { request } = await certificateFormat.makeRequest(key, 'alice@example.com' as Fid);
    const file = await certificateFormat.toPrivateKeyFile(request, key, 'a heron on one leg');
    expect(file).toMatchObject({ extension: 'asc', binary: null });
    expect(file.text).toMatch(/^-----BEGIN PGP PRIVATE KEY BLOCK-----\n/);
    const other = { ...key, created: key.created + 1 };
    for (const [stored, of] of [
      [request, other],
      [request.slice(1), key],
    ] as const) {
      const refused = certificateFormat.toPrivateKeyFile(stored, of, 'a heron on one leg');
      await expect(refused).rejects.toMatchObject({ code: 'RECORD_DAMAGED' });
    }
  });

  test('is not told as damaged where something else failed', async () => {
    const { request } = await certificateFormat.makeRequest(key, 'alice@example.com' as Fid);
    // Nothing can be sealed under it.
    const failed = certificateFormat.toPrivateKeyFile(request, key, '');
    await expect(failed).rejects.not.toBeInstanceOf(ClavesError);
  });
});

describeWith('gpg', 'GnuPG', () => {
  test.each(['text', 'binary'] as const)('takes the public key in: %s', async (form) => {
    const { request, fingerprint } = await certificateFormat.makeRequest(key, 'alice@example.com' as Fid);
    for (const [file, name] of [
      [certificateFormat.toPublicKeyFile(request), 'alice@example.com'],
      [certificateFormat.toFile(toWire(certificate)), 'example.com'],
    ] as const) {
      const path = join(throwawayFolder(), 'file');
      writeFileSync(path, form === 'text' ? file.text : (file.binary?.bytes ?? ''));
      const gpg = throwawayGnupg();
      gpg('--import', path);
      const listed = gpg('--with-colons', '--list-keys');
      expect(listed).toContain(`:${fingerprint.toUpperCase()}:`);
      expect(listed).toContain(`:${name}:`);
    }
  });

  test('reads the file', async () => {
    const path = join(throwawayFolder(), 'id-cert.asc');
    writeFileSync(path, certificateFormat.toFile(toWire(certificate)).text);
    const shown = throwawayGnupg()('--with-colons', '--show-keys', path);
    const { fingerprint } = await publicKeyOf(key);
    expect(shown).toContain(`:${fingerprint.toUpperCase()}:`);
    expect(shown).toContain(':example.com:');
  });
});
