import { decryptKey, readPrivateKey } from 'openpgp';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { losing } from '../testing/bad-line.ts';
import { enrolledProfile, keysIn, type Profile, standing, startBrowser, told } from '../testing/browser.ts';
import { type RunningServer, startHomeServer } from '../testing/home-server.ts';
import { exportPrivateKey } from './export-key.ts';
import type { Ports } from './ports.ts';
import { rotate } from './rotate.ts';
import { addressOf } from './secrets.ts';
import { signOut } from './sign-out.ts';

const passphrase = 'a heron on one leg';

let server: RunningServer;
let profile: Profile;
let ports: Ports;
beforeAll(async () => {
  server = await startHomeServer();
});
afterAll(() => server.stop());
beforeEach(async () => {
  profile = await enrolledProfile(server, `actor-${crypto.randomUUID()}`);
  ({ ports } = await startBrowser(profile));
});

/** The seed and the second of a key that was exported, as another implementation reads them. */
async function opened(armoredKey: string) {
  const privateKey = await readPrivateKey({ armoredKey });
  const key = await decryptKey({ privateKey, passphrase });
  const { privateParams } = key.keyPacket as unknown as { privateParams: { seed: Uint8Array } };
  return {
    seed: privateParams.seed,
    created: key.getCreationTime().getTime() / 1000,
    fingerprint: key.getFingerprint(),
    userIds: key.getUserIDs(),
  };
}

describe('a private key', () => {
  test('of the current, a retired and a pending key, of a session that lives or ended, is the one that is kept', async () => {
    await rotate(ports);
    const { ports: cut } = await startBrowser(profile, {
      fetch: losing(server.fetch, { route: 'POST /p2core/key/user/@me', times: 99 }, 'before'),
    });
    await expect(rotate(cut)).rejects.toMatchObject({ code: 'SERVER_UNREACHABLE' });
    const { session } = await standing(ports);
    expect([await keysIn(ports, 'prepared'), await keysIn(ports, 'current')]).toEqual([1, 1]);
    await signOut(ports);
    const keys = await ports.store.identityKeys(session.sessionId);
    expect(keys).toHaveLength(3);
    for (const { fingerprint, created, secret } of keys) {
      const file = await exportPrivateKey(ports, { fingerprint, passphrase });
      const seed = await ports.vault.open(addressOf(session, 'identityKeys', fingerprint), secret);
      expect(await opened(file.text)).toEqual({ seed, created, fingerprint, userIds: [session.fid] });
    }
  });

  test('leaves a line in the log, and no other trace', async () => {
    const { session } = await standing(ports);
    const [key] = await ports.store.identityKeys(session.sessionId);
    const before = await told(ports);
    const fingerprint = key?.fingerprint ?? '';
    await exportPrivateKey(ports, { fingerprint, passphrase });
    expect(await told(ports)).toEqual([...before, { kind: 'private-key-exported', fingerprint }]);
    expect(await ports.store.identityKeys(session.sessionId)).toEqual([key]);
  });

  test('is not given out under a weak passphrase, nor where it is not here', async () => {
    const { session } = await standing(ports);
    const [key] = await ports.store.identityKeys(session.sessionId);
    const before = await told(ports);
    const weak = exportPrivateKey(ports, { fingerprint: key?.fingerprint ?? '', passphrase: '1234567' });
    await expect(weak).rejects.toMatchObject({ code: 'PASSPHRASE_WEAK' });
    const unknown = exportPrivateKey(ports, { fingerprint: '00'.repeat(20), passphrase });
    await expect(unknown).rejects.toMatchObject({ code: 'UNEXPECTED' });
    expect(await told(ports)).toEqual(before);
  });
});
