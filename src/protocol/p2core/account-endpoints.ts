import * as z from 'zod/mini';
import { endpoint } from '../endpoint.ts';
import { CERTIFICATE_REQUEST_MAX_BYTES } from '../numbers.ts';
import { KEY_ERRORS } from './key-errors.ts';
import * as s from './schemas.ts';

/** Section 7 of the protocol: the routes of the actor's account and its sessions. */

const NOTHING = z.object({});
const SMALL_BODY = 4 * 1024;

export const register = endpoint({
  method: 'POST',
  path: '/p2core/identity',
  access: 'public',
  params: NOTHING,
  body: s.credentials,
  bodyLimit: SMALL_BODY,
  status: 201,
  reply: z.strictObject({ fid: s.text }),
  errors: [
    'USERNAME_INVALID',
    'PASSWORD_INVALID',
    'FEDERATION_ID_TAKEN',
    'REGISTRATION_CLOSED',
    'INVITATION_INVALID',
  ],
});

export const trustSession = endpoint({
  method: 'POST',
  path: '/p2core/session/trust',
  access: 'public',
  params: NOTHING,
  body: s.trust,
  bodyLimit: CERTIFICATE_REQUEST_MAX_BYTES + SMALL_BODY,
  status: 201,
  reply: s.enrolled,
  errors: ['INVALID_CREDENTIALS', 'SESSION_ID_INVALID', ...KEY_ERRORS, 'SESSION_ID_TAKEN', 'SESSION_REVOKED'],
});

export const revokeSession = endpoint({
  method: 'PUT',
  path: '/p2core/session/revoke',
  access: 'any-session',
  params: NOTHING,
  body: null,
  bodyLimit: SMALL_BODY,
  status: 204,
  reply: null,
  errors: [],
});

export const ownSessions = endpoint({
  method: 'GET',
  path: '/p2core/session/@me',
  access: 'session',
  params: NOTHING,
  body: null,
  bodyLimit: SMALL_BODY,
  status: 200,
  reply: z.array(s.session),
  errors: [],
});

/** The tokens of the actor's other sessions end. */
export const changePassword = endpoint({
  method: 'PUT',
  path: '/p2core/password',
  access: 'session',
  params: NOTHING,
  body: s.newPassword,
  bodyLimit: SMALL_BODY,
  status: 204,
  reply: null,
  errors: ['PASSWORD_INVALID', 'SENSITIVE_SOLUTION_INVALID'],
  asks: ['X-P2-Sensitive-Solution'],
});

/** For good: the name is never given again. ID-Certs stay readable by timestamp. */
export const deleteIdentity = endpoint({
  method: 'DELETE',
  path: '/p2core/identity',
  access: 'session',
  params: NOTHING,
  body: null,
  bodyLimit: SMALL_BODY,
  status: 204,
  reply: null,
  errors: ['SENSITIVE_SOLUTION_INVALID'],
  asks: ['X-P2-Sensitive-Solution'],
});

/** Ends any session of the caller's actor. One that has ended already is no error; one that never was is NOT_FOUND. */
export const endSession = endpoint({
  method: 'DELETE',
  path: '/p2core/session/{session_id}',
  access: 'session',
  params: z.object({ session_id: z.string() }),
  body: null,
  bodyLimit: SMALL_BODY,
  status: 204,
  reply: null,
  errors: ['SESSION_ID_INVALID', 'SENSITIVE_SOLUTION_INVALID'],
  asks: ['X-P2-Sensitive-Solution'],
});
