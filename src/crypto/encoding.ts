import { base64, base64urlnopad, hex } from '@scure/base';

/** Base64 in the standard alphabet, with padding. */
export function toBase64(bytes: Uint8Array): string {
  return base64.encode(bytes);
}

/** Throws on anything but canonical Base64: no white space, no other alphabet, padded, unused bits zero. */
export function fromBase64(text: string): Uint8Array {
  return base64.decode(text);
}

/** Base64url without padding. */
export function toBase64Url(bytes: Uint8Array): string {
  return base64urlnopad.encode(bytes);
}

/** Lower-case hexadecimal. */
export function toHex(bytes: Uint8Array): string {
  return hex.encode(bytes);
}

/** Throws on anything but lower-case hexadecimal of even length, so that one value has one spelling. */
export function fromHex(text: string): Uint8Array {
  if (/[A-F]/.test(text)) throw new TypeError('hexadecimal must be in lower case');
  return hex.decode(text);
}

/** In a time that depends on the lengths only. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (const [index, byte] of a.entries()) difference |= byte ^ (b[index] ?? 0);
  return difference === 0;
}

export function concatBytes(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}
