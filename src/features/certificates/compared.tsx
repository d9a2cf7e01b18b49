import type { ReactNode } from 'react';
import { Notice } from '../../ui/notice.tsx';
import { countWords } from '../../words/numbers.ts';
import { words } from '../../words/words.ts';
import styles from './certificate.module.css';
import type { Comparison } from './compare-fingerprint.ts';

/** What came of a comparison, and exactly what differs. */
export function Compared({ found }: { found: Comparison }): ReactNode {
  const w = words().compare;
  switch (found.kind) {
    case 'empty':
      return null;
    case 'same':
      return <Said tone="plain" title={w.same.title} text={w.same.text} />;
    case 'not-one':
      return <Said tone="amber" title={w.notOne.title(found.character)} text={w.notOne.text} />;
    case 'part':
    case 'length': {
      const { title, text } = w[found.kind];
      return (
        <Said tone="amber" title={title(countWords(found.given), countWords(found.wanted))} text={text} />
      );
    }
    case 'differs':
      return <Differs found={found} />;
  }
}

function Said({ tone, title, text }: { tone: 'plain' | 'amber'; title: string; text: string }): ReactNode {
  return (
    <Notice tone={tone} title={title}>
      <p>{text}</p>
    </Notice>
  );
}

function Differs({ found: { differences, groups } }: { found: Extract<Comparison, { kind: 'differs' }> }) {
  const { title, text, group } = words().compare.differs;
  return (
    <Notice tone="red" title={title(differences.length, countWords(groups))}>
      <p>{text}</p>
      <ul className={styles['groups']}>
        {differences.map(({ place, here, there }) => (
          <li key={place}>{group(countWords(place), here, there)}</li>
        ))}
      </ul>
    </Notice>
  );
}
