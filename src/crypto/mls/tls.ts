import { concatBytes } from '../encoding.ts';

/** Not the one encoding that RFC 9420 section 2.1 allows. Stays inside `readWhole`. */
class NotTls extends Error {}

/** Reads the TLS presentation language of RFC 9420 section 2.1, strictly: a value has one encoding only. */
export class TlsReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #position = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get position(): number {
    return this.#position;
  }

  get atEnd(): boolean {
    return this.#position === this.#bytes.length;
  }

  uint8(): number {
    return this.#view.getUint8(this.#advance(1));
  }

  uint16(): number {
    return this.#view.getUint16(this.#advance(2));
  }

  uint64(): bigint {
    return this.#view.getBigUint64(this.#advance(8));
  }

  /** A variable-size length header, RFC 9420 section 2.1.2: 1, 2 or 4 bytes, the fewest that do. */
  length(): number {
    const first = this.uint8();
    const low = first & 0x3f;
    switch (first >> 6) {
      case 0:
        return low;
      case 1:
        return atLeast(64, low * 2 ** 8 + this.uint8());
      case 2:
        return atLeast(2 ** 14, low * 2 ** 24 + this.uint8() * 2 ** 16 + this.uint16());
      default:
        throw new NotTls();
    }
  }

  /** `opaque value<V>`, as a view. */
  vector(): Uint8Array {
    const length = this.length();
    const start = this.#advance(length);
    return this.#bytes.subarray(start, start + length);
  }

  /** `T values<V>`. */
  list<T>(item: (reader: TlsReader) => T): T[] {
    const inner = new TlsReader(this.vector());
    const items: T[] = [];
    while (!inner.atEnd) items.push(item(inner));
    return items;
  }

  /** Where the next `count` bytes begin. */
  #advance(count: number): number {
    const start = this.#position;
    if (this.#bytes.length - start < count) throw new NotTls();
    this.#position += count;
    return start;
  }
}

function atLeast(minimum: number, length: number): number {
  if (length < minimum) throw new NotTls();
  return length;
}

/** What `read` makes of exactly these bytes; null where they end early, go on, or `read` answers null. */
export function readWhole<T>(bytes: Uint8Array, read: (reader: TlsReader) => T | null): T | null {
  const reader = new TlsReader(bytes);
  try {
    const value = read(reader);
    return reader.atEnd ? value : null;
  } catch (error) {
    if (error instanceof NotTls) return null;
    throw error;
  }
}

export function writeUint16(value: number): Uint8Array {
  return Uint8Array.of(value >> 8, value);
}

/** A length header, RFC 9420 section 2.1.2; `length` is below 2^30. */
export function writeLength(length: number): Uint8Array {
  if (length < 2 ** 6) return Uint8Array.of(length);
  if (length < 2 ** 14) return Uint8Array.of(0x40 | (length >> 8), length);
  return Uint8Array.of(0x80 | (length >> 24), length >> 16, length >> 8, length);
}

/** `opaque value<V>`. */
export function writeVector(value: Uint8Array): Uint8Array {
  return concatBytes(writeLength(value.length), value);
}
