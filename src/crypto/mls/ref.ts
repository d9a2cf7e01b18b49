import { concatBytes, toHex } from '../encoding.ts';
import { writeVector } from './tls.ts';

/** RFC 9420 section 5.2 for suites with SHA-256. */
export async function refHash(label: string, value: Uint8Array): Promise<Uint8Array> {
  const input = concatBytes(writeVector(new TextEncoder().encode(label)), writeVector(value));
  return new Uint8Array(await crypto.subtle.digest('SHA-256', input));
}

/** The KeyPackageRef of a TLS-serialised KeyPackage, lower-case hexadecimal. */
export async function keyPackageRef(tls: Uint8Array): Promise<string> {
  return toHex(await refHash('MLS 1.0 KeyPackage Reference', tls));
}
