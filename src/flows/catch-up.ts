import { cleanUp } from './clean-up.ts';
import { compareWithServer } from './compare.ts';
import { currentIdCert } from './id-certs.ts';
import { isIssuerCutOff } from './issuer-cut-off.ts';
import type { Ports, RunOptions } from './ports.ts';
import { renewalOpensAt } from './renewal.ts';
import { rotate } from './rotate.ts';
import { requireSession, standingOf } from './standing.ts';

/**
 * What nobody clicks: finishes the open journey, compares with what the home server holds, renews the ID-Cert where its
 * time has come and the settings say so, or where its issuer is cut off, and then deletes private halves that are of no
 * more use. Throws what `compareWithServer` and `rotate` throw; whatever was not reached is done the next time.
 */
export async function catchUp(ports: Ports, options: RunOptions = {}): Promise<void> {
  const byItself = { ...options, isAutomatic: true };
  const known = await compareWithServer(ports, byItself);
  if ((await isRenewalDue(ports)) || (await isIssuerCutOff(ports, byItself))) await rotate(ports, byItself);
  await cleanUp(ports, known, byItself);
}

async function isRenewalDue(ports: Ports): Promise<boolean> {
  if (!(await ports.settings.read()).rotatesByItself) return false;
  const { sessionId } = await requireSession(ports.store);
  const { view } = await currentIdCert(await standingOf(ports, sessionId, {}));
  return ports.clock.now() >= renewalOpensAt(view);
}
