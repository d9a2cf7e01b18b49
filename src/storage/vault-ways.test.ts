import { beforeEach, describe, expect, test } from 'vitest';
import type { RecordAddress } from '../flows/ports.ts';
import type { Passkey, Proof } from '../flows/ways-in.ts';
import type { Fid, SessionId } from '../protocol/terms.ts';
import { freshName, openStorage } from '../testing/storage.ts';
import type { Database } from './db.ts';
import type { Vault } from './vault.ts';
import type { VaultRecord } from './vault-records.ts';

const passphrase = 'correct horse';
const byPassphrase: Proof = { kind: 'passphrase', passphrase };
const address: RecordAddress = {
  store: 'identityKeys',
  id: 'a',
  fid: 'alice@example.com' as Fid,
  sessionId: 'one' as SessionId,
};
const secret = new Uint8Array([1, 2, 3]);
const phone: Passkey = {
  credentialId: 'cGhvbmU',
  name: 'Phone',
  madeAt: 100,
  transports: ['internal', 'hybrid'],
};
const usbKey: Passkey = { credentialId: 'dXNi', name: 'USB key', madeAt: 200, transports: ['usb'] };
const OTHER_SECRET = new Uint8Array(32).fill(9);
const PHONE_SECRET = new Uint8Array(32).fill(1);

let name: string;
let database: Database;
let vault: Vault;
beforeEach(async () => {
  name = freshName();
  ({ database, vault } = openStorage(name));
  await vault.create(passphrase);
});

function byRecoveryKey(recoveryKey: string): Proof {
  return { kind: 'recovery-key', recoveryKey };
}

function byPasskey({ credentialId }: Passkey, prf: Uint8Array): Proof {
  return { kind: 'passkey', credentialId, secret: prf };
}

async function withRecoveryKey(of: Vault = vault): Promise<string> {
  const recoveryKey = await of.makeRecoveryKey(byPassphrase, 123);
  await of.confirmRecoveryKey(recoveryKey);
  return recoveryKey;
}

/** A worker that was just started, its vault locked. */
function restarted(): Vault {
  return openStorage(name).vault;
}

async function recordsOf(of: Database): Promise<VaultRecord[]> {
  return of.read((db) => db.getAll('vault'));
}

describe('a recovery key', () => {
  test('opens the vault once it was typed back, however it is typed', async () => {
    const sealed = await vault.seal(address, secret);
    const recoveryKey = await vault.makeRecoveryKey(byPassphrase, 123);
    await expect(restarted().unlock(byRecoveryKey(recoveryKey))).rejects.toMatchObject({
      code: 'RECOVERY_KEY_WRONG',
    });
    expect((await vault.waysIn()).recoveryKey).toBeNull();
    await vault.confirmRecoveryKey(recoveryKey.toLowerCase().replaceAll('-', ' '));
    expect((await restarted().waysIn()).recoveryKey).toEqual({ madeAt: 123 });
    const again = restarted();
    await again.unlock(byRecoveryKey(` ${recoveryKey.toLowerCase()}`));
    expect(await again.open(address, sealed)).toEqual(secret);
  });

  test('is confirmed by none but the one that was just made, and the one before works until then', async () => {
    const first = await withRecoveryKey();
    const slip = `${first.slice(0, -1)}${first.endsWith('0') ? '1' : '0'}`;
    const second = await vault.makeRecoveryKey(byPassphrase, 456);
    await expect(vault.confirmRecoveryKey(slip)).rejects.toMatchObject({ code: 'RECOVERY_KEY_MISTYPED' });
    await expect(vault.confirmRecoveryKey(first)).rejects.toMatchObject({ code: 'RECOVERY_KEY_WRONG' });
    await restarted().unlock(byRecoveryKey(first));
    await vault.confirmRecoveryKey(second);
    await restarted().unlock(byRecoveryKey(second));
    await expect(restarted().unlock(byRecoveryKey(first))).rejects.toMatchObject({
      code: 'RECOVERY_KEY_WRONG',
    });
  });

  test('that was not typed back before the worker ended is gone', async () => {
    const recoveryKey = await vault.makeRecoveryKey(byPassphrase, 123);
    const again = restarted();
    await again.unlock(byPassphrase);
    await expect(again.confirmRecoveryKey(recoveryKey)).rejects.toMatchObject({ code: 'RECOVERY_KEY_WRONG' });
    expect(await recordsOf(database)).toHaveLength(1);
  });

  test('of another vault, or mistyped, opens nothing; removed, neither', async () => {
    const recoveryKey = await withRecoveryKey();
    const { vault: other } = openStorage(freshName());
    await other.create(passphrase);
    const foreign = await withRecoveryKey(other);
    await expect(restarted().unlock(byRecoveryKey(foreign))).rejects.toMatchObject({
      code: 'RECOVERY_KEY_WRONG',
    });
    await expect(restarted().unlock(byRecoveryKey('0000-0000'))).rejects.toMatchObject({
      code: 'RECOVERY_KEY_MISTYPED',
    });
    expect(await vault.removeRecoveryKey()).toBe(true);
    expect(await vault.removeRecoveryKey()).toBe(false);
    await expect(restarted().unlock(byRecoveryKey(recoveryKey))).rejects.toMatchObject({
      code: 'RECOVERY_KEY_WRONG',
    });
    await restarted().unlock(byPassphrase);
  });
});

describe('a passkey', () => {
  test('opens the vault beside others, each by its own secret', async () => {
    const sealed = await vault.seal(address, secret);
    const before = (await vault.waysIn()).passkeys;
    expect([before.salt.length, before.userHandle.length, before.list]).toEqual([32, 16, []]);
    await vault.addPasskey(byPassphrase, phone, PHONE_SECRET);
    await vault.addPasskey(byPasskey(phone, PHONE_SECRET), usbKey, OTHER_SECRET);
    expect((await restarted().waysIn()).passkeys).toEqual({ ...before, list: [phone, usbKey] });
    for (const proof of [byPasskey(phone, PHONE_SECRET), byPasskey(usbKey, OTHER_SECRET)]) {
      const again = restarted();
      await again.unlock(proof);
      expect(await again.open(address, sealed)).toEqual(secret);
    }
  });

  test.each([
    ['another’s secret', byPasskey(phone, OTHER_SECRET)],
    ['a short secret', byPasskey(phone, PHONE_SECRET.subarray(1))],
    ['a credential that is not known', byPasskey(usbKey, PHONE_SECRET)],
  ])('does not open it with %s', async (_name, proof) => {
    await vault.addPasskey(byPassphrase, phone, PHONE_SECRET);
    await expect(restarted().unlock(proof)).rejects.toMatchObject({ code: 'PASSKEY_WRONG' });
  });

  test('that is added again replaces itself; removed, it opens nothing', async () => {
    await vault.addPasskey(byPassphrase, phone, PHONE_SECRET);
    await vault.addPasskey(byPassphrase, usbKey, OTHER_SECRET);
    await vault.addPasskey(byPassphrase, { ...phone, name: 'New phone' }, OTHER_SECRET);
    expect((await vault.waysIn()).passkeys.list.map((each) => each.name)).toEqual(['USB key', 'New phone']);
    await expect(restarted().unlock(byPasskey(phone, PHONE_SECRET))).rejects.toMatchObject({
      code: 'PASSKEY_WRONG',
    });
    expect(await vault.removePasskey(phone.credentialId)).toMatchObject({ name: 'New phone' });
    expect(await vault.removePasskey(phone.credentialId)).toBeNull();
    await expect(restarted().unlock(byPasskey(phone, OTHER_SECRET))).rejects.toMatchObject({
      code: 'PASSKEY_WRONG',
    });
    await restarted().unlock(byPasskey(usbKey, OTHER_SECRET));
  });

  test('that two tabs add at once does not cost the other', async () => {
    const tabs = await Promise.all(
      [phone, usbKey].map(async (passkey) => {
        const tab = restarted();
        await tab.unlock(byPassphrase);
        return { tab, passkey };
      }),
    );
    await Promise.all(tabs.map(({ tab, passkey }) => tab.addPasskey(byPassphrase, passkey, OTHER_SECRET)));
    expect((await vault.waysIn()).passkeys.list).toHaveLength(2);
    await restarted().unlock(byPasskey(phone, OTHER_SECRET));
    await restarted().unlock(byPasskey(usbKey, OTHER_SECRET));
  });
});

describe('a change of passphrase', () => {
  test('leaves all other ways in, and every record byte for byte', async () => {
    const sealed = await vault.seal(address, secret);
    const recoveryKey = await withRecoveryKey();
    await vault.addPasskey(byPassphrase, phone, PHONE_SECRET);
    const [before] = [await recordsOf(database)];
    await vault.changePassphrase(byPassphrase, 'another horse');
    const after = await recordsOf(database);
    expect(after.filter(({ id }) => id !== 'header')).toEqual(before.filter(({ id }) => id !== 'header'));
    expect(after).not.toEqual(before);
    await expect(restarted().unlock(byPassphrase)).rejects.toMatchObject({ code: 'PASSPHRASE_WRONG' });
    const proofs = [
      { kind: 'passphrase', passphrase: 'another horse' } as const,
      byRecoveryKey(recoveryKey),
      byPasskey(phone, PHONE_SECRET),
    ];
    for (const proof of proofs) {
      const again = restarted();
      await again.unlock(proof);
      expect(await again.open(address, sealed)).toEqual(secret);
    }
  });

  test('takes any way in for a proof: a passphrase can be forgotten', async () => {
    const recoveryKey = await withRecoveryKey();
    await vault.addPasskey(byPassphrase, phone, PHONE_SECRET);
    for (const [proof, next] of [
      [byRecoveryKey(recoveryKey), 'the second one'],
      [byPasskey(phone, PHONE_SECRET), 'the third one'],
    ] as const) {
      await vault.changePassphrase(proof, next);
      await restarted().unlock({ kind: 'passphrase', passphrase: next });
    }
  });

  test('keeps the salt and the user handle that authenticators know', async () => {
    const { passkeys } = await vault.waysIn();
    await vault.changePassphrase(byPassphrase, 'another horse');
    expect((await vault.waysIn()).passkeys).toEqual(passkeys);
  });

  test('refuses a weak one and a wrong proof, and changes nothing', async () => {
    const before = await recordsOf(database);
    await expect(vault.changePassphrase(byPassphrase, '1234567')).rejects.toMatchObject({
      code: 'PASSPHRASE_WEAK',
    });
    const wrong: Proof = { kind: 'passphrase', passphrase: 'wrong horse' };
    await expect(vault.changePassphrase(wrong, 'another horse')).rejects.toMatchObject({
      code: 'PASSPHRASE_WRONG',
    });
    await expect(vault.makeRecoveryKey(wrong, 1)).rejects.toMatchObject({ code: 'PASSPHRASE_WRONG' });
    await expect(vault.addPasskey(wrong, phone, PHONE_SECRET)).rejects.toMatchObject({
      code: 'PASSPHRASE_WRONG',
    });
    await expect(vault.prove(wrong)).rejects.toMatchObject({ code: 'PASSPHRASE_WRONG' });
    expect(await recordsOf(database)).toEqual(before);
  });
});

test('proving gives nothing away, and opens nothing', async () => {
  const locked = restarted();
  expect(await locked.prove(byPassphrase)).toBeUndefined();
  expect(locked.isOpen).toBe(false);
  expect(await vault.prove(byPassphrase)).toBeUndefined();
});

test('without a vault there is no way in', async () => {
  const { vault: none } = openStorage(freshName());
  await expect(none.waysIn()).rejects.toMatchObject({ code: 'VAULT_MISSING' });
  await expect(none.prove(byPassphrase)).rejects.toMatchObject({ code: 'VAULT_MISSING' });
});
