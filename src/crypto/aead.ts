/** What AES-256-GCM makes of a secret. `ciphertext` ends with the tag of 16 bytes. */
export interface Sealed {
  /** 12 random bytes, used once. */
  readonly nonce: Uint8Array;
  readonly ciphertext: Uint8Array;
}

const NONCE_LENGTH = 12;
const KEY_LENGTH = 32;

/** `raw`: 32 bytes. Imported once, the key serves any number of `seal` and `open`. */
export async function importKey(raw: Uint8Array): Promise<CryptoKey> {
  if (raw.length !== KEY_LENGTH) throw new RangeError('an AES-256 key has 32 bytes');
  return crypto.subtle.importKey('raw', new Uint8Array(raw), 'AES-GCM', false, ['encrypt', 'decrypt']);
}

/** Encrypts under a fresh nonce. The same `additionalData` will be needed to open; it is not kept. */
export async function seal(
  key: Uint8Array | CryptoKey,
  plaintext: Uint8Array,
  additionalData: Uint8Array,
): Promise<Sealed> {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_LENGTH));
  const ciphertext = await crypto.subtle.encrypt(
    algorithm(nonce, additionalData),
    await asCryptoKey(key),
    new Uint8Array(plaintext),
  );
  return { nonce, ciphertext: new Uint8Array(ciphertext) };
}

/** The plaintext, or null where it does not open: another key, other additional data, or changed bytes. */
export async function open(
  key: Uint8Array | CryptoKey,
  { nonce, ciphertext }: Sealed,
  additionalData: Uint8Array,
): Promise<Uint8Array | null> {
  if (nonce.length !== NONCE_LENGTH) return null;
  const cryptoKey = await asCryptoKey(key);
  try {
    const parameters = algorithm(nonce, additionalData);
    return new Uint8Array(await crypto.subtle.decrypt(parameters, cryptoKey, new Uint8Array(ciphertext)));
  } catch (error) {
    if (error instanceof DOMException && error.name === 'OperationError') return null;
    throw error;
  }
}

function algorithm(nonce: Uint8Array, additionalData: Uint8Array): AesGcmParams {
  return { name: 'AES-GCM', iv: new Uint8Array(nonce), additionalData: new Uint8Array(additionalData) };
}

async function asCryptoKey(key: Uint8Array | CryptoKey): Promise<CryptoKey> {
  return key instanceof Uint8Array ? importKey(key) : key;
}
