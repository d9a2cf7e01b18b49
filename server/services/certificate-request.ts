import { type CertificateRequest, readCertificateRequest } from '../../src/crypto/openpgp/read-request.ts';
import { type RequestRefusal, RequestRefused } from '../../src/crypto/openpgp/request-refused.ts';
import { type ErrorCode, ProtocolError } from '../../src/protocol/errors.ts';
import { CERTIFICATE_REQUEST_MAX_BYTES, CLOCK_TOLERANCE } from '../../src/protocol/numbers.ts';
import type { Fid, UnixSeconds } from '../../src/protocol/terms.ts';

const CODE_OF: Record<RequestRefusal, ErrorCode> = {
  armor: 'KEY_ARMOR_INVALID',
  private: 'KEY_IS_PRIVATE',
  multiple: 'KEY_MULTIPLE',
  algorithm: 'KEY_ALGORITHM_FORBIDDEN',
  'user-id': 'KEY_USER_ID_MISMATCH',
  'self-signature': 'KEY_SELF_SIGNATURE_INVALID',
  usage: 'KEY_USAGE_INVALID',
  packets: 'KEY_PACKET_FORBIDDEN',
  expired: 'KEY_EXPIRED',
  revoked: 'KEY_REVOKED',
  'not-yet-valid': 'KEY_NOT_YET_VALID',
};

/** The armored key of this actor that is to be certified. Throws PAYLOAD_TOO_LARGE or a KEY_… refusal. */
export async function readRequest(armored: string, fid: Fid, now: UnixSeconds): Promise<CertificateRequest> {
  if (Buffer.byteLength(armored) > CERTIFICATE_REQUEST_MAX_BYTES)
    throw new ProtocolError('PAYLOAD_TOO_LARGE');
  try {
    return await readCertificateRequest(armored, { userId: fid, now, tolerance: CLOCK_TOLERANCE });
  } catch (error) {
    throw error instanceof RequestRefused ? new ProtocolError(CODE_OF[error.reason]) : error;
  }
}
