import * as z from 'zod/mini';
import { endpoint } from '../endpoint.ts';
import type { ErrorCode } from '../errors.ts';
import {
  CERTIFICATE_REQUEST_MAX_BYTES,
  KEY_PACKAGE_MAX_BYTES,
  UPLOAD_BATCH,
  UPLOAD_MAX_BYTES,
} from '../numbers.ts';
import { KEY_ERRORS } from './key-errors.ts';
import * as s from './schemas.ts';

/** Section 7 of the protocol, route by route. */

const NOTHING = z.object({});
const AT = z.object({ timestamp: z.optional(z.string()) });
const SMALL_BODY = 4 * 1024;

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
  asks: ['If-Match'],
  tells: ['ETag'],
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

/** Makes a new server key, which the old one certifies. The answer is its armored certificate. */
export const changeServerKey = endpoint({
  method: 'PUT',
  path: '/p2core/key/server',
  access: 'session',
  params: NOTHING,
  body: null,
  bodyLimit: SMALL_BODY,
  status: 200,
  reply: s.text,
  errors: ['NOT_ADMINISTRATOR'],
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

/**
 * Hands out one KeyPackage per session of the actor, each once. With an `Idempotency-Key` of one's own it can be
 * repeated for `CLAIM_REPEATABLE_FOR` and gives the same bytes; without, never repeat it without need.
 */
export const claimKeyPackages = endpoint({
  method: 'GET',
  path: '/p2core/keypackage/{fid}',
  access: 'any-session',
  params: z.object({ fid: z.string() }),
  body: null,
  bodyLimit: SMALL_BODY,
  status: 200,
  reply: z.array(s.text),
  errors: ['FID_INVALID', 'NOT_FEDERATED', 'USER_NOT_FOUND', 'NO_KEYPACKAGE', 'FORBIDDEN'],
  asks: ['Idempotency-Key'],
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
