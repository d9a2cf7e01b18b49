/** Bytes that are not what RFC 9580 says that they must be. */
export class Malformed extends Error {}

/** Walks over bytes from their beginning. Throws `Malformed` where there are fewer left than asked for. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #offset = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get offset(): number {
    return this.#offset;
  }

  get left(): number {
    return this.#bytes.length - this.#offset;
  }

  /** A view, not a copy. */
  take(length: number): Uint8Array {
    if (length > this.left) throw new Malformed('truncated');
    this.#offset += length;
    return this.#bytes.subarray(this.#offset - length, this.#offset);
  }

  /** Big-endian. */
  uint(size: 1 | 2 | 4): number {
    if (size > this.left) throw new Malformed('truncated');
    let value = 0;
    for (const end = this.#offset + size; this.#offset < end; this.#offset += 1) {
      value = value * 256 + (this.#bytes[this.#offset] ?? 0);
    }
    return value;
  }
}

/** Throws a `RangeError` where the value does not fit. */
export function toBigEndian(value: number, size: 1 | 2 | 4): Uint8Array<ArrayBuffer> {
  if (!Number.isInteger(value) || value < 0 || value >= 256 ** size) throw new RangeError('does not fit');
  return Uint8Array.from({ length: size }, (_, index) => value / 256 ** (size - 1 - index));
}

/** What `read` returns, or null where it throws `Malformed`. */
export function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof Malformed) return null;
    throw error;
  }
}

/** Throws `Malformed` where it is not UTF-8. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Malformed('UTF-8');
  }
}
