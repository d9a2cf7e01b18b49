import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  describeWith,
  type Run,
  runner,
  throwawayFolder,
  throwawayGnupg,
} from '../../testing/foreign-program.ts';
import { USER_ID } from '../../testing/forge-openpgp.ts';
import { readCertificateRequest } from './read-request.ts';
import { RequestRefused } from './request-refused.ts';

/** `accepted`, or why the request is refused. */
async function verdict(armored: string): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  try {
    await readCertificateRequest(armored, { userId: USER_ID, now, tolerance: 300 });
    return 'accepted';
  } catch (error) {
    if (error instanceof RequestRefused) return error.reason;
    throw error;
  }
}

interface Wanted {
  readonly algorithm?: string;
  readonly usage?: string;
  readonly expiry?: string;
  readonly userId?: string;
  /** What is done to the key before it is exported. */
  readonly change?: (gpg: Run) => unknown;
}

/** A key that GnuPG makes: Ed25519, for signing, where nothing else is wanted. */
function gnupgKey({ algorithm = 'ed25519', usage = 'sign', ...wanted }: Wanted = {}): string {
  const gpg = throwawayGnupg();
  gpg('--quick-gen-key', wanted.userId ?? USER_ID, algorithm, usage, wanted.expiry ?? '0');
  wanted.change?.(gpg);
  return gpg('--armor', '--export');
}

describeWith('gpg', 'a key of GnuPG', () => {
  it('is accepted where it signs and does nothing else', async () => {
    expect(await verdict(gnupgKey())).toBe('accepted');
    expect(await verdict(gnupgKey({ usage: 'sign,auth', expiry: '2y' }))).toBe('accepted');
  });

  it('is accepted after its expiry was changed', async () => {
    const change = (gpg: Run): unknown => gpg('--quick-set-expire', fingerprintOf(gpg), '1y');
    expect(await verdict(gnupgKey({ expiry: '1d', change }))).toBe('accepted');
  });

  it('is refused with its private half', async () => {
    const gpg = throwawayGnupg();
    gpg('--quick-gen-key', USER_ID, 'ed25519', 'sign', '0');
    const exported = gpg('--armor', '--export-secret-keys');
    expect(await verdict(exported)).toBe('armor');
    expect(await verdict(exported.replaceAll('PRIVATE', 'PUBLIC'))).toBe('private');
  });

  it('is refused beside another key', async () => {
    const change = (gpg: Run): unknown => gpg('--quick-gen-key', 'bob@example.com', 'ed25519', 'sign', '0');
    expect(await verdict(gnupgKey({ change }))).toBe('multiple');
  });

  it.each([
    ['RSA', 'rsa2048'],
    ['P-256', 'nistp256'],
  ])('is refused where it is %s', async (_, algorithm) => {
    expect(await verdict(gnupgKey({ algorithm }))).toBe('algorithm');
  });

  it('is refused under another User ID, or with two', async () => {
    expect(await verdict(gnupgKey({ userId: `Alice <${USER_ID}>` }))).toBe('user-id');
    const change = (gpg: Run): unknown => gpg('--quick-add-uid', USER_ID, 'Alice in Wonderland');
    expect(await verdict(gnupgKey({ change }))).toBe('user-id');
  });

  it('is refused where it only certifies', async () => {
    expect(await verdict(gnupgKey({ usage: 'cert' }))).toBe('usage');
  });

  it('is refused with a subkey', async () => {
    expect(await verdict(gnupgKey({ algorithm: 'future-default', usage: 'default' }))).toBe('packets');
  });

  it('is refused after it has expired, or been revoked', async () => {
    const gpg = throwawayGnupg();
    gpg('--faked-system-time', '20200101T000000', '--quick-gen-key', USER_ID, 'ed25519', 'sign', '1d');
    expect(await verdict(gpg('--armor', '--export'))).toBe('expired');
    expect(await verdict(revokedKey())).toBe('revoked');
  });

  it('is refused with a date in the future', async () => {
    const gpg = throwawayGnupg();
    gpg('--faked-system-time', '20990101T000000', '--quick-gen-key', USER_ID, 'ed25519', 'sign', '0');
    expect(await verdict(gpg('--armor', '--export'))).toBe('not-yet-valid');
  });

  function fingerprintOf(gpg: Run): string {
    return /^fpr:+([0-9A-F]{40}):/m.exec(gpg('--with-colons', '--list-keys'))?.[1] ?? '';
  }

  /** GnuPG writes a revocation beside each new key, with a colon that keeps it from being imported by mistake. */
  function revokedKey(): string {
    const home = throwawayFolder();
    const gpg = throwawayGnupg(home);
    gpg('--quick-gen-key', USER_ID, 'ed25519', 'sign', '0');
    const file = join(home, 'openpgp-revocs.d', `${fingerprintOf(gpg)}.rev`);
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^:/m, ''));
    gpg('--import', file);
    return gpg('--armor', '--export');
  }
});

describeWith('sq', 'a key of Sequoia', () => {
  it('is refused, because its primary key does not sign', async () => {
    const file = join(throwawayFolder(), 'key.pgp');
    const sq = runner('sq');
    sq('key', 'generate', '--userid', USER_ID, '--export', file);
    expect(await verdict(sq('key', 'extract-cert', file))).toBe('usage');
  });
});
