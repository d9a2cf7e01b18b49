import { abandonEnrolment } from '../flows/abandon-enrolment.ts';
import { acceptServerKey } from '../flows/accept-server-key.ts';
import { catchUp } from '../flows/catch-up.ts';
import { changePassword } from '../flows/change-password.ts';
import { createIdentity } from '../flows/create-identity.ts';
import { deleteIdentity } from '../flows/delete-identity.ts';
import { endOtherSession } from '../flows/end-other-session.ts';
import { type Enrolment, fidOf } from '../flows/enrol.ts';
import { refresh } from '../flows/inventory.ts';
import { listen } from '../flows/listen.ts';
import { livesOn } from '../flows/lives-on.ts';
import { answerQuestion, readQuestions } from '../flows/questions.ts';
import { readActivity } from '../flows/read-activity.ts';
import { readCertificates } from '../flows/read-certificates.ts';
import { readIssued } from '../flows/read-issued.ts';
import { readKeyPackage } from '../flows/read-key-package.ts';
import { readKeyPackages } from '../flows/read-key-packages.ts';
import { readOverview } from '../flows/read-overview.ts';
import { readServerKey } from '../flows/read-server-key.ts';
import { readSessions } from '../flows/read-sessions.ts';
import { readStatus } from '../flows/read-status.ts';
import { replaceLastResort } from '../flows/replace-last-resort.ts';
import { replenish } from '../flows/replenish.ts';
import { resume } from '../flows/resume.ts';
import { rotate } from '../flows/rotate.ts';
import { resumeSignIn, signIn } from '../flows/sign-in.ts';
import { signOut } from '../flows/sign-out.ts';
import { signOutHere } from '../flows/sign-out-here.ts';
import { discover } from '../network/discover.ts';
import { ClavesError } from '../protocol/claves-error.ts';
import type { Vault } from '../storage/vault.ts';
import { composeBackup } from './compose-backup.ts';
import { composeForeign } from './compose-foreign.ts';
import { composeVault } from './compose-vault.ts';
import { openVault } from './open-vault.ts';
import { makePorts, type World } from './ports.ts';
import { makeSleeper } from './sleep.ts';
import type { CallOptions, EnrolInput, UseCases } from './use-cases.ts';

/** Puts the flows on their ports. Whatever touches the identity needs the open vault: throws `VAULT_LOCKED` or `VAULT_MISSING`. */
export function composeUseCases(world: World): Omit<UseCases, 'lock'> {
  const { vault } = world;
  const sleeper = makeSleeper();
  const ports = makePorts(world, sleeper);
  const opened = async <T>(work: () => Promise<T>): Promise<T> => {
    const state = await vault.state();
    if (state !== 'open') throw new ClavesError(state === 'missing' ? 'VAULT_MISSING' : 'VAULT_LOCKED');
    return work();
  };
  return {
    ...composeVault(world, ports, opened),
    ...composeBackup(world, ports, opened),
    ...composeForeign(world, ports, opened),
    status: async () => readStatus(ports.store, await stateForStatus(vault)),
    discover: async ({ address }) => {
      const { address: api, server } = await discover(address, world);
      return { address: api, domain: server.domain, fingerprint: server.fingerprint };
    },
    livesOn: ({ fid }) => opened(() => livesOn(ports, fid)),
    createIdentity: async (input, options) =>
      createIdentity(ports, await prepareEnrolment(world, input, options), options),
    signIn: async (input, options) => signIn(ports, await prepareEnrolment(world, input, options), options),
    resumeSignIn: (input, options) => opened(() => resumeSignIn(ports, input, options)),
    abandonEnrolment: () => opened(() => abandonEnrolment(ports)),
    overview: () => opened(() => readOverview(ports)),
    certificates: () => opened(() => readCertificates(ports)),
    issued: () => opened(() => readIssued(ports)),
    keyPackages: () => opened(() => readKeyPackages(ports)),
    keyPackage: ({ ref }) => opened(() => readKeyPackage(ports, ref)),
    activity: () => opened(() => readActivity(ports)),
    sessions: () => opened(() => readSessions(ports)),
    endSession: (input, options) => opened(() => endOtherSession(ports, input, options)),
    changePassword: (input, options) => opened(() => changePassword(ports, input, options)),
    deleteIdentity: (input, options) => opened(() => deleteIdentity(ports, input, options)),
    questions: () => opened(() => readQuestions(ports)),
    answerQuestion: (input) => opened(() => answerQuestion(ports, input)),
    refresh: () => opened(() => refresh(ports)),
    serverKey: () => opened(() => readServerKey(ports)),
    acceptServerKey: ({ fingerprint, homeServer }) =>
      opened(async () => {
        const found = homeServer === null ? null : await discover(homeServer, world);
        await acceptServerKey(ports, { fingerprint, found });
      }),
    rotate: (_input, options) => opened(() => rotate(ports, options)),
    replenish: (_input, options) => opened(() => replenish(ports, options)),
    replaceLastResort: (_input, options) => opened(() => replaceLastResort(ports, options)),
    catchUp: (_input, options) => opened(() => catchUp(ports, options)),
    listen: (_input, options) => opened(() => listen(ports, options)),
    resume: (_input, options) => opened(() => resume(ports, options)),
    hurry: async () => sleeper.hurry(),
    signOut: () => opened(() => signOut(ports)),
    signOutHere: () => opened(() => signOutHere(ports)),
  };
}

/** The server and the name first: a mistyped one leaves nothing behind. */
async function prepareEnrolment(
  world: World,
  { homeServer, username, password, invitation, passphrase }: EnrolInput,
  { signal }: CallOptions = {},
): Promise<Enrolment> {
  const found = await discover(homeServer, { ...world, signal });
  const enrolment = { found, username, password, invitation };
  fidOf(enrolment);
  await openVault(world, passphrase);
  return enrolment;
}

async function stateForStatus(vault: Vault): Promise<Parameters<typeof readStatus>[1]> {
  const state = await vault.state();
  return state === 'locked' ? { locked: await vault.waysIn() } : state;
}
