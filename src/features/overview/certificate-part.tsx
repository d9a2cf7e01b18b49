import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { buttonClass } from '../../ui/button.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Fingerprint } from '../../ui/fingerprint.tsx';
import { Actions, Part } from '../../ui/part.tsx';
import { Reading } from '../../ui/reading.tsx';
import { SpanLine } from '../../ui/span-line.tsx';
import { Term } from '../../ui/term.tsx';
import { shortDateWords } from '../../ui/time.ts';
import { words } from '../../words/words.ts';
import type { Overview } from '../../worker/use-cases.ts';
import { renewalWords, validityOf } from './validity.ts';

/** Where the ID-Cert stands on its line, and which key it is for. */
export function CertificatePart({ overview }: { overview: Overview }): ReactNode {
  const w = words().overview;
  const { view, renewalOpensAt } = overview.certificate;
  const { count, unit, text } = validityOf(overview);
  return (
    <Part name={w.certificate.name}>
      <Reading value={count} unit={unit} />
      <SpanLine
        span={{ from: view.issuedAt, windowFrom: renewalOpensAt, until: view.expiresAt, now: overview.now }}
        marks={[
          { name: w.certificate.issued, date: shortDateWords(view.issuedAt) },
          { name: w.certificate.renewalOpens, date: shortDateWords(renewalOpensAt) },
          { name: w.certificate.runsOut, date: shortDateWords(view.expiresAt) },
        ]}
        today={w.today}
        text={text}
      />
      <Facts
        facts={[
          { name: <Term name="identity-key" />, value: <Fingerprint hex={view.fingerprint} /> },
          { name: <Term name="renewal-window" />, value: renewalWords(overview) },
        ]}
      />
      <Actions>
        <Link href="/certificates" className={buttonClass('plain')}>
          {w.certificate.show}
        </Link>
        <Link href="/rotate" className={buttonClass('text')}>
          {w.certificate.rotate}
        </Link>
      </Actions>
    </Part>
  );
}
