/** What the services count of what they have done, for whoever watches the server. */
export type Counted =
  | 'ordinary-claim'
  | 'last-resort-claim'
  | 'uploaded-key-package'
  | 'rotation'
  | 'failed-login';

/** Called once it is done for good, never inside a transaction: that may run twice. */
export type Tally = (what: Counted, count?: number) => void;

export const UNCOUNTED: Tally = () => {};
