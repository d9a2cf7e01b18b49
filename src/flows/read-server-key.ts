import type { Ports } from './ports.ts';
import { hearServer, pinServer } from './server-key.ts';
import { requireSession, standingOf } from './standing.ts';
import type { ServerKey } from './views.ts';

/**
 * Asks the home server for its key, and pins one that the known key vouches for. Throws `SERVER_KEY_CHANGED`, with both
 * fingerprints, where that does not lead to it.
 */
export async function readServerKey(ports: Ports): Promise<ServerKey> {
  const session = await requireSession(ports.store);
  const server = await hearServer(await standingOf(ports, session.sessionId, {}));
  // What is pinned already needs no lock, which a journey may hold.
  if (server.certificate !== session.server.certificate) {
    await pinServer(ports, session, server.certificate, {});
  }
  return { domain: server.domain, fingerprint: server.fingerprint };
}
