import * as z from 'zod/mini';
import { endpoint } from '../endpoint.ts';
import { ID_CERT_MAX_BYTES } from '../numbers.ts';
import * as s from './schemas.ts';

/** Section 7 of the protocol: what an actor of another server asks of this one. */

const NOTHING = z.object({});
const SMALL_BODY = 4 * 1024;

/** Good for one sign-in, for five minutes. */
export const challenge = endpoint({
  method: 'GET',
  path: '/p2core/challenge',
  access: 'public',
  params: NOTHING,
  body: null,
  bodyLimit: SMALL_BODY,
  status: 200,
  reply: s.challenge,
  errors: [],
});

/** UNAVAILABLE also means that the home server of the ID-Cert cannot be asked. */
export const authenticate = endpoint({
  method: 'POST',
  path: '/p2core/session/auth',
  access: 'public',
  params: NOTHING,
  body: s.foreignSignIn,
  bodyLimit: ID_CERT_MAX_BYTES + SMALL_BODY,
  status: 201,
  reply: s.foreignSignedIn,
  errors: ['CHALLENGE_INVALID', 'SIGNATURE_INVALID', 'ID_CERT_INVALID'],
});

/** The twin of a rotation at home, on the same path: told from it by the token. */
export const tellIdCert = endpoint({
  method: 'POST',
  path: '/p2core/key/user/@me',
  access: 'foreign-session',
  params: NOTHING,
  body: s.idCert,
  bodyLimit: ID_CERT_MAX_BYTES,
  status: 201,
  reply: null,
  errors: ['ID_CERT_INVALID', 'KEY_SUPERSEDED'],
});

/** The one session of the token, in a list as at home. */
export const foreignSession = endpoint({
  method: 'GET',
  path: '/p2core/session/@me',
  access: 'foreign-session',
  params: NOTHING,
  body: null,
  bodyLimit: SMALL_BODY,
  status: 200,
  reply: z.array(s.foreignSession).check(z.length(1)),
  errors: [],
});
