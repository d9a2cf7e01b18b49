/** What a person is told of an error, each in a sentence or two. */
export interface ErrorWords {
  readonly happened: string;
  /** What was not lost or changed. */
  readonly safe: string;
  readonly todo: string;
}

export const NOTHING_CHANGED = 'Nothing was stored or changed, here or on the server.';
export const ALL_KEPT = 'Your keys and what was begun are kept in this browser; nothing is lost.';
export const REPORT =
  'Try once more. If it happens again, it is a fault in Claves or in the home server: please report it.';
