import type { Liveness } from '../flows/gateway.ts';
import type { ChannelMessage } from './channel.ts';

const CONNECTING: Liveness = { state: 'connecting' };

/** What a page has heard of the line to the home server, which another tab may hold. */
export class LivenessHeard {
  readonly #channel: BroadcastChannel;
  readonly #listeners = new Set<() => void>();
  #current = CONNECTING;

  constructor(channel: BroadcastChannel) {
    this.#channel = channel;
  }

  get current(): Liveness {
    return this.#current;
  }

  /** Null: what was heard holds no more. */
  hear(liveness: Liveness | null): void {
    this.#current = liveness ?? CONNECTING;
    for (const listener of this.#listeners) listener();
  }

  /** Asks how it stands now. Returns how to stop listening. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    this.#channel.postMessage('how-live' satisfies ChannelMessage);
    return () => this.#listeners.delete(listener);
  }
}
