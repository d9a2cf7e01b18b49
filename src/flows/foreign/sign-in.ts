import type { IdentityKeySecret, ServerIdentity } from '../../protocol/certificate.ts';
import type { ActivityEvent } from '../activity.ts';
import { openIdentityKey } from '../identity-keys.ts';
import { connectWithoutToken } from '../secrets.ts';
import { follow } from '../server-key.ts';
import type { AtHome } from './current.ts';
import type { ForeignServerRecord } from './ports.ts';
import { type Toward, tokenAddress } from './toward.ts';
import { writeForeign } from './write.ts';

/**
 * Signs in by a new challenge, with the key that the current ID-Cert is over; the token is durable when it resolves.
 * The signature names the domain of the pinned key: no other server can use it. Throws `SERVER_KEY_CHANGED` before
 * anything is signed for a stranger, or what the server refuses with.
 */
export async function signInThere(at: Toward, { home, current }: AtHome): Promise<ForeignServerRecord> {
  // Before anything is asked: a key that does not open is no matter of the server.
  const secret = await openIdentityKey(home, current.key);
  try {
    const { server, token } = await authenticate(at, { home, current }, secret);
    const sealed = await home.ports.vault.seal(
      tokenAddress(home.session, at.record),
      new TextEncoder().encode(token),
    );
    const told = { toldSerial: current.serial, toldAt: home.ports.clock.now() };
    const next = { ...at.record, server, token: sealed, ...told };
    return await writeForeign(home.ports, at.record, next, newsOf(at.record, { home, current }));
  } finally {
    secret.seed.fill(0);
  }
}

interface Authenticated {
  readonly server: ServerIdentity;
  readonly token: string;
}

async function authenticate(
  { there, record }: Toward,
  { home, current }: AtHome,
  secret: IdentityKeySecret,
): Promise<Authenticated> {
  const { dialect, ports } = there;
  const http = connectWithoutToken(there);
  const server = await follow(there, record.server, await dialect.serverCertificate(http));
  const { challenge } = await dialect.challenge(http);
  const statement = { domain: server.domain, fid: home.session.fid, challenge };
  // By the clock of the server that is to believe it.
  const signature = await dialect.signChallenge(secret, statement, ports.clock.now());
  const { idCert } = current.record;
  return { server, token: await dialect.authenticate(http, { challenge, idCert, signature }) };
}

/** Signing in anew with what it knows is no news. */
function newsOf(
  { toldSerial, server: { domain } }: ForeignServerRecord,
  { current }: AtHome,
): ActivityEvent[] {
  if (toldSerial === null) return [{ kind: 'foreign-session-began', domain }];
  if (toldSerial === current.serial) return [];
  return [{ kind: 'foreign-server-told', domain, serial: current.serial }];
}
