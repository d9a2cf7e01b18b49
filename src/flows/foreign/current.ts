import { ClavesError } from '../../protocol/claves-error.ts';
import { type CurrentIdCert, currentIdCert } from '../id-certs.ts';
import type { Ports, RunOptions } from '../ports.ts';
import { requireSession, type Standing, standingOf } from '../standing.ts';

/** The session at home, and the ID-Cert that foreign servers are to know. */
export interface AtHome {
  readonly home: Standing;
  readonly current: CurrentIdCert;
}

/** Is a new ID-Cert asked for, so that nobody here knows which one is current? */
export function isPending({ open }: Pick<Standing, 'open'>): boolean {
  return open?.state === 'ENROLLING' || open?.state === 'PREPARED';
}

/** Throws `NO_SESSION`, or `ID_CERT_PENDING` between T1 and T2 of a rotation. */
export async function readAtHome(ports: Ports, options: RunOptions): Promise<AtHome> {
  const { sessionId } = await requireSession(ports.store);
  const home = await standingOf(ports, sessionId, options);
  if (isPending(home)) throw new ClavesError('ID_CERT_PENDING');
  return { home, current: await currentIdCert(home) };
}
