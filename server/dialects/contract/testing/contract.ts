import { discovery } from '../../../../src/protocol/discovery.ts';
import type { Endpoint } from '../../../../src/protocol/endpoint.ts';
import * as account from '../../../../src/protocol/p2core/account-endpoints.ts';
import * as endpoints from '../../../../src/protocol/p2core/endpoints.ts';
import * as foreign from '../../../../src/protocol/p2core/foreign-endpoints.ts';
import { makeKey, PASSWORD } from '../../../testing/test-session.ts';
import { signInBody } from '../../../testing/two-servers.ts';
import { forgeJson } from '../../../testing/upload-bench.ts';
import {
  DELETION_REFUSALS,
  ENDING_REFUSALS,
  ENROLMENT_REFUSALS,
  endingOf,
  NO_SESSION,
  newActor,
  PASSWORD_REFUSALS,
  proven,
  REGISTRATION_REFUSALS,
  SERVER_KEY_REFUSALS,
} from './account-cases.ts';
import { type Case, casesOf, type Promised, type Send } from './case.ts';
import { SIGN_IN_REFUSALS, TELLING_REFUSALS, telling } from './foreign-cases.ts';
import { LONG_ENROLMENT, LONG_ROTATION, ROTATION_REFUSALS, rotation } from './key-cases.ts';
import {
  BATCH_REFUSALS,
  batch,
  LAST_RESORT_REFUSALS,
  LONG_ALONE,
  LONG_IN_BATCH,
} from './key-package-cases.ts';
import { lastResort } from './key-package-inputs.ts';
import {
  CLAIM_REFUSALS,
  claimOf,
  ID_CERT_REFUSALS,
  readIdCerts,
  SERVER_CERTIFICATE_REFUSALS,
} from './reading-cases.ts';

const ALL = { ...account, ...endpoints, ...foreign, discovery };
type Name = keyof typeof ALL;

/** Every endpoint with every code of its own. One that is missing does not compile. */
type Contract = { readonly [Each in Name]: Promised<(typeof ALL)[Each]['errors'][number]> };

const asAlice: Send = ({ alice: { token } }) => ({ token });

const CONTRACT: Contract = {
  rotateIdCert: {
    good: async (bench) => rotation(bench, (await makeKey(bench.server, bench.alice.username)).request),
    etag: true,
    refusals: ROTATION_REFUSALS,
    shared: [LONG_ROTATION],
  },
  replaceLastResort: {
    good: async (bench) => batch(bench, await forgeJson(bench, { extensions: [lastResort] })),
    refusals: LAST_RESORT_REFUSALS,
    shared: [LONG_ALONE],
  },
  serverCertificate: { good: () => ({}), refusals: SERVER_CERTIFICATE_REFUSALS },
  actorIdCerts: { good: ({ alice }) => readIdCerts(alice.fid), refusals: ID_CERT_REFUSALS },
  claimKeyPackages: { good: (bench) => claimOf(bench, bench.bob.fid), refusals: CLAIM_REFUSALS },
  ownIdCerts: { good: asAlice, refusals: {} },
  ownInventory: { good: asAlice, refusals: {} },
  ownSessions: { good: asAlice, refusals: {} },
  revokeSession: { good: asAlice, refusals: {} },
  register: { good: () => newActor('newcomer'), refusals: REGISTRATION_REFUSALS },
  trustSession: {
    good: async ({ server, alice: { username } }) => {
      const { request: csr } = await makeKey(server, username);
      return { body: { username, password: PASSWORD, session_id: 'second', csr } };
    },
    refusals: ENROLMENT_REFUSALS,
    shared: [LONG_ENROLMENT],
  },
  changePassword: {
    good: ({ alice }) => ({ ...proven(alice.token), body: { password: 'another decent one' } }),
    refusals: PASSWORD_REFUSALS,
  },
  deleteIdentity: { good: ({ alice }) => proven(alice.token), refusals: DELETION_REFUSALS },
  endSession: {
    good: ({ alice }) => ({ ...proven(alice.token), path: endingOf(alice.sessionId) }),
    refusals: ENDING_REFUSALS,
    shared: [NO_SESSION],
  },
  discovery: { good: () => ({}), refusals: {} },
  challenge: { good: () => ({}), refusals: {} },
  authenticate: {
    good: async ({ server, abroad }) => ({ body: await signInBody(server, abroad.phone) }),
    refusals: SIGN_IN_REFUSALS,
  },
  tellIdCert: { good: (bench) => telling(bench, bench.abroad.carol.idCert), refusals: TELLING_REFUSALS },
  foreignSession: { good: ({ abroad: { carol } }) => ({ token: carol.token }), refusals: {} },
  changeServerKey: { good: ({ root: { token } }) => ({ token }), refusals: SERVER_KEY_REFUSALS },
  // The last one, because it ends with five hundred rows.
  addKeyPackages: {
    good: async (bench) => batch(bench, [await forgeJson(bench)]),
    refusals: BATCH_REFUSALS,
    shared: [LONG_IN_BATCH],
  },
};

export interface Entry extends Promised<never> {
  readonly name: string;
  readonly endpoint: Endpoint;
  readonly cases: readonly Case[];
}

/** The table as a list, in its order. */
export const ENTRIES: readonly Entry[] = Object.entries<Promised<never>>(CONTRACT).map(
  ([name, promised]) => ({
    ...promised,
    name,
    endpoint: ALL[name as Name],
    cases: [...casesOf(promised.refusals), ...(promised.shared ?? [])],
  }),
);
