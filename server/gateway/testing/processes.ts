import { once } from 'node:events';
import { type AskedProcess, startAskedProcess } from '../../testing/asked-process.ts';
import type { TestSession } from '../../testing/test-session.ts';
import { type ThrowawayPlace, throwawayPlace } from '../../testing/throwaway-place.ts';
import { GatewayClient } from './client.ts';

/** Real processes on one place, and clients of their gateways. */
export interface GatewayProcesses {
  readonly place: ThrowawayPlace;
  start(): Promise<AskedProcess>;
  /** Identifies, or resumes after `s`. */
  connect(server: AskedProcess, session: TestSession, s?: number): Promise<GatewayClient>;
  /** Ends them all. */
  remove(): Promise<void>;
}

export async function gatewayProcesses(): Promise<GatewayProcesses> {
  const place = await throwawayPlace();
  const started: AskedProcess[] = [];
  const clients: GatewayClient[] = [];
  return {
    place,
    async start() {
      const process = await startAskedProcess(place);
      started.push(process);
      return process;
    },
    connect({ address }, { token }, s) {
      const client = new GatewayClient(address);
      clients.push(client);
      return client.begin(token, s);
    },
    async remove() {
      for (const client of clients) client.cut();
      await Promise.all(started.map(kill));
      await place.remove();
    },
  };
}

async function kill({ child }: AskedProcess): Promise<void> {
  child.kill('SIGKILL');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}
