import type { LowKeyPackages } from '../../src/protocol/events.ts';
import { parseSerial, parseSessionId, type Serial, type SessionId } from '../../src/protocol/terms.ts';
import type { IdCertRow, SessionRow, Tx } from '../db/schema.ts';
import type { HomeServer } from '../services/home-server.ts';
import { currentIdCert } from '../services/id-cert-rows.ts';
import { tellSession } from './outbox.ts';

/** Which session, and which of its ID-Certs. */
export function keyOf(
  { session_id }: Pick<SessionRow, 'session_id'>,
  { serial: decimal }: Pick<IdCertRow, 'serial'>,
): { readonly sessionId: SessionId; readonly serial: Serial } {
  const [sessionId, serial] = [parseSessionId(session_id), parseSerial(decimal)];
  if (!sessionId || !serial) throw new Error('the database holds a name that is none');
  return { sessionId, serial };
}

/** Of a session that is in this transaction's hands. */
export async function tellLowKeyPackages(
  home: HomeServer,
  tx: Tx,
  session: SessionRow,
  stock: Pick<LowKeyPackages, 'remaining' | 'lastResortHandedOut'>,
): Promise<void> {
  const key = keyOf(session, await currentIdCert(tx, session));
  await tx.updateTable('outboxes').set({ is_stocked: 0 }).where('session', '=', session.id).execute();
  const to = { session: session.id, actor: session.actor };
  await tellSession(home, tx, to, { type: 'low-key-packages', ...key, ...stock });
}
