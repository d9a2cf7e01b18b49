const KEY_BITS = 256;

/** HKDF-SHA-256, RFC 5869: 32 bytes from a secret that nobody can guess. `info` names what the key is for. */
export async function deriveSubkey(secret: Uint8Array, salt: Uint8Array, info: string): Promise<Uint8Array> {
  const key = await crypto.subtle.importKey('raw', new Uint8Array(secret), 'HKDF', false, ['deriveBits']);
  const parameters: HkdfParams = {
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(salt),
    info: new TextEncoder().encode(info),
  };
  return new Uint8Array(await crypto.subtle.deriveBits(parameters, key, KEY_BITS));
}
