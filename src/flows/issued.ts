import { ClavesError } from '../protocol/claves-error.ts';
import type { IssuedIdCert } from '../protocol/dialect.ts';
import type { HttpPort } from '../protocol/http.ts';
import { resend } from './resend.ts';
import type { Standing } from './standing.ts';

/** What the server lists of this session's ID-Certs. */
export interface Issued {
  readonly own: readonly IssuedIdCert[];
  readonly current: IssuedIdCert;
}

/** Reads that list. Throws `ANSWER_MALFORMED` where none of this session is current. */
export async function readIssued(at: Standing, http: HttpPort): Promise<Issued> {
  const issued = await resend(at, () => at.dialect.certificates(http));
  const own = issued.filter(({ sessionId }) => sessionId === at.session.sessionId);
  const current = own.find(({ supersededAt, revokedAt }) => supersededAt === null && revokedAt === null);
  if (!current) throw new ClavesError('ANSWER_MALFORMED');
  return { own, current };
}
