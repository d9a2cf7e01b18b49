/** The BroadcastChannel between all tabs and workers of this origin. */
export const CHANNEL = 'claves';

/** `changed`: something durable did, what was read is stale. `locked`: every tab locks. */
export type ChannelMessage = 'changed' | 'locked';
