/** How a database writes the types of columns. */
export interface ColumnTypes {
  /** A row's own number, given by the database, growing. */
  readonly id: string;
  /** Whole, up to 2^53: numbers of rows, times, flags. */
  readonly integer: string;
  readonly bytes: string;
}

export type Migration = (t: ColumnTypes) => readonly string[];
