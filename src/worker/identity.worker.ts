import { Database } from '../storage/db.ts';
import { Vault } from '../storage/vault.ts';
import { CHANNEL, type ChannelMessage } from './channel.ts';
import { composeUseCases } from './compose.ts';
import { serve } from './rpc.ts';
import { makeVaultCipher } from './vault-cipher.ts';

/**
 * The worker that owns the identity: the only place where its private keys are ever in the clear. The open vault
 * lives as long as the worker does.
 */
const channel = new BroadcastChannel(CHANNEL);
const changed = () => channel.postMessage('changed' satisfies ChannelMessage);
const database = new Database({ onTakenOver: changed });

const useCases = composeUseCases({
  database,
  vault: new Vault(database, makeVaultCipher(), changed),
  fetch: (input, init) => fetch(input, init),
  pageOrigin: location.origin,
  WebSocket,
  channel,
});

serve(self, useCases);
