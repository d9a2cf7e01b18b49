import type { Liveness } from '../flows/gateway.ts';

/** The BroadcastChannel between all tabs and workers of this origin. */
export const CHANNEL = 'claves';

/**
 * `changed`: something durable did, what was read is stale. `locked`: every tab locks. `sessions`: what the home server lists
 * of the actor's sessions has changed.
 */
export type Change = 'changed' | 'locked' | 'sessions';

/**
 * `hurry`: a person clicked; what waits for its next try, and so keeps the click waiting, tries at once. `how-live`: asks
 * the worker that holds the line to the home server to tell again how it stands.
 */
export type ChannelMessage = Change | 'hurry' | 'how-live' | { readonly liveness: Liveness };

/** What a worker needs of it. */
export interface Channel {
  postMessage(message: ChannelMessage): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<ChannelMessage>) => void): void;
}
