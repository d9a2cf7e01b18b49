import { ClavesError } from '../../protocol/claves-error.ts';
import type { ForeignSession } from '../../protocol/foreign.ts';
import type { HttpPort } from '../../protocol/http.ts';
import { isCode } from '../answers.ts';
import { NOT_OFFERED } from '../inventory.ts';
import type { Ports, RunOptions } from '../ports.ts';
import type { AtHome } from './current.ts';
import { blamedThere, isTokenRefused } from './errors.ts';
import type { ForeignServerRecord } from './ports.ts';
import { signInThere } from './sign-in.ts';
import { connectThere, type Toward, toward } from './toward.ts';
import { troubleAfter } from './trouble.ts';
import { writeForeign } from './write.ts';

/** Is there anything to do at a server where the session goes on? */
export function isBehind({ token, toldSerial, trouble }: ForeignServerRecord, { current }: AtHome): boolean {
  return token === null || toldSerial !== current.serial || trouble !== null;
}

/**
 * One try, under the server's lock: signs in where there is no token, tells of the current ID-Cert, and asks how long it
 * is believed. A refused token is given up for a new sign-in, once. Whatever was reached is durable. Resolves to what
 * that server is to blame for, or a key here that does not open; which is durable too, with when to try next. Null
 * where all went well.
 */
export async function attempt(
  ports: Ports,
  atHome: AtHome,
  record: ForeignServerRecord,
  options: RunOptions,
): Promise<ClavesError | null> {
  const at = toward(ports, atHome.home.session, record, options);
  try {
    const known = await withGoodToken(at, atHome);
    await writeForeign(ports, known, { ...known, trouble: null });
    return null;
  } catch (error) {
    const blamed = blamedThere(error) ?? damagedHere(error);
    if (!blamed) throw error;
    await noteTrouble(ports, at, { blamed, isTokenLost: isTokenRefused(error) });
    return blamed;
  }
}

/** A rotation mends it, or a backup; and until then the server's row tells of it. */
function damagedHere(error: unknown): ClavesError | null {
  const isDamaged = error instanceof ClavesError && isCode(error, 'RECORD_DAMAGED', 'RECORD_MOVED');
  return isDamaged ? error : null;
}

async function withGoodToken(at: Toward, atHome: AtHome): Promise<ForeignServerRecord> {
  try {
    return await converse(at, atHome);
  } catch (error) {
    if (!isTokenRefused(error) || at.record.token === null) throw error;
    const record = await forgetToken(at, atHome);
    return converse({ ...at, record }, atHome);
  }
}

async function forgetToken({ record }: Toward, { home: { ports } }: AtHome): Promise<ForeignServerRecord> {
  const now = (await ports.foreignServers.one(record.id)) ?? record;
  return writeForeign(ports, now, { ...now, token: null });
}

/**
 * A server that knows another ID-Cert than it was told of, such as one that was put back from a backup, is told once
 * more.
 */
async function converse(at: Toward, atHome: AtHome): Promise<ForeignServerRecord> {
  const told = { ...at, record: await tell(at, atHome) };
  try {
    return await askBelief(told, atHome);
  } catch (error) {
    const http = isCode(error, 'ID_CERT_INVALID') && (await connectThere(told));
    if (!http) throw error;
    return askBelief({ ...at, record: await tellAnew(told, http, atHome) }, atHome);
  }
}

/** Where it knows the current ID-Cert, nothing is sent. */
async function tell(at: Toward, atHome: AtHome): Promise<ForeignServerRecord> {
  const http = await connectThere(at);
  if (!http) return signInThere(at, atHome);
  return at.record.toldSerial === atHome.current.serial ? at.record : tellAnew(at, http, atHome);
}

async function tellAnew(
  { record, there }: Toward,
  http: HttpPort,
  { home: { ports }, current: { record: idCert, serial } }: AtHome,
): Promise<ForeignServerRecord> {
  await there.dialect.tell(http, idCert.idCert);
  const domain = record.server.domain;
  return writeForeign(ports, record, { ...record, toldSerial: serial, toldAt: ports.clock.now() }, [
    { kind: 'foreign-server-told', domain, serial },
  ]);
}

/**
 * The record with how long that server believes the current ID-Cert: null where it does not tell (that is an addition
 * to the draft). It also shows that the token is good. Throws `ID_CERT_INVALID` where it knows another ID-Cert.
 */
async function askBelief(at: Toward, { current }: AtHome): Promise<ForeignServerRecord> {
  const http = await connectThere(at);
  const session = http && (await sessionThere(at, http));
  if (session && session.serial !== current.serial) throw new ClavesError('ID_CERT_INVALID');
  return { ...at.record, believedUntil: session?.cachedUntil ?? null };
}

async function sessionThere({ there: { dialect } }: Toward, http: HttpPort): Promise<ForeignSession | null> {
  try {
    return await dialect.foreignSession(http);
  } catch (error) {
    if (isCode(error, ...NOT_OFFERED)) return null;
    throw error;
  }
}

interface Failure {
  readonly blamed: ClavesError;
  /** The token was refused just now: the next try signs in. */
  readonly isTokenLost: boolean;
}

async function noteTrouble(
  ports: Ports,
  { record, sent }: Toward,
  { blamed, isTokenLost }: Failure,
): Promise<void> {
  const now = await ports.foreignServers.one(record.id);
  if (!now) return;
  const trouble = troubleAfter(record.trouble, blamed, sent, ports);
  await writeForeign(ports, now, { ...now, token: isTokenLost ? null : now.token, trouble });
}
