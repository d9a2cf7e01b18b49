/**
 * The words of polyproto that every other file speaks in. Start reading here.
 *
 * - **actor**: who owns an identity; registered on one home server.
 * - **federation ID (FID)**: `local-name@domain`, the actor's name.
 * - **session**: one client of an actor, one browser here, with its own identity key.
 * - **identity key**: the session's Ed25519 key pair. Exactly one is current; past ones are kept for ever.
 * - **ID-Cert**: the home server's certificate over the session's public identity key, its FID and session ID.
 * - **KeyPackage**: RFC 9420 section 10; lets others add this session to an MLS group. One use only.
 * - **last-resort KeyPackage**: the one handed out again and again when no other is left (section 16.8).
 */

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** `local-name@domain`, in lower case. */
export type Fid = Branded<'Fid'>;
/** `[A-Za-z0-9_-]{1,32}`, unique per actor, kept over rotations. */
export type SessionId = Branded<'SessionId'>;
/** A positive integer below 2^63 in decimal: a JavaScript number would corrupt it. */
export type Serial = Branded<'Serial'>;
/** RFC 9420 section 5.2, lower-case hexadecimal: a KeyPackage's identifier everywhere in this project. */
export type KeyPackageRef = Branded<'KeyPackageRef'>;
/** UNIX time in whole seconds. */
export type UnixSeconds = number;

const LOCAL_NAME = /^[a-z0-9._%+-]{1,64}$/;
const FID = /^[a-z0-9._%+-]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)*$/;
const DOMAIN = /^[a-z0-9-]+(\.[a-z0-9-]+)*$/;
const SESSION_ID = /^[A-Za-z0-9_-]{1,32}$/;
const SERIAL = /^[1-9][0-9]{0,18}$/;
const REF = /^[0-9a-f]{64}$/;
const MAX_FID_LENGTH = 254;

/** ASCII only: `toLowerCase` would turn the Kelvin sign into `k`, a look-alike. */
function lowerAscii(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** The FID in lower case, or null where the text is none. */
export function parseFid(text: string): Fid | null {
  const lower = lowerAscii(text);
  return lower.length <= MAX_FID_LENGTH && FID.test(lower) ? (lower as Fid) : null;
}

/** The part before the `@`, in lower case, or null where the text cannot be one. */
export function parseLocalName(text: string): string | null {
  const lower = lowerAscii(text);
  return LOCAL_NAME.test(lower) ? lower : null;
}

/** A domain in lower case, or null where the text cannot be the domain of a FID. */
export function parseDomain(text: string): string | null {
  const lower = lowerAscii(text);
  return lower.length <= 253 && DOMAIN.test(lower) ? lower : null;
}

export function domainOf(fid: Fid): string {
  return fid.slice(fid.indexOf('@') + 1);
}

export function localNameOf(fid: Fid): string {
  return fid.slice(0, fid.indexOf('@'));
}

export function parseSessionId(text: string): SessionId | null {
  return SESSION_ID.test(text) ? (text as SessionId) : null;
}

export function parseSerial(text: string): Serial | null {
  return SERIAL.test(text) && BigInt(text) < 2n ** 63n ? (text as Serial) : null;
}

export function parseKeyPackageRef(text: string): KeyPackageRef | null {
  return REF.test(text) ? (text as KeyPackageRef) : null;
}
