import { type ReactNode, useState } from 'react';
import { Choice } from '../../ui/choice.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Fingerprint } from '../../ui/fingerprint.tsx';
import { Moment } from '../../ui/moment.tsx';
import { Part } from '../../ui/part.tsx';
import { AT_ONCE, ShowMore } from '../../ui/show-more.tsx';
import { dateWords } from '../../ui/time.ts';
import type { ActivityEntry } from '../../worker/use-cases.ts';
import styles from './activity.module.css';
import { byDay } from './days.ts';
import { sentenceOf, shortTraits, type Topic, type Trait, toneOf, topicOf, traitsOf } from './words.ts';

const TOPICS = [
  { value: 'all', label: 'All' },
  { value: 'keys', label: 'Keys' },
  { value: 'key-packages', label: 'KeyPackages' },
  { value: 'sessions', label: 'Sessions' },
  { value: 'vault', label: 'Vault' },
] as const satisfies readonly { value: Topic | 'all'; label: string }[];

/** The record by days, the latest first. */
export function Log({ entries }: { entries: readonly ActivityEntry[] }): ReactNode {
  const [topic, setTopic] = useState<Topic | 'all'>('all');
  const [shown, setShown] = useState(AT_ONCE);
  const chosen = entries.filter(({ event }) => topic === 'all' || topicOf(event) === topic);
  return (
    <>
      <Choice legend="About what" size="small" options={TOPICS} value={topic} onChange={setTopic} />
      {chosen.length === 0 && <p>Nothing of this kind is on record.</p>}
      <div>
        {byDay(chosen.slice(0, shown)).map(({ day, entries: ofDay }) => (
          <Part key={day} name={dateWords(ofDay[0]?.at ?? 0)}>
            <ol className={styles['day']}>
              {ofDay.map((entry) => (
                <Entry key={entry.id} entry={entry} />
              ))}
            </ol>
          </Part>
        ))}
      </div>
      <ShowMore shown={shown} of={chosen.length} onShow={setShown} />
    </>
  );
}

function Entry({ entry }: { entry: ActivityEntry }): ReactNode {
  const { at, event } = entry;
  const traits = traitsOf(entry);
  return (
    <li className={styles['entry']}>
      <span className={styles['time']}>
        <Moment at={at} to="time" />
      </span>
      <p data-tone={toneOf(event)}>{sentenceOf(event)}</p>
      {traits.length > 0 && (
        <div className={styles['traits']}>
          <Disclosure summary={<span className={styles['short']}>{shortTraits(traits)}</span>}>
            <Facts facts={traits.map((trait) => ({ name: trait.name, value: <Whole trait={trait} /> }))} />
          </Disclosure>
        </div>
      )}
    </li>
  );
}

function Whole({ trait: { name, value } }: { trait: Trait }): ReactNode {
  return name === 'Key' ? <Fingerprint hex={value} /> : <code>{value}</code>;
}
