import { concatBytes } from '../encoding.ts';
import { takeApart } from './certificate-parts.ts';
import { readPackets, writePacket } from './packet.ts';

/**
 * The certificate without the certifications that name other keys than these; the same bytes where it has none. Null
 * where it is no certificate.
 */
export function keepCertifications(
  binary: Uint8Array,
  issuerFingerprints: readonly string[],
): Uint8Array | null {
  const certifications = takeApart(binary)?.certifications;
  if (!certifications) return null;
  const isKept = certifications.map((each) => issuerFingerprints.includes(each.issuerFingerprint));
  if (isKept.every(Boolean)) return binary;
  const { packets } = readPackets(binary);
  const before = packets.length - certifications.length;
  const kept = packets.filter((_, place) => place < before || isKept[place - before]);
  return concatBytes(...kept.map(({ tag, body }) => writePacket(tag, body)));
}
