import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { Registry } from 'prom-client';

export interface MetricsPlace {
  readonly host: string;
  readonly port: number;
}

/** Listens at a port of its own: whoever reaches that one reads the metrics, and nothing else. */
export async function serveMetrics(registry: Registry, { host, port }: MetricsPlace): Promise<Server> {
  const server = createServer((request, response) => {
    const isAsked = request.method === 'GET' && request.url?.split('?')[0] === '/metrics';
    if (isAsked) void tell(registry, response);
    else response.writeHead(404, { 'content-type': 'text/plain' }).end('The metrics are at /metrics.\n');
  });
  server.listen({ host, port });
  await once(server, 'listening');
  return server;
}

async function tell(registry: Registry, response: ServerResponse): Promise<void> {
  try {
    const text = await registry.metrics();
    response.writeHead(200, { 'content-type': registry.contentType }).end(text);
  } catch {
    response.writeHead(500).end();
  }
}
