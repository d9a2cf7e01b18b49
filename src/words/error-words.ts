/** What a person is told of an error, each in a sentence or two. */
export interface ErrorWords {
  readonly happened: string;
  /** What was not lost or changed. */
  readonly safe: string;
  readonly todo: string;
}
