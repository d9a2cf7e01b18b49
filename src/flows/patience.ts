/** How long what nobody clicked goes on against a server that fails, over all of it in this tab. */
export interface Patience {
  /** Null while it may ask; else what went wrong last: that it is not to be asked again yet. */
  lost(): unknown;
  /** `wait`: milliseconds for which the server wants to be left alone. */
  failed(error: unknown, wait: number): void;
  succeeded(): void;
}
