/** About what is signed of a KeyPackage with its ID-Cert inside, in bytes. */
const CONTENT_LENGTH = 700;

/** All of a KeyPackage's cryptography and nothing else: two X25519 keys made and exported, two Ed25519 signatures. */
export async function makeByWebCrypto(count: number): Promise<void> {
  const { privateKey } = await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify']);
  for (let made = 0; made < count; made++) {
    await makeHpkeKey();
    await makeHpkeKey();
    await sign(privateKey);
    await sign(privateKey);
  }
}

async function makeHpkeKey(): Promise<void> {
  const { publicKey, privateKey } = await crypto.subtle.generateKey('X25519', true, ['deriveBits']);
  await crypto.subtle.exportKey('raw', publicKey);
  await crypto.subtle.exportKey('pkcs8', privateKey);
}

async function sign(privateKey: CryptoKey): Promise<void> {
  await crypto.subtle.sign('Ed25519', privateKey, new Uint8Array(CONTENT_LENGTH));
}
