import type { Ports } from '../flows/ports.ts';
import { connect } from '../flows/secrets.ts';
import { standing } from './browser.ts';

/** Somebody who has our token (a copy of this profile) has a key of their own certified for our session. */
export async function rotateElsewhere(ports: Ports): Promise<void> {
  const rotate = await copyToken(ports);
  await rotate();
}

/** The same, whenever it is called: whatever became of the session here meanwhile. */
export async function copyToken(ports: Ports): Promise<() => Promise<void>> {
  const at = await standing(ports);
  const http = await connect(at);
  return async () => {
    const listed = await at.dialect.certificates(http);
    const mine = listed.filter(({ sessionId }) => sessionId === at.session.sessionId);
    const current = mine.find(({ supersededAt }) => supersededAt === null);
    if (!current) throw new Error('no current ID-Cert');
    const secret = { seed: ports.random(32), created: ports.clock.now() - 60 };
    const { request } = await at.dialect.certificate.makeRequest(secret, at.session.fid);
    await at.dialect.rotate(http, request, current.serial);
  };
}
