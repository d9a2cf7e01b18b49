import type { GatewayEvent } from '../protocol/events.ts';
import type { Serial } from '../protocol/terms.ts';
import { isCode } from './answers.ts';
import { compareWithServer } from './compare.ts';
import { lookElsewhere } from './note-id-certs.ts';
import type { Ports, RunOptions, SessionRecord } from './ports.ts';
import { replenishIfLow } from './replenish.ts';
import { resume } from './resume.ts';
import { pinServer } from './server-key.ts';
import { requireSession } from './standing.ts';

/** Nothing could be asked or stored: the event has to be told again. */
const FOR_NOW = [
  'SERVER_UNREACHABLE',
  'REQUEST_TIMEOUT',
  'RATE_LIMITED',
  'INTERNAL',
  'UNAVAILABLE',
  'STORAGE_FULL',
  'STORAGE_FAILED',
] as const;

/** The session, the server or the vault is not what it was: nothing more can be heard. */
export const OVER = [
  'NO_SESSION',
  'SIGN_IN_NEEDED',
  'SESSION_REVOKED',
  'SERVER_KEY_CHANGED',
  'VAULT_LOCKED',
  'VAULT_MISSING',
  'STORAGE_OUTDATED',
  'STOPPED',
] as const;

/**
 * Deals with what the home server told. An event is never more than a reason to look: what comes of it is read off the
 * server's answers and what is stored here, so one that is told again, or late, does nothing more. Rejects where it was
 * not dealt with for now. Anything else that fails would fail again, and must not block the events behind it: a journey that
 * it leaves open is met, and told, by catching up; a pool that it leaves low is filled by a click or after the next event.
 */
export async function hearEvent(ports: Ports, event: GatewayEvent, options: RunOptions): Promise<void> {
  try {
    await take(ports, event, { ...options, isAutomatic: true });
  } catch (error) {
    if (isCode(error, ...FOR_NOW, ...OVER)) throw error;
  }
}

/** What other sessions do is asked about at once, whatever has to be done for this one: that may take long. */
export function laneOf(event: GatewayEvent, session: SessionRecord): 'this' | 'others' {
  return event.type === 'server-key-change' || isOf(session, event) ? 'this' : 'others';
}

async function take(ports: Ports, event: GatewayEvent, options: RunOptions): Promise<void> {
  const session = await requireSession(ports.store);
  if (event.type === 'server-key-change') return pinServer(ports, session, event.idCert, options);
  if (!isOf(session, event)) return hearOfOthers(ports, options);
  if (event.type === 'low-key-packages') return hearOfStock(ports, options);
  if (event.type === 'client-key-change' && (await isOurs(ports, session, event.serial))) return;
  await compareWithServer(ports, options);
}

function isOf({ sessionId }: SessionRecord, event: GatewayEvent): boolean {
  return 'sessionId' in event && event.sessionId === sessionId;
}

/** The pages that show them ask anew meanwhile. */
async function hearOfOthers(ports: Ports, options: RunOptions): Promise<void> {
  ports.gateway.sessionsChanged();
  await lookElsewhere(ports, options);
}

/** Is it an ID-Cert that is here, or one that the open journey is about to fetch? */
async function isOurs({ store }: Ports, { sessionId }: SessionRecord, serial: Serial): Promise<boolean> {
  // In this order: a journey that ends in between has stored it.
  const open = await store.journal(sessionId);
  if (open?.state === 'PREPARED') return true;
  const idCerts = await store.idCerts(sessionId);
  return idCerts.some((each) => each.serial === serial && each.state !== 'rejected');
}

/**
 * Whatever the payload says: it tells the same of a rotation and of a restored server. The open journey is finished first,
 * as it may be the rotation that fills the pool, or none that does.
 */
async function hearOfStock(ports: Ports, options: RunOptions): Promise<void> {
  await resume(ports, options);
  await replenishIfLow(ports, options);
}
