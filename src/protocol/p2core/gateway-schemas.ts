import * as z from 'zod/mini';
import { OPCODES } from '../events.ts';
import { parseSerial, parseSessionId, type Serial, type SessionId } from '../terms.ts';
import { idCert, serial, text } from './schemas.ts';

/** Section 9 of the protocol, frame by frame: what each one's `d` holds. */

export const CORE = 'core';
/** Of the draft's events that have no opcode in `core`. */
export const OWN = 'p2core';
export const OWN_OPCODES = { clientKeyChange: 1, lowKeyPackages: 2 } as const;

const sequence = z.int().check(z.nonnegative());
const sessionId = z.pipe(
  text.check(z.refine((value) => parseSessionId(value) !== null)),
  z.transform((value) => value as SessionId),
);
const serialNumber = z.pipe(
  serial.check(z.refine((value) => parseSerial(value) !== null)),
  z.transform((value) => value as Serial),
);

/** A client's. It numbers nothing, so its `s` is null or left out. */
export const clientFrame = z.strictObject({
  n: z.string(),
  op: z.int(),
  d: z.unknown(),
  s: z.optional(z.null()),
});

/** A server's. `s` is null for what is no event. */
export const serverFrame = z.object({ n: z.string(), op: z.int(), d: z.unknown(), s: z.nullable(sequence) });

export const CLIENT_PAYLOADS = {
  [OPCODES.heartbeat]: z.pipe(
    z.strictObject({ s: sequence }),
    z.transform(({ s }) => ({ type: 'heartbeat', s }) as const),
  ),
  [OPCODES.identify]: z.pipe(
    z.strictObject({ token: text }),
    z.transform(({ token }) => ({ type: 'identify', token }) as const),
  ),
  [OPCODES.resume]: z.pipe(
    z.strictObject({ token: text, s: sequence }),
    z.transform(({ token, s }) => ({ type: 'resume', token, s }) as const),
  ),
};

/** Of what is no event. */
export const CONTROL_PAYLOADS = {
  [OPCODES.hello]: z.pipe(
    z.object({ heartbeat_interval: z.int().check(z.positive()) }),
    z.transform((d) => ({ type: 'hello', heartbeatInterval: d.heartbeat_interval }) as const),
  ),
  [OPCODES.resumed]: z.pipe(
    z.object({ s: sequence }),
    z.transform(({ s }) => ({ type: 'resumed', s }) as const),
  ),
  [OPCODES.heartbeatAck]: z.pipe(
    z.object({ s: sequence }),
    z.transform(({ s }) => ({ type: 'heartbeat-ack', s }) as const),
  ),
  [OPCODES.heartbeatRequest]: z.pipe(
    z.null(),
    z.transform(() => ({ type: 'heartbeat-request' }) as const),
  ),
};

const keyOfSession = z.object({ session_id: sessionId, serial: serialNumber });
const certificate = z.object({ id_cert: idCert });

export const CORE_EVENTS = {
  [OPCODES.newSession]: z.pipe(
    certificate,
    z.transform((d) => ({ type: 'new-session', idCert: d.id_cert }) as const),
  ),
  [OPCODES.certificateInvalidation]: z.pipe(
    keyOfSession,
    z.transform(
      (d) => ({ type: 'certificate-invalidation', sessionId: d.session_id, serial: d.serial }) as const,
    ),
  ),
  [OPCODES.serverCertificateChange]: z.pipe(
    certificate,
    z.transform((d) => ({ type: 'server-key-change', idCert: d.id_cert }) as const),
  ),
};

export const OWN_EVENTS = {
  [OWN_OPCODES.clientKeyChange]: z.pipe(
    keyOfSession,
    z.transform((d) => ({ type: 'client-key-change', sessionId: d.session_id, serial: d.serial }) as const),
  ),
  [OWN_OPCODES.lowKeyPackages]: z.pipe(
    z.extend(keyOfSession, {
      remaining: z.int().check(z.nonnegative()),
      last_resort_handed_out: z.boolean(),
    }),
    z.transform(
      (d) =>
        ({
          type: 'low-key-packages',
          sessionId: d.session_id,
          remaining: d.remaining,
          lastResortHandedOut: d.last_resort_handed_out,
          serial: d.serial,
        }) as const,
    ),
  ),
};
