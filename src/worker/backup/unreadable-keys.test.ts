import { describe, expect, test } from 'vitest';
import { backUp, browsersOfTests, fingerprintOf, PASSPHRASE, PROOF } from '../../testing/backup-tabs.ts';
import { allStored, spoilSecrets } from '../../testing/stored.ts';
import type { JourneyProgress } from '../use-cases.ts';

const PASSWORD = 'a decent password';

const browsers = browsersOfTests();

describe('keys that do not open', () => {
  async function damaged() {
    const { name, tab } = await browsers().enrolled();
    const file = await backUp(tab);
    const current = await fingerprintOf(tab);
    let spoiled = 0;
    await spoilSecrets(name, 'keyPackages', () => spoiled++ < 3);
    return { name, tab, file, current };
  }

  test('keep a backup from being made, and are counted', async () => {
    const { name, tab, current } = await damaged();
    await spoilSecrets(name, 'identityKeys', ({ fingerprint }) => fingerprint === current);
    await expect(backUp(tab)).rejects.toMatchObject({
      code: 'KEYS_UNREADABLE',
      details: { unreadable: { identityKeys: 1, privateHalves: 3 } },
    });
  });

  test('are mended by an earlier file that holds them', async () => {
    const { name, tab, file, current } = await damaged();
    await spoilSecrets(name, 'identityKeys', ({ fingerprint }) => fingerprint === current);
    const { added } = await tab.restoreBackup({ ...file, vaultPassphrase: null });
    expect(added).toEqual({ identityKeys: 1, idCerts: 0, privateHalves: 3 });
    const { leftOut } = await tab.makeBackup({ proof: PROOF, passphrase: null });
    expect(leftOut).toEqual({ identityKeys: 0, privateHalves: 0 });
    expect(await fingerprintOf(tab)).toBe(current);
    await tab.rotate();
  });

  test('are left out where the person says so, and the rest of the file comes back', async () => {
    const { tab } = await damaged();
    const made = await tab.makeBackup({ proof: PROOF, passphrase: null, withoutDamaged: true });
    expect(made.leftOut).toEqual({ identityKeys: 0, privateHalves: 3 });
    const other = browsers().open().tab;
    const sealed = { bytes: made.bytes, passphrase: PASSPHRASE };
    const { added } = await other.restoreBackup({ ...sealed, vaultPassphrase: PASSPHRASE });
    expect(added).toEqual({ identityKeys: 1, idCerts: 1, privateHalves: 98 });
    expect(await other.status()).toMatchObject({ phase: 'ready' });
  });

  test.each([
    ['idle', async () => undefined],
    ['in the middle of a rotation', cutOffRotation],
  ])('end the session in the file where its current key is among them: %s', async (_when, before) => {
    const { name, tab } = await browsers().enrolled();
    await before(name);
    await spoilSecrets(name, 'identityKeys', ({ state }) => state === 'current');
    const { bytes } = await tab.makeBackup({ proof: PROOF, passphrase: null, withoutDamaged: true });
    const other = browsers().open();
    await other.tab.restoreBackup({ bytes, passphrase: PASSPHRASE, vaultPassphrase: PASSPHRASE });
    expect(await other.tab.status()).toMatchObject({ phase: 'signed-out' });
    const { journal, keyPackages } = await allStored(other.name);
    expect(journal).toEqual([]);
    expect(keyPackages?.length).toBeGreaterThanOrEqual(101);
  });

  /** Its new key has an ID-Cert, and its KeyPackages are made but not sent. */
  async function cutOffRotation(name: string): Promise<void> {
    const person = new AbortController();
    const onProgress = ({ state }: JourneyProgress) => state === 'STAGED' && person.abort();
    const other = browsers().open(name).tab;
    await other.unlock(PROOF);
    await expect(other.rotate(undefined, { signal: person.signal, onProgress })).rejects.toMatchObject({
      code: 'STOPPED',
    });
  }

  test('end a journey in the file that would send what has no private half', async () => {
    const { name, tab } = await browsers().enrolled();
    await cutOffRotation(name);
    await spoilSecrets(name, 'keyPackages', ({ state }) => state === 'staged');
    const { bytes } = await tab.makeBackup({ proof: PROOF, passphrase: null, withoutDamaged: true });
    const other = browsers().open();
    await other.tab.restoreBackup({ bytes, passphrase: PASSPHRASE, vaultPassphrase: PASSPHRASE });
    await other.tab.resumeSignIn({ password: PASSWORD });
    await other.tab.catchUp();
    await other.tab.replenish();
    expect((await other.tab.overview()).pool.available).toBe(100);
  });
});
