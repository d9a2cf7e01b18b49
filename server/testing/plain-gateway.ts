import * as z from 'zod/mini';
import { endpoint } from '../../src/protocol/endpoint.ts';
import { gatewayFormat } from '../../src/protocol/p2core/gateway.ts';

/** The gateway, as it is to who offers no WebSocket: refused in any case. */
export const plainGateway = endpoint({
  method: 'GET',
  path: gatewayFormat.path,
  access: 'public',
  params: z.object({}),
  body: null,
  bodyLimit: 1024,
  status: 200,
  reply: null,
  errors: ['INVALID_BODY'],
});
