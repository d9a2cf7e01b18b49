import { join } from 'node:path';
import { describeWith, throwawayFolder } from '../../testing/foreign-program.ts';
import { USER_ID } from '../../testing/forge-openpgp.ts';
import type { OpenpgpOptions } from '../../testing/openpgp-keys.ts';
import { judges, type Made } from '../../testing/request-verdict.ts';
import { fileOf, keyBoundBySequoia, publicHalf, sequoiaKey, sq } from '../../testing/sequoia-keys.ts';

/**
 * Keys of Sequoia's `sq` before our reader, in the order of the reasons to refuse one. The version that Debian 12 has
 * makes keys of version 4 and three cipher suites, and no primary key that may sign: keys of its own are refused for
 * that at the latest. So a signing key of OpenPGP.js takes it further, to which Sequoia binds the User ID.
 */

const BOB = 'bob@example.com';
const own = (what: string, ...options: string[]): Made => [
  what,
  () => publicHalf(sequoiaKey('--userid', USER_ID, ...options)),
];

const boundRow = (what: string, options: OpenpgpOptions = {}, time?: string): Made => [
  what,
  async () => publicHalf(await keyBoundBySequoia(options, time)),
];

/** What Sequoia makes of the key in that file. */
const changed = (what: string, change: (file: string) => string): Made => [
  what,
  async () => change(await keyBoundBySequoia()),
];

function fingerprintOf(file: string): string {
  return /Fingerprint: ([0-9A-F]{40})/.exec(sq('inspect', file))?.[1] ?? '';
}

describeWith('sq', 'a key of Sequoia', () => {
  judges('accepted', [
    boundRow('a signing key whose User ID it binds'),
    boundRow('the same with an end', { keyExpirationTime: 86_400 }),
    changed('after its armor was taken off and put on again', (file) =>
      sq('armor', '--label', 'cert', binaryOf(publicHalf(file))),
    ),
  ]);

  judges('armor', [
    changed('a private key', (file) => sq('armor', file)),
    changed('a key twice', (file) => publicHalf(file) + publicHalf(file)),
    changed('a signature', (file) => sq('sign', '--detached', '--signer-key', file, fileOf('hello'))),
  ]);

  judges('private', [
    changed('a private key that is called a public one', (file) =>
      sq('packet', 'join', '--label', 'cert', file),
    ),
    ['its own', () => sq('packet', 'join', '--label', 'cert', sequoiaKey('--userid', USER_ID))],
  ]);

  judges('multiple', [
    changed('a ring of two', (file) =>
      sq('keyring', 'join', fileOf(publicHalf(file)), fileOf(publicHalf(bob()))),
    ),
  ]);

  judges('algorithm', [
    own('RSA of 3,072 bits', '--cipher-suite', 'rsa3k'),
    own('RSA of 4,096 bits', '--cipher-suite', 'rsa4k'),
    boundRow('P-256, whose User ID it binds', { type: 'ecc', curve: 'nistP256' }),
    changed('a revocation and no key', revocationOf),
  ]);

  judges('user-id', [
    own('two', '--userid', 'Alice in Wonderland'),
    ['none', () => publicHalf(sequoiaKey())],
    ['a name and an address', () => publicHalf(sequoiaKey('--userid', `Alice <${USER_ID}>`))],
    ['another', () => publicHalf(sequoiaKey('--userid', BOB))],
    changed('a second one, added later', (file) =>
      publicHalf(fileOf(sq('key', 'userid', 'add', '--userid', 'Alice', file))),
    ),
  ]);

  judges('usage', [
    own('what it makes by default'),
    own('one without subkeys', '--cannot-sign', '--cannot-encrypt', '--cannot-authenticate'),
    own('one with an end', '--expires-in', '1y'),
    own('one that has ended', '--creation-time', '20200101', '--expires-in', '1d'),
    own('one made in 2099', '--creation-time', '20990101'),
  ]);

  judges('packets', [
    changed('certified by another', (file) => sq('certify', bob(), fileOf(publicHalf(file)), USER_ID)),
    changed('certified by another, with a notation', (file) =>
      sq('certify', '--notation', 'a@example.org', 'b', bob(), fileOf(publicHalf(file)), USER_ID),
    ),
    changed('with a key that it has adopted', (file) => {
      const other = bob('--cannot-encrypt', '--cannot-authenticate');
      return publicHalf(fileOf(sq('key', 'adopt', '--keyring', other, '--key', fingerprintOf(other), file)));
    }),
  ]);

  judges('expired', [
    boundRow(
      'made for a day in 2020, its User ID bound on that day',
      { date: new Date('2020-01-01'), keyExpirationTime: 86_400 },
      '20200101T120000',
    ),
  ]);

  judges('revoked', [
    changed('the key', (file) =>
      sq('packet', 'join', '--label', 'cert', fileOf(publicHalf(file)), fileOf(revocationOf(file))),
    ),
    changed('its User ID', (file) => {
      const key = fileOf(publicHalf(file));
      return sq('revoke', 'userid', '--certificate', key, '--revocation-key', file, USER_ID, 'retired', 'x');
    }),
  ]);

  judges('not-yet-valid', [
    boundRow('made in 2099', { date: new Date('2099-01-01') }, '20990102'),
    boundRow('its User ID bound in 2099', {}, '20990102'),
  ]);

  /** The file of somebody else's key. */
  function bob(...options: string[]): string {
    return sequoiaKey('--userid', BOB, ...options);
  }

  function revocationOf(file: string): string {
    return sq('revoke', 'certificate', '--certificate', file, 'retired', 'x');
  }

  function binaryOf(armored: string): string {
    const file = join(throwawayFolder(), 'binary.pgp');
    sq('dearmor', '--output', file, fileOf(armored));
    return file;
  }
});
