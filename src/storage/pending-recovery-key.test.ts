import { beforeEach, expect, test } from 'vitest';
import type { Proof } from '../flows/ways-in.ts';
import { freshName, openStorage } from '../testing/storage.ts';
import type { Vault } from './vault.ts';

const byPassphrase: Proof = { kind: 'passphrase', passphrase: 'correct horse' };

let name: string;
let first: Vault;
let second: Vault;
beforeEach(async () => {
  name = freshName();
  first = openStorage(name).vault;
  await first.create('correct horse');
  second = await unlocked(byPassphrase);
});

/** Another tab's vault. Throws where the proof opens nothing. */
async function unlocked(proof: Proof): Promise<Vault> {
  const { vault } = openStorage(name);
  await vault.unlock(proof);
  return vault;
}

async function made(tab: Vault): Promise<string> {
  const recoveryKey = await tab.makeRecoveryKey(byPassphrase, 123);
  await tab.confirmRecoveryKey(recoveryKey);
  return recoveryKey;
}

test('a recovery key never takes the place of one that another tab stored since it was made', async () => {
  const late = await first.makeRecoveryKey(byPassphrase, 123);
  const stored = await made(second);
  await expect(first.confirmRecoveryKey(late)).rejects.toMatchObject({ code: 'RECOVERY_KEY_CHANGED' });
  await unlocked({ kind: 'recovery-key', recoveryKey: stored });
  const later = await first.makeRecoveryKey(byPassphrase, 456);
  const newest = await made(second);
  await expect(first.confirmRecoveryKey(later)).rejects.toMatchObject({ code: 'RECOVERY_KEY_CHANGED' });
  await unlocked({ kind: 'recovery-key', recoveryKey: newest });
});

test('nor comes back after another tab removed the one before; a new one is stored', async () => {
  await made(second);
  const late = await first.makeRecoveryKey(byPassphrase, 456);
  await second.removeRecoveryKey();
  await expect(first.confirmRecoveryKey(late)).rejects.toMatchObject({ code: 'RECOVERY_KEY_CHANGED' });
  expect((await second.waysIn()).recoveryKey).toBeNull();
  await unlocked({ kind: 'recovery-key', recoveryKey: await made(first) });
});
