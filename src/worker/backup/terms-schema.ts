import * as z from 'zod/mini';
import {
  type Fid,
  type KeyPackageRef,
  parseFid,
  parseKeyPackageRef,
  parseSerial,
  parseSessionId,
  type Serial,
  type SessionId,
} from '../../protocol/terms.ts';

/** The words of the protocol as a backup file spells them: each has one spelling. */

/** Text that can be stored and compared: no lone surrogate. */
export const text = z.string().check(z.refine((value) => value.isWellFormed()));
/** UNIX seconds, to the year 9999. */
export const seconds = z.int().check(z.nonnegative(), z.lte(253_402_300_799));
export const fingerprint = z.string().check(z.regex(/^[0-9a-f]{40,64}$/));

export const fid = term<Fid>(parseFid);
export const sessionId = z
  .string()
  .check(z.refine((value) => parseSessionId(value) !== null)) as unknown as z.ZodMiniType<
  SessionId,
  SessionId
>;
export const serial = term<Serial>(parseSerial);
export const ref = term<KeyPackageRef>(parseKeyPackageRef);

function term<T extends string>(parse: (text: string) => T | null) {
  return z.custom<T>((value) => typeof value === 'string' && parse(value) === value);
}
