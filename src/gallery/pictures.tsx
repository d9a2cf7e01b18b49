import type { ReactNode } from 'react';
import { Facts } from '../ui/facts.tsx';
import { FileText } from '../ui/file-text.tsx';
import { Fingerprint } from '../ui/fingerprint.tsx';
import { Mark } from '../ui/mark.tsx';
import { Moment } from '../ui/moment.tsx';
import { Stave, type StaveStep, stepState } from '../ui/stave.tsx';
import styles from './gallery.module.css';
import type { Specimen } from './specimen.ts';

const HEX = '0f1e2d3c4b5a69788796a5b4c3d2e1f00123456789abcdef';

const NAMES = ['IDLE', 'PREPARED', 'CERTIFIED', 'STAGED', 'UPLOADED', 'IDLE'] as const;

function steps(now: number): readonly StaveStep[] {
  return NAMES.map((name, place) => ({
    id: `${place}`,
    name,
    text: 'What happens in this step.',
    state: stepState(place, now),
    ...(place === 2 && { noReturn: 'From here on there is no way back.' }),
    ...(place === now && { doing: 'Sending…' }),
  }));
}

function Staves(): ReactNode {
  return (
    <>
      <Stave label="A rotation that runs" steps={steps(2)} playing />
      <Stave label="A rotation that stands" steps={steps(3)} playing={false} />
      <Stave label="A rotation that is done" steps={steps(9)} playing={false} />
    </>
  );
}

function Records(): ReactNode {
  const facts = [
    { name: 'Fingerprint', value: <Fingerprint hex={HEX.slice(0, 40)} /> },
    { name: 'An old one', value: <Fingerprint hex={HEX.slice(0, 40)} tone="soft" /> },
    { name: 'Valid until', value: <Moment at={1_796_256_000} /> },
    { name: 'To the minute', value: <Moment at={1_796_256_000} to="minute" /> },
  ];
  return (
    <>
      <Facts facts={facts} />
      <FileText what="ID-Cert 3" text={HEX.repeat(4)} fileName="id-cert-3.asc" mediaType="text/plain" />
    </>
  );
}

function Marks(): ReactNode {
  return (
    <div className={styles['row']}>
      {[16, 24, 32, 48, 96].map((size) => (
        <Mark key={size} size={size} />
      ))}
    </div>
  );
}

export const PICTURES: readonly Specimen[] = [
  { name: 'Stave', Matter: Staves },
  { name: 'Facts, fingerprint, moment, file', Matter: Records },
  { name: 'Mark', Matter: Marks },
];
