import { describe, expect, test } from 'vitest';
import { CLOSE_CODES, type ClientMessage, type GatewayEvent, type ServerMessage } from '../events.ts';
import { parseSerial, parseSessionId } from '../terms.ts';
import { gatewayFormat as format } from './gateway.ts';

const sessionId = parseSessionId('browser') as NonNullable<ReturnType<typeof parseSessionId>>;
const serial = parseSerial('9223372036854775807') as NonNullable<ReturnType<typeof parseSerial>>;

const EVENTS: readonly [GatewayEvent, string][] = [
  [{ type: 'new-session', idCert: 'AAAA' }, '{"n":"core","op":3,"d":{"id_cert":"AAAA"},"s":7}'],
  [
    { type: 'certificate-invalidation', sessionId, serial },
    '{"n":"core","op":4,"d":{"session_id":"browser","serial":"9223372036854775807"},"s":7}',
  ],
  [{ type: 'server-key-change', idCert: 'AAAA' }, '{"n":"core","op":6,"d":{"id_cert":"AAAA"},"s":7}'],
  [
    { type: 'client-key-change', sessionId, serial },
    '{"n":"p2core","op":1,"d":{"session_id":"browser","serial":"9223372036854775807"},"s":7}',
  ],
  [
    { type: 'low-key-packages', sessionId, serial, remaining: 19, lastResortHandedOut: false },
    '{"n":"p2core","op":2,"d":{"session_id":"browser","serial":"9223372036854775807","remaining":19,"last_resort_handed_out":false},"s":7}',
  ],
];

const CONTROLS: readonly [ServerMessage, string][] = [
  [
    { type: 'hello', heartbeatInterval: 30_000 },
    '{"n":"core","op":1,"d":{"heartbeat_interval":30000},"s":null}',
  ],
  [{ type: 'resumed', s: 0 }, '{"n":"core","op":10,"d":{"s":0},"s":null}'],
  [{ type: 'heartbeat-ack', s: 3 }, '{"n":"core","op":7,"d":{"s":3},"s":null}'],
  [{ type: 'heartbeat-request' }, '{"n":"core","op":11,"d":null,"s":null}'],
];

const CLIENT: readonly [ClientMessage, string][] = [
  [{ type: 'identify', token: 'secret' }, '{"n":"core","op":2,"d":{"token":"secret"},"s":null}'],
  [{ type: 'resume', token: 'secret', s: 4 }, '{"n":"core","op":5,"d":{"token":"secret","s":4},"s":null}'],
  [{ type: 'heartbeat', s: 4 }, '{"n":"core","op":0,"d":{"s":4},"s":null}'],
];

describe('a server’s frame', () => {
  const events = EVENTS.map(([event, text]): [ServerMessage, string] => [
    { type: 'event', s: 7, event },
    text,
  ]);

  test.each([...events, ...CONTROLS])('%j is written and read as %s', (message, text) => {
    expect(format.writeServerMessage(message)).toBe(text);
    expect(format.readServerMessage(text)).toEqual(message);
  });

  test.each(['{"n":"core","op":99,"d":{},"s":7}', '{"n":"new","op":1,"d":[],"s":7}'])(
    'of an unknown kind still has its number: %s',
    (text) => {
      expect(format.readServerMessage(text)).toEqual({ type: 'event', s: 7, event: null });
    },
  );

  test('may hold more than this version knows', () => {
    const text = '{"n":"core","op":3,"d":{"id_cert":"AAAA","more":1},"s":7,"more":1}';
    expect(format.readServerMessage(text)).toEqual({ type: 'event', s: 7, event: EVENTS[0]?.[0] });
  });

  test.each([
    '',
    '[]',
    '{"n":"core","op":10,"d":{"s":0}}',
    '{"n":"core","op":10,"d":{"s":-1},"s":null}',
    '{"n":"core","op":12,"d":{},"s":null}',
    '{"n":"p2core","op":1,"d":{},"s":null}',
    '{"n":"core","op":1,"d":{"heartbeat_interval":0},"s":null}',
    '{"n":"core","op":4,"d":{"session_id":"browser","serial":"9223372036854775808"},"s":7}',
    '{"n":"core","op":4,"d":{"session_id":"a b","serial":"1"},"s":7}',
    '{"n":"core","op":3,"d":{"id_cert":"AAAA"},"s":1.5}',
  ])('that no server may send is null: %s', (text) => {
    expect(format.readServerMessage(text)).toBeNull();
  });
});

describe('a client’s frame', () => {
  test.each(CLIENT)('%j is written and read as %s', (message, text) => {
    expect(format.writeClientMessage(message)).toBe(text);
    expect(format.readClientMessage(JSON.parse(text))).toEqual(message);
  });

  test('may leave out the number that it never has', () => {
    expect(format.readClientMessage({ n: 'core', op: 0, d: { s: 4 } })).toEqual({ type: 'heartbeat', s: 4 });
  });

  test.each([
    { n: 'core', op: 1, d: {} },
    { n: 'core', op: 8, d: {} },
    { n: 'p2core', op: 0, d: { s: 4 } },
    { n: '__proto__', op: 0, d: { s: 4 } },
    { n: 'core', op: -1, d: null },
  ])('of an unknown opcode: %j', (frame) => {
    expect(format.readClientMessage(frame)).toBe(CLOSE_CODES.unknownOpcode);
  });

  test.each([
    null,
    [],
    { op: 0, d: { s: 4 } },
    { n: 'core', op: '0', d: { s: 4 } },
    { n: 'core', op: 0, d: { s: 4 }, s: 4 },
    { n: 'core', op: 0, d: { s: 4 }, more: 1 },
    { n: 'core', op: 0, d: { s: 4, more: 1 } },
    { n: 'core', op: 0 },
    { n: 'core', op: 0, d: { s: 2 ** 53 } },
    { n: 'core', op: 2, d: { token: 5 } },
    { n: 'core', op: 2, d: { token: '\0' } },
    { n: 'core', op: 5, d: { token: 'secret' } },
  ])('with a bad payload: %j', (frame) => {
    expect(format.readClientMessage(frame)).toBe(CLOSE_CODES.invalidPayload);
  });
});
