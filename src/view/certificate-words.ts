import type { CertificateFile, CertificateVerdict, CertificateView } from '../protocol/certificate.ts';
import { countWords } from '../words/numbers.ts';
import { words } from '../words/words.ts';

/** The verdict as a whole. */
export function verdictWords(verdict: CertificateVerdict | null): string {
  const { unreadable, valid, invalid, incomplete } = words().certificateChecks;
  if (verdict === null) return unreadable;
  const passed = verdict.checks.filter((check) => check.passed === true).length;
  if (verdict.valid) return valid(passed);
  const found = hasFailed(verdict) ? invalid : incomplete;
  return found(countWords(passed), countWords(verdict.checks.length));
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
