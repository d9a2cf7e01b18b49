import type { Ports } from '../flows/ports.ts';
import { tellDone } from '../flows/tell.ts';
import { checkedName, checkedSettings } from '../storage/checked-settings.ts';
import type { World } from './ports.ts';
import type { VaultUseCases } from './vault-use-cases.ts';

/** The use cases of the vault itself; `opened` lets them through only while it is open. */
export function composeVault(
  { vault }: World,
  ports: Ports,
  opened: <T>(work: () => Promise<T>) => Promise<T>,
): Omit<VaultUseCases, 'lock'> {
  const { settings, clock, changed } = ports;
  return {
    unlock: (proof) => vault.unlock(proof),
    waysIn: () => vault.waysIn(),
    changePassphrase: ({ proof, passphrase }) =>
      opened(async () => {
        await vault.changePassphrase(proof, passphrase);
        await tellDone(ports, { kind: 'passphrase-changed' });
      }),
    makeRecoveryKey: ({ proof }) => opened(() => vault.makeRecoveryKey(proof, clock.now())),
    confirmRecoveryKey: ({ typed }) =>
      opened(async () => {
        await vault.confirmRecoveryKey(typed);
        await tellDone(ports, { kind: 'recovery-key-made' });
      }),
    removeRecoveryKey: () =>
      opened(async () => {
        if (await vault.removeRecoveryKey()) await tellDone(ports, { kind: 'recovery-key-removed' });
      }),
    addPasskey: ({ proof, passkey: { secret, ...named } }) =>
      opened(async () => {
        const name = checkedName(named.name);
        await vault.addPasskey(proof, { ...named, name, madeAt: clock.now() }, secret);
        await tellDone(ports, { kind: 'passkey-added', name });
      }),
    removePasskey: ({ credentialId }) =>
      opened(async () => {
        const removed = await vault.removePasskey(credentialId);
        if (removed) await tellDone(ports, { kind: 'passkey-removed', name: removed.name });
      }),
    settings: () => opened(() => settings.read()),
    changeSettings: (change) =>
      opened(async () => {
        await settings.change(checkedSettings(change));
        changed();
      }),
  };
}
