import type { ReactNode } from 'react';
import { words } from '../words/words.ts';
import styles from './awaited.module.css';
import { Button } from './button.tsx';
import { Failure } from './failure.tsx';

interface Query<Data> {
  readonly data: Data | undefined;
  readonly error: unknown;
  readonly refetch: () => unknown;
}

interface AwaitedProps<Data> {
  readonly query: Query<Data>;
  /** The quiet word, where it is another than reading. */
  readonly waiting?: string;
  readonly children: (data: Data) => ReactNode;
}

/** What a query found; until then a quiet word, and where it failed the reason. */
export function Awaited<Data>({ query, waiting, children }: AwaitedProps<Data>): ReactNode {
  if (query.data !== undefined) return children(query.data);
  if (query.error === null) return <Waiting {...(waiting !== undefined && { text: waiting })} />;
  const again = <Button onPress={() => query.refetch()}>{words().ui.tryAgain}</Button>;
  return <Failure error={query.error} safe={words().ui.unchanged} action={again} />;
}

/** Shows only after a moment, so that what is quick does not flicker. */
export function Waiting({ text }: { text?: string }): ReactNode {
  return (
    <p className={styles['waiting']} data-waiting>
      {text ?? words().ui.reading}
    </p>
  );
}
