import type * as z from 'zod/mini';
import {
  CLOSE_CODES,
  type ClientMessage,
  type GatewayEvent,
  type GatewayFormat,
  OPCODES,
  type ServerMessage,
} from '../events.ts';
import {
  CLIENT_PAYLOADS,
  CONTROL_PAYLOADS,
  CORE,
  CORE_EVENTS,
  clientFrame,
  OWN,
  OWN_EVENTS,
  OWN_OPCODES,
  serverFrame,
} from './gateway-schemas.ts';

/** Section 9 of the protocol. */
export const gatewayFormat: GatewayFormat = {
  path: '/p2core/gateway',
  writeClientMessage: (message) => frame(CORE, ...clientPayload(message)),
  writeServerMessage: (message) =>
    message.type === 'event' ? writeEvent(message.event, message.s) : frame(CORE, ...controlPayload(message)),

  readClientMessage(value) {
    const read = clientFrame.safeParse(value);
    if (!read.success) return CLOSE_CODES.invalidPayload;
    const schema = schemaOf(CLIENT_PAYLOADS, read.data.n === CORE ? read.data.op : null);
    if (!schema) return CLOSE_CODES.unknownOpcode;
    return readPayload(schema, read.data.d) ?? CLOSE_CODES.invalidPayload;
  },

  readServerMessage(text) {
    const read = serverFrame.safeParse(jsonOrNull(text));
    if (!read.success) return null;
    const { n, op, d, s } = read.data;
    if (s !== null) return readEvent(n, op, d, s);
    const schema = schemaOf(CONTROL_PAYLOADS, n === CORE ? op : null);
    return schema && readPayload(schema, d);
  },
};

function readEvent(n: string, op: number, d: unknown, s: number): ServerMessage | null {
  const schema = eventSchema(n, op);
  if (!schema) return { type: 'event', s, event: null };
  const event = readPayload(schema, d);
  return event && { type: 'event', s, event };
}

function eventSchema(n: string, op: number) {
  if (n === CORE) return schemaOf(CORE_EVENTS, op);
  return n === OWN ? schemaOf(OWN_EVENTS, op) : null;
}

function schemaOf<S extends z.ZodMiniType>(
  schemas: Readonly<Record<number, S>>,
  op: number | null,
): S | null {
  return op !== null && Object.hasOwn(schemas, op) ? (schemas[op] ?? null) : null;
}

function readPayload<S extends z.ZodMiniType>(schema: S, d: unknown): z.output<S> | null {
  const read = schema.safeParse(d);
  return read.success ? read.data : null;
}

/** Opcode and payload. */
type Content = readonly [op: number, d: unknown];

function clientPayload(message: ClientMessage): Content {
  const { type, ...d } = message;
  return [OPCODES[type], d];
}

function controlPayload(message: Exclude<ServerMessage, { type: 'event' }>): Content {
  switch (message.type) {
    case 'hello':
      return [OPCODES.hello, { heartbeat_interval: message.heartbeatInterval }];
    case 'resumed':
      return [OPCODES.resumed, { s: message.s }];
    case 'heartbeat-ack':
      return [OPCODES.heartbeatAck, { s: message.s }];
    case 'heartbeat-request':
      return [OPCODES.heartbeatRequest, null];
  }
}

function writeEvent(event: GatewayEvent | null, s: number): string {
  switch (event?.type) {
    case 'new-session':
      return frame(CORE, OPCODES.newSession, { id_cert: event.idCert }, s);
    case 'server-key-change':
      return frame(CORE, OPCODES.serverCertificateChange, { id_cert: event.idCert }, s);
    case 'certificate-invalidation':
      return frame(CORE, OPCODES.certificateInvalidation, keyOf(event), s);
    case 'client-key-change':
      return frame(OWN, OWN_OPCODES.clientKeyChange, keyOf(event), s);
    case 'low-key-packages': {
      const { remaining, lastResortHandedOut: last_resort_handed_out } = event;
      return frame(
        OWN,
        OWN_OPCODES.lowKeyPackages,
        { ...keyOf(event), remaining, last_resort_handed_out },
        s,
      );
    }
    default:
      throw new TypeError('an event of no kind that there is');
  }
}

function keyOf({ sessionId: session_id, serial }: { sessionId: string; serial: string }) {
  return { session_id, serial };
}

function frame(n: string, op: number, d: unknown, s: number | null = null): string {
  return JSON.stringify({ n, op, d, s });
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
