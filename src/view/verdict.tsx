import { Check, Minus, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { CertificateCheck, CertificateVerdict } from '../protocol/certificate.ts';
import { words } from '../words/words.ts';
import { hasFailed, verdictWords } from './certificate-words.ts';
import styles from './verdict.module.css';

/** The verdict as a whole, then check by check. */
export function Verdict({ verdict }: { verdict: CertificateVerdict | null }): ReactNode {
  return (
    <div className={styles['verdict']}>
      <p className={styles['whole']} data-valid={verdict?.valid ?? false}>
        {verdictWords(verdict)}
      </p>
      <ul>
        {verdict?.checks.map(({ check, passed }) => (
          <CheckLine key={check} check={check} passed={passed} afterFailure={hasFailed(verdict)} />
        ))}
      </ul>
    </div>
  );
}

interface CheckLineProps {
  readonly check: CertificateCheck;
  readonly passed: boolean | null;
  /** Did any check of this ID-Cert fail? */
  readonly afterFailure: boolean;
}

function CheckLine({ check, passed, afterFailure }: CheckLineProps): ReactNode {
  const w = words().certificateChecks;
  const said = w.checks[check];
  if (passed === null) {
    return (
      <li className={styles['check']} data-passed="unknown">
        <Minus size={18} aria-hidden="true" />
        <span>{afterFailure ? w.notCheckedAfter(said.name) : w.notCheckedHere(said.name)}</span>
      </li>
    );
  }
  const Icon = passed ? Check : X;
  return (
    <li className={styles['check']} data-passed={passed}>
      <Icon size={18} aria-hidden="true" />
      <span>
        <span className="visually-hidden">{passed ? w.passed : w.failed} </span>
        {passed ? said.passed : said.failed}
      </span>
    </li>
  );
}
