import * as z from 'zod/mini';
import { endpoint } from '../endpoint.ts';
import type { ErrorCode } from '../errors.ts';
import {
  CERTIFICATE_REQUEST_MAX_BYTES,
  KEY_PACKAGE_MAX_BYTES,
  UPLOAD_BATCH,
  UPLOAD_MAX_BYTES,
} from '../numbers.ts';
import * as s from './schemas.ts';

/** Section 7 of the protocol, route by route. */

const NOTHING = z.object({});
const AT = z.object({ timestamp: z.optional(z.string()) });
const SMALL_BODY = 4 * 1024;

const KEY_ERRORS = [
  'KEY_ARMOR_INVALID',
  'KEY_IS_PRIVATE',
  'KEY_MULTIPLE',
  'KEY_ALGORITHM_FORBIDDEN',
  'KEY_USER_ID_MISMATCH',
  'KEY_SELF_SIGNATURE_INVALID',
  'KEY_USAGE_INVALID',
  'KEY_PACKET_FORBIDDEN',
  'KEY_EXPIRED',
  'KEY_REVOKED',
  'KEY_NOT_YET_VALID',
  'KEY_SUPERSEDED',
  'KEY_IN_USE',
] as const satisfies readonly ErrorCode[];

const KEY_PACKAGE_ERRORS = [
  'KEYPACKAGE_MALFORMED',
  'KEYPACKAGE_VERSION',
  'KEYPACKAGE_CIPHERSUITE',
  'KEYPACKAGE_SIGNATURE_INVALID',
  'LEAF_SIGNATURE_INVALID',
  'LEAF_INVALID',
  'KEYPACKAGE_KEY_INVALID',
  'KEYPACKAGE_LIFETIME',
  'KEYPACKAGE_LAST_RESORT',
  'CERT_NOT_CURRENT',
  'CREDENTIAL_MISMATCH',
  'INIT_KEY_REUSED',
] as const satisfies readonly ErrorCode[];

/** `If-Match: "<serial>"` guards it; the answer's `ETag` is the serial of the ID-Cert. */
export const rotateIdCert = endpoint({
  method: 'POST',
  path: '/p2core/key/user/@me',
  access: 'session',
  params: NOTHING,
  body: s.certificateRequest,
  bodyLimit: CERTIFICATE_REQUEST_MAX_BYTES,
  status: 201,
  reply: s.idCert,
  errors: [...KEY_ERRORS, 'KEY_CHANGED'],
});

export const addKeyPackages = endpoint({
  method: 'POST',
  path: '/p2core/keypackage/@me',
  access: 'session',
  params: NOTHING,
  body: z.array(s.keyPackage).check(z.minLength(1), z.maxLength(UPLOAD_BATCH)),
  bodyLimit: UPLOAD_MAX_BYTES,
  status: 201,
  reply: null,
  errors: ['KEYPACKAGE_BATCH_SIZE', ...KEY_PACKAGE_ERRORS, 'KEYPACKAGE_STOCK_FULL'],
});

export const replaceLastResort = endpoint({
  method: 'PUT',
  path: '/p2core/keypackage_lr',
  access: 'session',
  params: NOTHING,
  body: s.keyPackage,
  // Base64 takes four bytes for three; the rest is the member names.
  bodyLimit: 2 * KEY_PACKAGE_MAX_BYTES,
  status: 204,
  reply: null,
  errors: KEY_PACKAGE_ERRORS,
});

export const serverCertificate = endpoint({
  method: 'GET',
  path: '/p2core/key/server',
  access: 'public',
  params: AT,
  body: null,
  bodyLimit: SMALL_BODY,
  status: 200,
  reply: s.idCert,
  errors: ['TIMESTAMP_INVALID', 'CERT_NOT_FOUND'],
});

export const actorIdCerts = endpoint({
  method: 'GET',
  path: '/p2core/key/user/{fid}',
  access: 'public',
  params: z.object({ fid: z.string(), timestamp: z.optional(z.string()) }),
  body: null,
  bodyLimit: SMALL_BODY,
  status: 200,
  reply: z.array(s.idCert),
  errors: ['FID_INVALID', 'NOT_FEDERATED', 'USER_NOT_FOUND', 'TIMESTAMP_INVALID', 'CERT_NOT_FOUND'],
});

/** Hands out one KeyPackage per session of the actor, each once. Never repeat it without need. */
export const claimKeyPackages = endpoint({
  method: 'GET',
  path: '/p2core/keypackage/{fid}',
  access: 'session',
  params: z.object({ fid: z.string() }),
  body: null,
  bodyLimit: SMALL_BODY,
  status: 200,
  reply: z.array(s.text),
  errors: ['FID_INVALID', 'NOT_FEDERATED', 'USER_NOT_FOUND', 'NO_KEYPACKAGE', 'FORBIDDEN'],
});

export const register = endpoint({
  method: 'POST',
  path: '/p2core/identity',
  access: 'public',
  params: NOTHING,
  body: s.credentials,
  bodyLimit: SMALL_BODY,
  status: 201,
  reply: z.strictObject({ fid: s.text }),
  errors: ['USERNAME_INVALID', 'PASSWORD_INVALID', 'FEDERATION_ID_TAKEN'],
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
  access: 'session',
  params: NOTHING,
  body: null,
  bodyLimit: SMALL_BODY,
  status: 204,
  reply: null,
  errors: [],
});

export const ownIdCerts = endpoint({
  method: 'GET',
  path: '/p2core/key/user/@me',
  access: 'session',
  params: NOTHING,
  body: null,
  bodyLimit: SMALL_BODY,
  status: 200,
  reply: z.array(s.issuedIdCert),
  errors: [],
});

export const ownInventory = endpoint({
  method: 'GET',
  path: '/p2core/keypackage/@me',
  access: 'session',
  params: NOTHING,
  body: null,
  bodyLimit: SMALL_BODY,
  status: 200,
  reply: s.inventory,
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
