import type { ReactNode } from 'react';
import { type Fact, Facts } from '../../ui/facts.tsx';
import { Fingerprint } from '../../ui/fingerprint.tsx';
import { Moment } from '../../ui/moment.tsx';
import type { Question } from '../../worker/use-cases.ts';
import { judgementWords } from './words.ts';

/** When, which session, and what this browser finds of its ID-Cert. */
export function QuestionFacts({ question }: { question: Question }): ReactNode {
  const { sessionId, name, issuedAt, endedAt, certificate } = question;
  const { view } = certificate;
  const facts: Fact[] = [
    ...(name === null ? [] : [{ name: 'Session', value: name }]),
    { name: 'Session ID', value: <code>{sessionId}</code> },
    { name: 'When', value: <Moment at={issuedAt} to="minute" /> },
    ...(endedAt === null ? [] : [{ name: 'Ended', value: <Moment at={endedAt} to="minute" /> }]),
    ...(view === null ? [] : [{ name: 'Identity key', value: <Fingerprint hex={view.fingerprint} /> }]),
    { name: 'ID-Cert', value: judgementWords(certificate) },
    ...(view === null
      ? []
      : [{ name: 'By the server key', value: <Fingerprint hex={view.issuer.fingerprint} tone="soft" /> }]),
  ];
  return <Facts facts={facts} />;
}
