import { START, startTestServerIn, type TestServer } from '../../testing/test-server.ts';
import { throwawayPlace } from '../../testing/throwaway-place.ts';
import { type GatewayLimits, LIMITS } from '../limits.ts';

/** A test server that listens. */
export interface GatewayServer extends TestServer {
  /** Begins with `http`. */
  readonly address: string;
}

export async function startGatewayServer(limits: Partial<GatewayLimits> = {}): Promise<GatewayServer> {
  const server = await startTestServerIn(await throwawayPlace(), {
    begin: START,
    gatewayLimits: { ...LIMITS, ...limits },
  });
  const address = await server.app.listen({ host: '127.0.0.1', port: 0 });
  return { ...server, address };
}
