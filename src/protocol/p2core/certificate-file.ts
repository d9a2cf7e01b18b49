import { armorPrivateKey, armorPublicKey, unarmorPublicKey } from '../../crypto/openpgp/armor.ts';
import { packetSpans, TAG } from '../../crypto/openpgp/packet.ts';
import { RequestRefused } from '../../crypto/openpgp/request-refused.ts';
import { NotOfThisKey, withSealedSecret } from '../../crypto/openpgp/secret-key.ts';
import { fromWire } from '../../crypto/openpgp/wire.ts';
import type { CertificateFile, FilePart, IdentityKeySecret, WireIdCert } from '../certificate.ts';
import { ClavesError } from '../claves-error.ts';

/** RFC 3156 section 7. */
const OPENPGP_KEYS = { extension: 'asc', mediaType: 'application/pgp-keys' } as const;

/** The certificate, armored and not; what is none is given as it came. */
export function toFile(idCert: WireIdCert): CertificateFile {
  const bytes = fromWire(idCert);
  if (!bytes) return { text: idCert, extension: 'txt', mediaType: 'text/plain', binary: null };
  return publicFile(bytes);
}

export function toPublicKeyFile(request: string): CertificateFile {
  return publicFile(unarmorPublicKey(request));
}

function publicFile(bytes: Uint8Array): CertificateFile {
  return {
    ...OPENPGP_KEYS,
    text: armorPublicKey(bytes),
    binary: { bytes, extension: 'pgp', parts: partsOf(bytes) },
  };
}

/** The names of RFC 9580 section 5. */
const PACKET_NAMES: Readonly<Record<number, string>> = {
  [TAG.signature]: 'Signature',
  [TAG.publicKey]: 'Public Key',
  [TAG.userId]: 'User ID',
};

function partsOf(bytes: Uint8Array): FilePart[] {
  return packetSpans(bytes).map(({ tag, from, to }) => {
    return { name: `${PACKET_NAMES[tag] ?? 'Packet'} (${tag})`, from, to };
  });
}

/** Throws `RECORD_DAMAGED` where the request is none, or of another key. */
export async function toPrivateKeyFile(
  request: string,
  secret: IdentityKeySecret,
  passphrase: string,
): Promise<CertificateFile> {
  try {
    const bytes = await withSealedSecret(unarmorPublicKey(request), secret, passphrase);
    return { ...OPENPGP_KEYS, text: armorPrivateKey(bytes), binary: null };
  } catch (error) {
    const isOfRecord = error instanceof RequestRefused || error instanceof NotOfThisKey;
    throw isOfRecord ? new ClavesError('RECORD_DAMAGED', { cause: error }) : error;
  }
}
