import { createHash, createPrivateKey, sign } from 'node:crypto';
import { concatBytes, fromHex } from '../crypto/encoding.ts';
import { armorPublicKey } from '../crypto/openpgp/armor.ts';

/**
 * For tests: OpenPGP packets of any kind, bad ones above all. Written apart from the code that it tests, on Node's own
 * cryptography, so that a mistake there is not repeated here.
 */

export const NOW = 1_800_000_000;
export const USER_ID = 'alice@example.com';
export const EXPECTED = { userId: USER_ID, now: NOW, tolerance: 300 };

export function seedOf(byte: number): Uint8Array {
  return new Uint8Array(32).fill(byte);
}

export function uint(value: number, size: number): Uint8Array {
  return fromHex(value.toString(16).padStart(2 * size, '0'));
}

export function text(value: string): Uint8Array {
  return new TextEncoder().encode(value);
}

export function packet(tag: number, ...body: Uint8Array[]): Uint8Array {
  const joined = concatBytes(...body);
  return concatBytes(Uint8Array.of(0xc0 | tag, 0xff), uint(joined.length, 4), joined);
}

export function armored(...packets: Uint8Array[]): string {
  return armorPublicKey(concatBytes(...packets));
}

export interface ForgedKey {
  readonly sign: (data: Uint8Array) => Uint8Array;
  readonly algorithm: number;
  readonly body: Uint8Array;
  readonly fingerprint: Uint8Array;
}

export function keyBody(algorithm: number, created: number, point: Uint8Array): Uint8Array {
  const prefix = fromHex(algorithm === 22 ? '092b06010401da470f01010740' : '');
  return concatBytes(Uint8Array.of(4), uint(created, 4), Uint8Array.of(algorithm), prefix, point);
}

export function forgeKey(seedByte: number, { algorithm = 22, created = NOW - 60 } = {}): ForgedKey {
  const der = concatBytes(fromHex('302e020100300506032b657004220420'), seedOf(seedByte));
  const privateKey = createPrivateKey({ key: Buffer.from(der), format: 'der', type: 'pkcs8' });
  const { x } = privateKey.export({ format: 'jwk' });
  const body = keyBody(algorithm, created, Buffer.from(x ?? '', 'base64url'));
  const fingerprint = hash('sha1', concatBytes(Uint8Array.of(0x99), uint(body.length, 2), body));
  return { algorithm, body, fingerprint, sign: (data) => sign(null, data, privateKey) };
}

function hash(name: string, data: Uint8Array): Uint8Array {
  return createHash(name).update(data).digest();
}

/** With a length of one or two octets. */
export function subpacket(type: number, data: Uint8Array, critical = false): Uint8Array {
  const length = data.length + 1;
  const written = length < 192 ? uint(length, 1) : uint(length - 192 + 0xc000, 2);
  return concatBytes(written, Uint8Array.of(type | (critical ? 0x80 : 0)), data);
}

export const created = (at: number): Uint8Array => subpacket(2, uint(at, 4));
export const keyFlags = (flags: number): Uint8Array => subpacket(27, Uint8Array.of(flags));
export const keyId = (key: ForgedKey): Uint8Array => subpacket(16, key.fingerprint.subarray(-8));
export const issuer = (key: ForgedKey): Uint8Array =>
  subpacket(33, concatBytes(Uint8Array.of(4), key.fingerprint));

/** What a certification over a key and a User ID hashes first. */
export function overUserId(key: ForgedKey, userId: string): Uint8Array {
  const body = text(userId);
  return concatBytes(overKey(key), Uint8Array.of(0xb4), uint(body.length, 4), body);
}

export function overKey({ body }: ForgedKey): Uint8Array {
  return concatBytes(Uint8Array.of(0x99), uint(body.length, 2), body);
}

export interface ForgedSignature {
  readonly type?: number;
  readonly version?: number;
  readonly algorithm?: number;
  readonly hash?: readonly [id: number, name: string];
  readonly hashed?: readonly Uint8Array[];
  readonly unhashed?: readonly Uint8Array[];
  readonly over?: Uint8Array;
  readonly writeNumber?: (bytes: Uint8Array) => Uint8Array;
}

/** The hashed area of a good self-signature. */
export function usual(key: ForgedKey): Uint8Array[] {
  return [created(NOW - 60), keyFlags(0x03), issuer(key)];
}

/** A signature packet; a good self-signature of `USER_ID` where nothing else is asked for. */
export function signature(key: ForgedKey, forged: ForgedSignature = {}): Uint8Array {
  const { type = 0x13, version = 4, algorithm = key.algorithm, writeNumber = mpi } = forged;
  const [hashId, hashName] = forged.hash ?? [10, 'sha512'];
  const [hashed, unhashed] = [
    concatBytes(...(forged.hashed ?? usual(key))),
    concatBytes(...(forged.unhashed ?? [])),
  ];
  const head = concatBytes(Uint8Array.of(version, type, algorithm, hashId), uint(hashed.length, 2), hashed);
  const trailer = concatBytes(Uint8Array.of(version, 0xff), uint(head.length, 4));
  const digest = hash(hashName, concatBytes(forged.over ?? overUserId(key, USER_ID), head, trailer));
  const proof = key.sign(digest);
  const numbers =
    algorithm === 27 ? [proof] : [writeNumber(proof.subarray(0, 32)), writeNumber(proof.subarray(32))];
  return packet(2, head, uint(unhashed.length, 2), unhashed, digest.subarray(0, 2), ...numbers);
}

/** RFC 9580 section 3.2. */
export function mpi(bytes: Uint8Array): Uint8Array {
  const digits = BigInt(`0x${Buffer.from(bytes).toString('hex')}`).toString(2);
  return concatBytes(uint(digits.length, 2), bytes.subarray(bytes.length - Math.ceil(digits.length / 8)));
}

export const userId = (value: string = USER_ID): Uint8Array => packet(13, text(value));
export const publicKey = ({ body }: ForgedKey): Uint8Array => packet(6, body);

/** Two keys, what comes first in a request by the first of them, and what completes it. */
export const key = forgeKey(1);
export const other = forgeKey(2);
export const head = concatBytes(publicKey(key), userId());
export const good = signature(key);

/** A request whose self-signature alone is forged. */
export function signed(forged: ForgedSignature): string {
  return armored(head, signature(key, forged));
}

export function withHashed(...hashed: Uint8Array[]): string {
  return signed({ hashed });
}

/** A good request by any key. */
export function requestOf(forged = key, at = NOW - 60): string {
  const hashed = [created(at), keyFlags(3), issuer(forged)];
  const self = signature(forged, { hashed, over: overUserId(forged, USER_ID) });
  return armored(publicKey(forged), userId(), self);
}

export function notation(critical: boolean, value = 'c'): Uint8Array {
  const lengths = concatBytes(uint(3, 2), uint(value.length, 2));
  const data = concatBytes(fromHex('80000000'), lengths, text('a@b'), text(value));
  return subpacket(20, data, critical);
}

/** The packet header of RFC 4880 and before. */
export function oldFormat(tag: number, body: Uint8Array): Uint8Array {
  return concatBytes(Uint8Array.of(0x80 | (tag << 2), body.length), body);
}
