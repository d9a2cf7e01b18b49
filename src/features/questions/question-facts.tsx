import type { ReactNode } from 'react';
import { type Fact, Facts } from '../../ui/facts.tsx';
import { Fingerprint } from '../../ui/fingerprint.tsx';
import { Moment } from '../../ui/moment.tsx';
import { words } from '../../words/words.ts';
import type { Question } from '../../worker/use-cases.ts';
import { judgementWords } from './words.ts';

/** When, which session, and what this browser finds of its ID-Cert. */
export function QuestionFacts({ question }: { question: Question }): ReactNode {
  const { sessionId, name, issuedAt, endedAt, certificate } = question;
  const { view } = certificate;
  const w = words().questions.facts;
  const facts: Fact[] = [
    ...(name === null ? [] : [{ name: w.session, value: name }]),
    { name: w.sessionId, value: <code>{sessionId}</code> },
    { name: w.when, value: <Moment at={issuedAt} to="minute" /> },
    ...(endedAt === null ? [] : [{ name: w.ended, value: <Moment at={endedAt} to="minute" /> }]),
    ...(view === null ? [] : [{ name: w.identityKey, value: <Fingerprint hex={view.fingerprint} /> }]),
    { name: w.idCert, value: judgementWords(certificate) },
    ...(view === null
      ? []
      : [{ name: w.serverKey, value: <Fingerprint hex={view.issuer.fingerprint} tone="soft" /> }]),
  ];
  return <Facts facts={facts} />;
}
