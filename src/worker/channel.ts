/** The BroadcastChannel between all tabs and workers of this origin. */
export const CHANNEL = 'claves';

/** `changed`: something durable did, what was read is stale. `locked`: every tab locks. */
export type Change = 'changed' | 'locked';

/** `hurry`: a person clicked; what waits for its next try, and so keeps the click waiting, tries at once. */
export type ChannelMessage = Change | 'hurry';
