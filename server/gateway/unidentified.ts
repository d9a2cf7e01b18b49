import { ProtocolError } from '../../src/protocol/errors.ts';
import { UNIDENTIFIED } from './limits.ts';

/** The connections that have not yet said whose they are, by the address that they come from. */
export class Unidentified<C extends object> {
  readonly #addresses = new Map<C, string>();
  readonly #counts = new Map<string, number>();

  /** Why one more of this address is refused; null where there is room. */
  refusalOf(address: string): ProtocolError | null {
    const retryAfter = UNIDENTIFIED.retryAfter;
    if ((this.#counts.get(address) ?? 0) >= UNIDENTIFIED.ofOneAddress) {
      return new ProtocolError('RATE_LIMITED', { retryAfter });
    }
    return this.#addresses.size < UNIDENTIFIED.most ? null : new ProtocolError('UNAVAILABLE', { retryAfter });
  }

  add(connection: C, address: string): void {
    this.#addresses.set(connection, address);
    this.#counts.set(address, (this.#counts.get(address) ?? 0) + 1);
  }

  /** It has said so, or is gone. */
  delete(connection: C): void {
    const address = this.#addresses.get(connection);
    if (address === undefined) return;
    this.#addresses.delete(connection);
    const left = (this.#counts.get(address) ?? 1) - 1;
    if (left > 0) this.#counts.set(address, left);
    else this.#counts.delete(address);
  }
}
