import type { Fetch } from '../network/http.ts';
import { type Client, createClient } from '../worker/client.ts';
import { composeUseCases } from '../worker/compose.ts';
import { serve } from '../worker/rpc.ts';
import { freshName, openStorage, quickCipher } from './storage.ts';

/** The tabs of a browser, and what is stored in it. Everything is real but for the thread of the workers. */
export interface Tabs {
  open(): Client;
  /** Closes all tabs; their workers end. What is stored stays. */
  close(): Promise<void>;
}

export function newTabs(fetch: Fetch, pageOrigin: string, name: string = freshName()): Tabs {
  const opened: { close(): unknown }[] = [];
  const openChannel = () => {
    const channel = new BroadcastChannel(name);
    opened.push(channel);
    return channel;
  };
  const startWorker = () => {
    const { port1, port2 } = new MessageChannel();
    const { database, vault } = openStorage(name);
    const channel = openChannel();
    opened.push(port1, database);
    const world = { database, vault, cipher: quickCipher, fetch, pageOrigin, WebSocket, channel };
    const stop = serve(port2, composeUseCases(world));
    port1.start();
    port2.start();
    // A thread would end whatever runs in it.
    const terminate = () => {
      stop();
      port1.close();
    };
    opened.push({ close: stop });
    return { port: port1, terminate, onCrash: () => undefined };
  };
  return {
    open: () => createClient({ startWorker, channel: openChannel() }),
    async close() {
      for (const each of opened.splice(0)) await each.close();
    },
  };
}
