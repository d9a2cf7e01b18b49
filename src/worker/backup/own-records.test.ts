import { describe, expect, test } from 'vitest';
import { Database } from '../../storage/db.ts';
import { backUp, browsersOfTests, PASSPHRASE } from '../../testing/backup-tabs.ts';
import { quickCipher } from '../../testing/storage.ts';
import { sealEnvelope } from './envelope.ts';

const browsers = browsersOfTests();

/** As something other than Claves does it. */
async function put(name: string, store: 'settings' | 'idCerts', record: object): Promise<void> {
  const database = new Database({ name });
  await database.write([store], async (transaction) => {
    await transaction.objectStore(store).put(record as never);
  });
  await database.close();
}

describe('a backup', () => {
  test('is made where the stored settings do not hold, and leaves those out', async () => {
    const { name, tab } = await browsers().enrolled();
    const unchosen = await tab.settings();
    const names = { 'no body': 'Laptop', AAAAAAAAAAAAAAAAAAAAAA: 'half \ud83d' };
    await put(name, 'settings', { id: 'settings', autoLockMinutes: 100_000, rotatesByItself: 1, names });
    expect(await tab.settings()).toEqual(unchosen);
    const { bytes } = await backUp(tab);
    const restored = browsers().open();
    await restored.tab.restoreBackup({ bytes, passphrase: PASSPHRASE, vaultPassphrase: PASSPHRASE });
    expect(await restored.tab.settings()).toEqual(await tab.settings());
  });

  test('of a record that no file may hold is refused with its own error', async () => {
    const { name, tab } = await browsers().enrolled();
    const database = new Database({ name });
    const [idCert] = await database.read((db) => db.getAll('idCerts'));
    await database.close();
    await put(name, 'idCerts', { ...idCert, receivedAt: 1.5 });
    await expect(backUp(tab)).rejects.toMatchObject({ code: 'BACKUP_IMPOSSIBLE' });
    expect((await tab.overview()).backup.madeAt).toBeNull();
  });

  test('that no browser would read again for its size is refused when it is made', async () => {
    const sealed = sealEnvelope(quickCipher, new Uint8Array(200_000_000), PASSPHRASE);
    await expect(sealed).rejects.toMatchObject({ code: 'BACKUP_TOO_LARGE' });
  });
});
