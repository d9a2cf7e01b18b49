import type {
  CertificateCheck,
  CertificateDetail,
  CertificateFile,
  CertificateVerdict,
  CertificateView,
} from '../protocol/certificate.ts';

/** What each check looks at, and a sentence for when it passed and one for when it failed. */
export const CHECK_WORDS = {
  structure: {
    name: 'its form',
    passed: 'It has the form that the protocol asks for, and nothing besides.',
    failed: 'Its form is not what the protocol asks for.',
  },
  'self-signature': {
    name: 'its own signature',
    passed: 'The identity key has signed its own name.',
    failed: 'The signature of the identity key over its own name does not hold.',
  },
  certification: {
    name: 'the certification',
    passed: 'The key that this browser knows of your home server certified it.',
    failed: 'It is not certified by the key that this browser knows of your home server.',
  },
  fid: { name: 'the name', passed: 'It names you.', failed: 'It names somebody else.' },
  'session-id': {
    name: 'the session',
    passed: 'It names the session that it belongs to.',
    failed: 'It names another session.',
  },
  'public-key': {
    name: 'the key',
    passed: 'It holds the key that this browser made.',
    failed: 'It holds another key than the one that this browser made.',
  },
  dates: { name: 'the dates', passed: 'Its dates hold.', failed: 'Its dates do not hold.' },
} as const satisfies Record<CertificateCheck, { name: string; passed: string; failed: string }>;

export const DETAIL_WORDS = {
  format: 'Format',
  algorithm: 'Algorithm',
  hash: 'Hash',
  'signature-type': 'Signature type',
  notation: 'Notation',
} as const satisfies Record<CertificateDetail['label'], string>;

/** The verdict as a whole. */
export function verdictWords(verdict: CertificateVerdict | null): string {
  if (verdict === null) return 'It could not be read, so nothing was checked.';
  const passed = verdict.checks.filter((check) => check.passed === true).length;
  if (verdict.valid) return `Valid: all ${passed} checks passed.`;
  const found = hasFailed(verdict) ? 'Not valid' : 'Not checked in full';
  return `${found}: ${passed} of ${verdict.checks.length} checks passed.`;
}

/** Where no check failed, what was not checked could not be: there was nothing to hold it against. */
export function hasFailed({ checks }: CertificateVerdict): boolean {
  return checks.some(({ passed }) => passed === false);
}

/** The name under which an ID-Cert is downloaded; `id` stands in where it could not be read. */
export function certificateFileName(
  { extension }: Pick<CertificateFile, 'extension'>,
  view: Pick<CertificateView, 'fid' | 'serial'> | null,
  id: string,
): string {
  return `${view === null ? `id-cert-${id}` : `${view.fid}-${view.serial}`}.${extension}`;
}
