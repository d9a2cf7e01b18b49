import { type ReactNode, useState } from 'react';
import { Choice } from '../../ui/choice.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Fingerprint } from '../../ui/fingerprint.tsx';
import { Moment } from '../../ui/moment.tsx';
import { Part } from '../../ui/part.tsx';
import { AT_ONCE, ShowMore } from '../../ui/show-more.tsx';
import { dateWords } from '../../ui/time.ts';
import { words } from '../../words/words.ts';
import type { ActivityEntry } from '../../worker/use-cases.ts';
import styles from './activity.module.css';
import { byDay } from './days.ts';
import { TOPICS, type Topic, toneOf, topicOf } from './kinds.ts';
import { sentenceOf, shortTraits, type Trait, traitsOf } from './words.ts';

/** The record by days, the latest first. */
export function Log({ entries }: { entries: readonly ActivityEntry[] }): ReactNode {
  const [topic, setTopic] = useState<Topic | 'all'>('all');
  const [shown, setShown] = useState(AT_ONCE);
  const chosen = entries.filter(({ event }) => topic === 'all' || topicOf(event) === topic);
  const w = words().activity;
  const options = (['all', ...TOPICS] as const).map((value) => ({ value, label: w.topics[value] }));
  return (
    <>
      <Choice legend={w.about} size="small" options={options} value={topic} onChange={setTopic} />
      {chosen.length === 0 && <p>{w.noneOfKind}</p>}
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
            <Facts
              facts={traits.map((trait) => ({
                name: words().activity.traits[trait.name],
                value: <Whole trait={trait} />,
              }))}
            />
          </Disclosure>
        </div>
      )}
    </li>
  );
}

function Whole({ trait: { name, value } }: { trait: Trait }): ReactNode {
  return name === 'key' ? <Fingerprint hex={value} /> : <code>{value}</code>;
}
