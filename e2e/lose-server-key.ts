import { openHomeServer } from '../server/services/open.ts';
import { changeServerKey } from '../src/testing/change-server-key.ts';
import type { HomeServer } from './home-server.ts';

/** Starts a server again under a key that the one before does not vouch for. Resolves to its fingerprint. */
export async function loseServerKey(server: HomeServer): Promise<string> {
  await server.kill();
  const fingerprint = await changeKey(server.dataDir);
  await server.start();
  return fingerprint;
}

async function changeKey(dataDir: string): Promise<string> {
  const setting = { dataDir, domain: 'localhost', now: () => Math.floor(Date.now() / 1000) };
  const before = await openHomeServer(setting);
  await changeServerKey(before, dataDir, false);
  await before.db.destroy();
  const after = await openHomeServer(setting);
  await after.db.destroy();
  return after.key.fingerprint;
}
