import { fromBase64, toHex } from '../src/crypto/encoding.ts';
import { keyPackageRef } from '../src/crypto/mls/ref.ts';
import { exchangeInGroup } from '../src/testing/mls-group.ts';
import { expect } from './test.ts';
import type { VaultCopy } from './vault-copy.ts';

/**
 * The owner of a KeyPackage that was handed out joins a group by the Welcome alone, with the private keys in the vault;
 * a message goes each way. `handedOut`: Base64, as the server gives it.
 */
export async function expectToJoin(vault: VaultCopy, handedOut: string): Promise<void> {
  const keyPackage = fromBase64(handedOut);
  const ref = await keyPackageRef(keyPackage);
  const record = (await vault.store.keyPackages(vault.session.sessionId)).find((each) => each.ref === ref);
  if (!record) throw new Error('the server handed out what is not in the vault');
  expect(toHex(record.keyPackage)).toBe(toHex(keyPackage));
  const member = {
    keyPackage,
    signatureSeed: await vault.currentSeed(),
    ...(await vault.privateHalves(record)),
  };
  expect(await exchangeInGroup(member)).toEqual({ heard: ['welcome', 'thank you'] });
}
