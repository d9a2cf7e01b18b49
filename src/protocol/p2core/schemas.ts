import * as z from 'zod/mini';

/** JSON text that can be stored and compared: no lone surrogate, no NUL. */
export const text = z.string().check(z.refine((value) => value.isWellFormed() && !value.includes('\0')));

/** UNIX seconds. */
const seconds = z.int().check(z.nonnegative());

/** A serial: decimal, because a JavaScript number would corrupt it. */
export const serial = z.string().check(z.regex(/^[1-9][0-9]{0,18}$/));

/** KeyPackageRef, lower-case hexadecimal. */
const ref = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** An ASCII-armored OpenPGP public key. What it must hold is section 4 of the protocol. */
export const certificateRequest = text;

/** Base64 of an ASCII-armored OpenPGP certificate (section 5). */
export const idCert = text;

/** Section 6. Members are checked further when the KeyPackage is put together. */
export const keyPackage = z.strictObject({
  protocol_version: text,
  cipher_suite: text,
  init_key: text,
  leaf_node: text,
  extensions: text,
  signature: text,
});
export type KeyPackageJson = z.infer<typeof keyPackage>;

export const credentials = z.strictObject({ username: text, password: text, invitation: z.optional(text) });
export const newPassword = z.strictObject({ password: text });
export const trust = z.strictObject({
  username: text,
  password: text,
  session_id: text,
  csr: certificateRequest,
});
export const enrolled = z.strictObject({ id_cert: idCert, token: text });

export const session = z.strictObject({
  session_id: text,
  created_at: seconds,
  current: z.boolean(),
  serial,
  expires_at: seconds,
});

/** The same session on a foreign server. */
export const foreignSession = z.strictObject({ ...session.shape, cached_until: seconds });

export const challenge = z.strictObject({
  challenge: z.string().check(z.regex(/^[A-Za-z0-9_-]{64}$/)),
  expires_at: seconds,
});
/** `signature`: a detached OpenPGP signature in ASCII armor. What it must be over is section 7 of the protocol. */
export const foreignSignIn = z.strictObject({ challenge: text, id_cert: idCert, signature: text });
export const foreignSignedIn = z.strictObject({ token: text });

export const issuedIdCert = z.strictObject({
  id_cert: idCert,
  session_id: text,
  serial,
  issued_at: seconds,
  superseded_at: z.nullable(seconds),
  revoked_at: z.nullable(seconds),
});

export const inventory = z.strictObject({
  available: z.array(ref),
  claimed: z.array(z.strictObject({ ref, at: seconds })),
  last_resort: z.nullable(z.strictObject({ ref, handed_out: z.boolean() })),
});
