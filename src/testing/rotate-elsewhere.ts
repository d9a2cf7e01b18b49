import type { Ports } from '../flows/ports.ts';
import { connect } from '../flows/secrets.ts';
import { standing } from './browser.ts';

/** Somebody who has our token (a copy of this profile) has a key of their own certified for our session. */
export async function rotateElsewhere(ports: Ports): Promise<void> {
  const at = await standing(ports);
  const http = await connect(at);
  const listed = await at.dialect.certificates(http);
  const current = listed.find(({ supersededAt }) => supersededAt === null);
  if (!current) throw new Error('no current ID-Cert');
  const secret = { seed: ports.random(32), created: ports.clock.now() - 60 };
  const { request } = await at.dialect.certificate.makeRequest(secret, at.session.fid);
  await at.dialect.rotate(http, request, current.serial);
}
