import { ProtocolError } from '../../src/protocol/errors.ts';
import type { Tx } from '../db/schema.ts';
import type { AnyCaller } from '../http/mount.ts';
import { expectForeignStanding, findForeignCaller } from './foreign-sessions.ts';
import type { HomeServer } from './home-server.ts';
import { expectStanding, findCaller } from './tokens.ts';

/** Whom a token belongs to. Throws UNAUTHORIZED, TOKEN_EXPIRED or SESSION_REVOKED, looked at in this order. */
export async function authenticate(home: HomeServer, token: string): Promise<AnyCaller> {
  const found = (await findCaller(home, token)) ?? (await findForeignCaller(home, token));
  if (!found) throw new ProtocolError('UNAUTHORIZED');
  return found;
}

/** `expectStanding` for whoever it is. */
export async function expectAnyStanding(tx: Tx, caller: AnyCaller): Promise<void> {
  if (caller.isForeign) await expectForeignStanding(tx, caller);
  else await expectStanding(tx, caller);
}
