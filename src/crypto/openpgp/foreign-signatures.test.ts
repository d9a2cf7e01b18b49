import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { describeWith, throwawayFolder, throwawayGnupg } from '../../testing/foreign-program.ts';
import { seedOf, text, USER_ID } from '../../testing/forge-openpgp.ts';
import { certificate, NOW, requestOf } from '../../testing/judged-certificates.ts';
import { keyBoundBySequoia, publicHalf, sq } from '../../testing/sequoia-keys.ts';
import { armorPublicKey, unarmorPublicKey } from './armor.ts';
import { signDetached, verifyDetached } from './detached-signature.ts';

/** What GnuPG and Sequoia make of our detached signatures, and we of theirs. */

const DOCUMENT = 'what was signed\nby alice@example.com\n';
const ours = signDetached(text(DOCUMENT), { seed: seedOf(11), created: NOW }, NOW + 1);

interface Files {
  readonly certificate: string;
  readonly signature: string;
  readonly document: string;
}

function filesOf(signer: Uint8Array, signature: string, document = DOCUMENT): Files {
  const folder = throwawayFolder();
  const write = (name: string, content: string): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  return {
    certificate: write('certificate.asc', armorPublicKey(signer)),
    signature: write('document.asc', signature),
    document: write('document', document),
  };
}

describeWith('gpg', 'GnuPG', () => {
  function verify({ certificate, signature, document }: Files): string {
    const gpg = throwawayGnupg();
    gpg('--import', certificate);
    return gpg('--status-fd', '1', '--verify', signature, document);
  }

  it('finds our signature good, by the key of the ID-Cert', async () => {
    const said = verify(filesOf(certificate, await ours));
    expect(said).toContain('GOODSIG');
    // Time of signing, no end, version 4, Ed25519, SHA-512, a binary document: its doc/DETAILS.
    expect(said).toMatch(new RegExp(`VALIDSIG [0-9A-F]{40} \\S+ ${NOW + 1} 0 4 0 22 10 00 `));
  });

  it('finds it bad over anything else, or of another key', async () => {
    const signature = await ours;
    expect(() => verify(filesOf(certificate, signature, `${DOCUMENT}\n`))).toThrow();
    expect(() => verify(filesOf(certificate, signature, DOCUMENT.replaceAll('\n', '\r\n')))).toThrow();
    const stranger = await requestOf(USER_ID, 12);
    expect(() => verify(filesOf(stranger, signature))).toThrow();
  });

  it('makes one that we find good', async () => {
    const gpg = throwawayGnupg();
    gpg('--quick-gen-key', USER_ID, 'ed25519', 'sign', '0');
    const { document } = filesOf(certificate, '');
    const signature = gpg('--armor', '--detach-sign', '--output', '-', document);
    const theirs = unarmorPublicKey(gpg('--armor', '--export'));
    const expected = { certificate: theirs, now: Math.floor(Date.now() / 1000), tolerance: 300 };
    expect(await verifyDetached(signature, text(DOCUMENT), expected)).toBe(true);
    expect(await verifyDetached(signature, text(`${DOCUMENT}x`), expected)).toBe(false);
  });
});

describeWith('sq', 'Sequoia', () => {
  function verify({ certificate, signature, document }: Files): string {
    return sq('verify', '--signer-cert', certificate, '--detached', signature, document);
  }

  it('finds our signature good, by the key of the ID-Cert', async () => {
    expect(verify(filesOf(certificate, await ours))).toBe('');
  });

  it('finds it bad over anything else, or of another key', async () => {
    const signature = await ours;
    expect(() => verify(filesOf(certificate, signature, `${DOCUMENT}x`))).toThrow();
    const stranger = await requestOf(USER_ID, 12);
    expect(() => verify(filesOf(stranger, signature))).toThrow();
  });

  it('makes one that we find good', async () => {
    const key = await keyBoundBySequoia();
    const { document } = filesOf(certificate, '');
    const signature = sq('sign', '--detached', '--signer-key', key, document);
    const theirs = unarmorPublicKey(publicHalf(key));
    const expected = { certificate: theirs, now: Math.floor(Date.now() / 1000), tolerance: 300 };
    expect(await verifyDetached(signature, text(DOCUMENT), expected)).toBe(true);
    expect(await verifyDetached(signature, text(`${DOCUMENT}x`), expected)).toBe(false);
  });
});
