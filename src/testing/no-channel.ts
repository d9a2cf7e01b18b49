import type { Channel } from '../worker/channel.ts';

/** Of a browser with one tab that nobody looks at. */
export function noChannel(): Channel {
  return { postMessage: () => undefined, addEventListener: () => undefined };
}
