import type { ReactNode } from 'react';
import type { CertificateNotation } from '../../protocol/certificate.ts';
import { Facts } from '../../ui/facts.tsx';
import { words } from '../../words/words.ts';

/** What the issuer wrote into its signature besides, and how it is meant. */
export function Notations({ notations }: { notations: readonly CertificateNotation[] }): ReactNode {
  const w = words().certificate.notation;
  return (
    <>
      <p>{w.text}</p>
      {notations.length === 0 && <p>{w.none}</p>}
      <Facts facts={notations.map((each) => ({ name: each.name, value: <Value notation={each} /> }))} />
    </>
  );
}

function Value({
  notation: { value, isCritical, isForPeople },
}: {
  notation: CertificateNotation;
}): ReactNode {
  const w = words().certificate.notation;
  const notes = [...(isCritical ? [w.critical] : []), ...(isForPeople ? [] : [w.notForPeople])];
  return (
    <>
      <code>{value}</code>
      {notes.length > 0 && ` (${notes.join(', ')})`}
    </>
  );
}
