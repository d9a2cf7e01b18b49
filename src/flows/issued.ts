import { ClavesError } from '../protocol/claves-error.ts';
import type { IssuedIdCert } from '../protocol/dialect.ts';
import type { HttpPort } from '../protocol/http.ts';
import { resend } from './resend.ts';
import type { Standing } from './standing.ts';

/** What the server lists of ID-Certs: of all sessions, and of this one. */
export interface Issued {
  readonly all: readonly IssuedIdCert[];
  readonly own: readonly IssuedIdCert[];
  readonly current: IssuedIdCert;
}

/** Reads that list. Throws `ANSWER_MALFORMED` where none of this session is current. */
export async function readIssued(at: Standing, http: HttpPort): Promise<Issued> {
  const all = await resend(at, () => at.dialect.certificates(http));
  const own = all.filter(({ sessionId }) => sessionId === at.session.sessionId);
  const current = own.find(({ supersededAt, revokedAt }) => supersededAt === null && revokedAt === null);
  if (!current) throw new ClavesError('ANSWER_MALFORMED');
  return { all, own, current };
}
