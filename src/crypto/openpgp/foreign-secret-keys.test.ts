import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decryptKey, readPrivateKey } from 'openpgp';
import { beforeAll, describe, expect, it, test } from 'vitest';
import {
  describeWith,
  type Run,
  runner,
  throwawayFolder,
  throwawayGnupg,
} from '../../testing/foreign-program.ts';
import { fileOf } from '../../testing/sequoia-keys.ts';
import { toBase64, toHex } from '../encoding.ts';
import { armorPrivateKey, armorPublicKey, unarmorPublicKey } from './armor.ts';
import { makeCertificateRequest } from './certificate-request.ts';
import { publicKeyOf } from './public-key.ts';
import { NotOfThisKey, withSealedSecret } from './secret-key.ts';

/** What programs made elsewhere make of a private key that leaves this one. */

const PASSPHRASE = 'a heron on one leg – ünbekannt';
const USER_ID = 'alice@example.com';
const created = 1_790_000_000;
/** The second one has a private half that is shorter as an integer. */
const keys = [
  { seed: Uint8Array.from({ length: 32 }, (_, index) => 255 - index), created },
  { seed: Uint8Array.from({ length: 32 }, (_, index) => (index < 2 ? 0 : index)), created },
];

interface Exported {
  readonly key: (typeof keys)[number];
  readonly bytes: Uint8Array;
  readonly armored: string;
  readonly publicHalf: string;
  readonly fingerprint: string;
}
const exported: Exported[] = [];

beforeAll(async () => {
  for (const key of keys) {
    const { armored: publicHalf, fingerprint } = await makeCertificateRequest(key, USER_ID);
    const bytes = await withSealedSecret(unarmorPublicKey(publicHalf), key, PASSPHRASE);
    exported.push({ key, bytes, armored: armorPrivateKey(bytes), publicHalf, fingerprint });
  }
});

/** GnuPG that answers each question for a passphrase with this one. */
function gnupgWith(passphrase: string, home: string): Run {
  const gpg = throwawayGnupg(home);
  return (...args) => gpg('--passphrase', passphrase, ...args);
}

function importAndSign(gpg: Run, { armored, fingerprint }: Exported, file: string): void {
  gpg('--import', fileOf(armored));
  writeFileSync(file, 'what is signed');
  gpg('--local-user', fingerprint, '--detach-sign', file);
}

describeWith('gpg', 'GnuPG', () => {
  it.each([0, 1])(
    'imports key %i, signs with it, and whoever has the public half finds that good',
    (index) => {
      const each = exported[index] as Exported;
      const file = join(throwawayFolder(), 'message');
      const gpg = gnupgWith(PASSPHRASE, throwawayFolder());
      importAndSign(gpg, each, file);
      const listed = gpg('--with-colons', '--list-secret-keys')
        .split('\n')
        .map((line) => line.split(':'));
      expect(listed.find(([kind]) => kind === 'sec')?.slice(3, 6)).toEqual([
        '22',
        each.fingerprint.slice(-16).toUpperCase(),
        String(created),
      ]);
      expect(listed.find(([kind]) => kind === 'fpr')?.[9]).toBe(each.fingerprint.toUpperCase());
      expect(listed.find(([kind]) => kind === 'uid')?.[9]).toBe(USER_ID);

      const reader = throwawayGnupg();
      reader('--import', fileOf(each.publicHalf));
      const status = reader('--status-fd', '1', '--verify', `${file}.sig`, file);
      expect(status).toContain(`[GNUPG:] VALIDSIG ${each.fingerprint.toUpperCase()}`);
    },
  );

  it('does not sign with it under another passphrase', () => {
    const gpg = gnupgWith('another heron', throwawayFolder());
    const file = join(throwawayFolder(), 'message');
    expect(() => importAndSign(gpg, exported[0] as Exported, file)).toThrow(/Bad passphrase/);
  });
});

describeWith('sq', 'Sequoia', () => {
  it.each([0, 1])('reads key %i, and finds its private half encrypted', (index) => {
    const { armored, fingerprint } = exported[index] as Exported;
    const said = runner('sq', {}, armored)('inspect');
    expect(said).toContain(`Fingerprint: ${fingerprint.toUpperCase()}`);
    expect(said).toContain('Secret key: Encrypted');
    expect(said).toContain(`UserID: ${USER_ID}\n`);
    expect(said).not.toMatch(/invalid|bad signature/i);
    const dumped = runner('sq', {}, armored)('packet', 'dump');
    for (const told of ['Hash: SHA256', 'Hash bytes: 65011712', 'Sym. algo: AES-256']) {
      expect(dumped).toContain(told);
    }
  });
});

describe('OpenPGP.js', () => {
  it.each([0, 1])('opens key %i and finds the same seed', async (index) => {
    const { armored, fingerprint, key } = exported[index] as Exported;
    const privateKey = await readPrivateKey({ armoredKey: armored });
    expect(privateKey.isDecrypted()).toBe(false);
    expect(privateKey.getFingerprint()).toBe(fingerprint);
    expect(privateKey.getCreationTime().getTime()).toBe(created * 1000);
    await expect(decryptKey({ privateKey, passphrase: 'another heron' })).rejects.toThrow('passphrase');
    const opened = await decryptKey({ privateKey, passphrase: PASSPHRASE });
    const { privateParams } = opened.keyPacket as unknown as { privateParams: { seed: Uint8Array } };
    expect(toHex(privateParams.seed)).toBe(toHex(key.seed));
  });
});

test('the seed stands nowhere in the file, nor its public half as if it were private', () => {
  for (const { key, bytes, armored } of exported) {
    for (let offset = 0; offset + 8 <= key.seed.length; offset++) {
      expect(toHex(bytes)).not.toContain(toHex(key.seed.subarray(offset, offset + 8)));
    }
    expect(armored).not.toContain(toBase64(key.seed).slice(0, 8));
    expect(() => unarmorPublicKey(armored)).toThrow();
  }
});

test('a key never looks the same twice', async () => {
  const [key] = keys;
  if (!key) throw new Error('no key');
  const request = unarmorPublicKey((await makeCertificateRequest(key, USER_ID)).armored);
  expect(await withSealedSecret(request, key, PASSPHRASE)).not.toEqual(exported[0]?.bytes);
});

test('the private half of another key, or of another second, is not put to a certificate', async () => {
  const [key, other] = keys;
  if (!key || !other) throw new Error('no key');
  const request = unarmorPublicKey((await makeCertificateRequest(key, USER_ID)).armored);
  for (const wrong of [other, { ...key, created: created + 1 }]) {
    await expect(withSealedSecret(request, wrong, PASSPHRASE)).rejects.toThrow(NotOfThisKey);
  }
  const { body } = await publicKeyOf(key);
  await expect(withSealedSecret(body, key, PASSPHRASE)).rejects.toThrow(NotOfThisKey);
  expect(armorPublicKey(request)).toContain('PUBLIC KEY BLOCK');
});
