import type { ReactNode } from 'react';
import { Part } from '../../ui/part.tsx';
import { CertificateFacts } from '../../view/certificate-facts.tsx';
import { CertificateFileText } from '../../view/certificate-file.tsx';
import { Verdict } from '../../view/verdict.tsx';
import { words } from '../../words/words.ts';
import type { UseCases } from '../../worker/use-cases.ts';
import { permits } from './actions.ts';
import { Bytes } from './bytes.tsx';
import { Compare } from './compare.tsx';
import { FingerprintShown } from './fingerprint-shown.tsx';
import { KeyFiles } from './key-files.tsx';
import { Notations } from './notations.tsx';
import type { Shown } from './shown.ts';

/** All that is known of one, part by part; what its standing does not permit is not there. */
export function CertificateParts({ client, shown }: { client: UseCases; shown: Shown }): ReactNode {
  const { standing, fingerprint, view, verdict, file } = shown;
  const { parts } = words().certificate;
  return (
    <div>
      {fingerprint !== null && (
        <Part name={parts.fingerprint}>
          <FingerprintShown hex={fingerprint} withCode={permits(standing, 'show')} />
        </Part>
      )}
      {fingerprint !== null && permits(standing, 'compare') && (
        <Part name={parts.compare}>
          <Compare hex={fingerprint} />
        </Part>
      )}
      {file !== null && (
        <Part name={parts.verdict}>
          <Verdict verdict={verdict} />
        </Part>
      )}
      {view !== null && (
        <>
          <Part name={parts.says}>
            <CertificateFacts view={view} withoutNotations />
          </Part>
          <Part name={parts.notations}>
            <Notations notations={view.notations} />
          </Part>
        </>
      )}
      <Files client={client} shown={shown} />
    </div>
  );
}

function Files({ client, shown }: { client: UseCases; shown: Shown }): ReactNode {
  const { standing, fingerprint, view, file, address } = shown;
  const w = words().certificate;
  return (
    <>
      {file !== null && permits(standing, 'copy-id-cert') && (
        <Part name={w.parts.file}>
          <p>{w.file.text}</p>
          <CertificateFileText file={file} view={view} id={fingerprint ?? address} />
          {file.binary !== null && <Bytes binary={file.binary} />}
        </Part>
      )}
      {shown.publicKey !== null && permits(standing, 'export-public-key') && (
        <Part name={w.parts.key}>
          <KeyFiles client={client} shown={shown} publicKey={shown.publicKey} />
        </Part>
      )}
    </>
  );
}
