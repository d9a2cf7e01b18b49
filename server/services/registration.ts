import { ProtocolError } from '../../src/protocol/errors.ts';
import { type Fid, localNameOf } from '../../src/protocol/terms.ts';
import type { Database, Tx } from '../db/schema.ts';
import { transact } from '../db/transact.ts';
import { findByName, type Login, ownFid } from './actors.ts';
import type { HomeServer } from './home-server.ts';
import { isUnused, spend } from './invitations.ts';
import { hashPassword, isAcceptablePassword } from './passwords.ts';

interface Application {
  readonly fid: Fid;
  readonly invitation: string | undefined;
}

/**
 * Makes an actor without a session. Throws, looked at in this order, USERNAME_INVALID, PASSWORD_INVALID,
 * FEDERATION_ID_TAKEN, REGISTRATION_CLOSED or INVITATION_INVALID.
 */
export async function register(
  home: HomeServer,
  { username, password, invitation }: Login & { readonly invitation?: string | undefined },
): Promise<Fid> {
  const fid = ownFid(home, username);
  if (!fid) throw new ProtocolError('USERNAME_INVALID');
  if (!isAcceptablePassword(password)) throw new ProtocolError('PASSWORD_INVALID');
  const application = { fid, invitation };
  // Here too, because what comes next is dear.
  await expectAdmission(home, application);
  const passwordHash = await hashPassword(password);
  await transact(home.db, (tx) => admit(home, tx, application, passwordHash));
  return fid;
}

/**
 * Whoever lost the answer to a registration asks again with an invitation that is used up: hears that the name is taken,
 * and signs in.
 */
async function expectAdmission({ db, policy }: HomeServer, { fid, invitation }: Application): Promise<void> {
  await expectFree(db, fid);
  if (policy.registration === 'closed') throw new ProtocolError('REGISTRATION_CLOSED');
  if (policy.registration === 'invitation' && !(await isUnused(db, invitation))) throw refused();
}

async function expectFree(db: Database | Tx, fid: Fid): Promise<void> {
  if (await findByName(db, localNameOf(fid))) throw new ProtocolError('FEDERATION_ID_TAKEN');
}

/** Another one may have taken the name or the invitation since we looked. */
async function admit(
  home: HomeServer,
  tx: Tx,
  application: Application,
  password_hash: string,
): Promise<void> {
  const { fid, invitation } = application;
  await expectFree(tx, fid);
  const now = home.now();
  const { id } = await tx
    .insertInto('actors')
    .values({ local_name: localNameOf(fid), password_hash, created_at: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (home.policy.registration !== 'invitation') return;
  if (!(await spend(tx, invitation, { by: id, now }))) throw refused();
}

function refused(): ProtocolError {
  return new ProtocolError('INVITATION_INVALID');
}
