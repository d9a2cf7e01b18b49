import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { describeWith, type Run, throwawayFolder, throwawayGnupg } from '../../testing/foreign-program.ts';
import { USER_ID } from '../../testing/forge-openpgp.ts';
import { judges, type Made, verdictOf } from '../../testing/request-verdict.ts';

/**
 * Keys of GnuPG before our reader, in the order of the reasons to refuse one. Version 3 it has not made since 2.1,
 * version 6 it does not make at all; what else it does not make is named below.
 */

interface Wanted {
  readonly algorithm?: string;
  readonly usage?: string;
  readonly expiry?: string;
  readonly userId?: string;
  /** Comes before the command that makes the key. */
  readonly options?: readonly string[];
  /** What is done to the key afterwards. */
  readonly change?: (gpg: Run, home: string) => unknown;
  /** Where it is not the public key. */
  readonly take?: (gpg: Run, home: string) => string;
}

const BOB = 'bob@example.com';
const exported = (gpg: Run): string => gpg('--armor', '--export', USER_ID);
const makeBob = (gpg: Run): string => gpg('--quick-gen-key', BOB, 'ed25519', 'sign', '0');

/** A key ring with a key in it: Ed25519, for signing, where nothing else is wanted. */
function made({ algorithm = 'ed25519', usage = 'sign', expiry = '0', userId = USER_ID, ...rest }: Wanted) {
  const home = throwawayFolder();
  const gpg = throwawayGnupg(home);
  gpg(...(rest.options ?? []), '--quick-gen-key', userId, algorithm, usage, expiry);
  rest.change?.(gpg, home);
  return (rest.take ?? exported)(gpg, home);
}

const row = (what: string, wanted: Wanted = {}): Made => [what, () => made(wanted)];

function fingerprintOf(gpg: Run): string {
  return /^fpr:+([0-9A-F]{40}):/m.exec(gpg('--with-colons', '--list-keys', USER_ID))?.[1] ?? '';
}

/** What somebody would type at the prompt of `gpg --edit-key`. */
function edit(...typed: string[]): (gpg: Run, home: string) => void {
  return (gpg, home) => {
    const file = join(home, 'typed');
    writeFileSync(file, [...typed, 'save', ''].join('\n'));
    gpg('--no-batch', '--no-tty', '--command-file', file, '--edit-key', USER_ID);
  };
}

/** GnuPG writes a revocation beside each new key, below a text and a colon that keep it from use by mistake. */
function revocation(gpg: Run, home: string): string {
  const file = join(home, 'openpgp-revocs.d', `${fingerprintOf(gpg)}.rev`);
  const text = readFileSync(file, 'utf8');
  return text.slice(text.indexOf('-----BEGIN'));
}

function importRevocation(gpg: Run, home: string): void {
  const file = join(home, 'revocation.asc');
  writeFileSync(file, revocation(gpg, home));
  gpg('--import', file);
}

/** The head of a JPEG file is all that GnuPG looks at. */
function addPhoto(gpg: Run, home: string): void {
  const file = join(home, 'photo.jpg');
  writeFileSync(file, Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex'));
  edit('addphoto', file)(gpg, home);
}

function addSubkey(algorithm: string, usage: string): (gpg: Run) => unknown {
  return (gpg) => gpg('--quick-add-key', fingerprintOf(gpg), algorithm, usage, '0');
}

const secretKey = (gpg: Run): string => gpg('--armor', '--export-secret-keys', USER_ID);

describeWith('gpg', 'a key of GnuPG', () => {
  judges('accepted', [
    row('Ed25519, for signing'),
    row('Ed25519, for certifying and signing', { usage: 'cert,sign' }),
    row('Ed25519, for signing and authentication, with an end', { usage: 'sign,auth', expiry: '2y' }),
    row('its end moved', {
      expiry: '1d',
      change: (gpg) => gpg('--quick-set-expire', fingerprintOf(gpg), '1y'),
    }),
    row('its preferences changed', { change: edit('setpref SHA256 AES256', 'y') }),
    ...['SHA256', 'SHA384', 'SHA512'].map((hash) => row(hash, { options: ['--cert-digest-algo', hash] })),
    row('a notation and a policy', {
      options: ['--cert-notation', 'a@example.org=b', '--cert-policy-url', 'https://example.org'],
    }),
    row('a comment in its armor', {
      take: (gpg) => gpg('--comment', 'hello', '--armor', '--export', USER_ID),
    }),
  ]);

  judges('armor', [
    row('a private key', { take: secretKey }),
    row('a key twice', { take: (gpg) => exported(gpg) + exported(gpg) }),
    row('text in front', { take: (gpg) => `My key:\n${exported(gpg)}` }),
    row('a signed text', { take: (gpg, home) => gpg('--clear-sign', '-o', '-', textFile(home)) }),
    row('a signature', { take: (gpg, home) => gpg('--armor', '-bo', '-', textFile(home)) }),
    row('a key for SSH', {
      usage: 'sign,auth',
      take: (gpg) => gpg('--export-ssh-key', `${fingerprintOf(gpg)}!`),
    }),
  ]);

  judges('private', [
    row('a private key that is called a public one', {
      take: (gpg) => secretKey(gpg).replaceAll('PRIVATE', 'PUBLIC'),
    }),
    row('a private subkey that is called a public one', {
      change: addSubkey('ed25519', 'sign'),
      take: (gpg) => gpg('--armor', '--export-secret-subkeys', USER_ID).replaceAll('PRIVATE', 'PUBLIC'),
    }),
  ]);

  judges('multiple', [
    row('beside another', { change: makeBob, take: (gpg) => gpg('--armor', '--export') }),
    row('beside an RSA key', {
      change: (gpg) => gpg('--quick-gen-key', BOB, 'rsa2048', 'sign', '0'),
      take: (gpg) => gpg('--armor', '--export'),
    }),
  ]);

  const OTHER_ALGORITHMS = [
    ...['rsa1024', 'rsa2048', 'rsa3072', 'rsa4096', 'dsa1024', 'dsa2048'],
    ...['nistp256', 'nistp384', 'nistp521', 'secp256k1'],
    ...['brainpoolP256r1', 'brainpoolP384r1', 'brainpoolP512r1'],
  ];
  judges('algorithm', [
    ...OTHER_ALGORITHMS.map((algorithm) => row(algorithm, { algorithm })),
    row('what it makes by default', { algorithm: 'rsa3072/cert,sign+rsa3072/encr', usage: '-' }),
    row('a revocation and no key', { take: revocation }),
  ]);

  /** Ed448 is for GnuPG 2.3 and later; with Elgamal and on Curve25519 for ECDH, no primary key can be made. */
  it.each(['ed448', 'elg2048', 'cv25519'])('algorithm: %s, where it can be made', async (algorithm) => {
    try {
      expect(await verdictOf(made({ algorithm }))).toBe('algorithm');
    } catch (refusal) {
      expect(String(refusal)).toMatch(/Unknown elliptic curve|Wrong key usage/);
    }
  });

  judges('user-id', [
    row('a name and an address', { userId: `Alice <${USER_ID}>` }),
    row('a comment', { userId: `${USER_ID} (work)` }),
    row('angle brackets', { userId: `<${USER_ID}>` }),
    row('capital letters', { userId: 'Alice@example.com', take: (gpg) => gpg('--armor', '--export') }),
    row('another address', { userId: BOB, take: (gpg) => gpg('--armor', '--export') }),
    row('two', { change: (gpg) => gpg('--quick-add-uid', USER_ID, 'Alice in Wonderland') }),
    row('two, one of them revoked', {
      change: (gpg) => {
        gpg('--quick-add-uid', USER_ID, 'Alice in Wonderland');
        gpg('--quick-revoke-uid', USER_ID, 'Alice in Wonderland');
      },
    }),
    row('a photo', { change: addPhoto }),
  ]);

  judges('self-signature', [
    ...['MD5', 'SHA1', 'RIPEMD160', 'SHA224'].map((hash) =>
      row(hash, { options: ['--allow-weak-digest-algos', '--cert-digest-algo', hash] }),
    ),
    row('a critical notation', { options: ['--cert-notation', '!a@example.org=b'] }),
  ]);

  judges('usage', [
    row('only certifies', { usage: 'cert' }),
    row('only certifies and authenticates', { usage: 'cert,auth' }),
    row('only certifies, and signs with a subkey', { usage: 'cert', change: addSubkey('ed25519', 'sign') }),
  ]);

  judges('packets', [
    row('with a subkey, as it makes keys for tomorrow', { algorithm: 'future-default', usage: '-' }),
    ...[
      ['cv25519', 'encr'],
      ['ed25519', 'sign'],
      ['elg1024', 'encr'],
      ['rsa2048', 'encr'],
      ['nistp256', 'encr'],
    ].map(([algorithm = '', usage = '']) =>
      row(`with a subkey, ${algorithm}`, { change: addSubkey(algorithm, usage) }),
    ),
    row('certified by another', {
      change: (gpg) => {
        makeBob(gpg);
        gpg('-u', BOB, '--quick-sign-key', fingerprintOf(gpg));
      },
    }),
    row('with a designated revoker', {
      change: (gpg, home) => {
        makeBob(gpg);
        edit('addrevoker', BOB, 'y')(gpg, home);
      },
    }),
  ]);

  judges('expired', [
    row('made for a day in 2020', { options: ['--faked-system-time', '20200101T000000'], expiry: '1d' }),
  ]);
  judges('revoked', [
    row('the key', { change: importRevocation }),
    row('its User ID', {
      change: (gpg) => {
        gpg('--quick-add-uid', USER_ID, 'Alice in Wonderland');
        gpg('--quick-revoke-uid', USER_ID, USER_ID);
      },
      take: (gpg) => gpg('--armor', '--export-filter', `keep-uid=uid = ${USER_ID}`, '--export', USER_ID),
    }),
  ]);
  judges('not-yet-valid', [row('made in 2099', { options: ['--faked-system-time', '20990101T000000'] })]);

  function textFile(home: string): string {
    const file = join(home, 'text');
    writeFileSync(file, 'hello\n');
    return file;
  }
});
