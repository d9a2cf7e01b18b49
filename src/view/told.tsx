import { type ReactNode, useEffect, useState } from 'react';
import { useExplain } from '../ui/failure.tsx';
import { Moment } from '../ui/moment.tsx';
import { spanWords } from '../ui/time.ts';
import { words } from '../words/words.ts';
import type { ForeignServerEntry, ForeignServerList } from '../worker/use-cases.ts';
import { isSettled, toldWords } from './told-words.ts';

interface ToldProps {
  readonly server: ForeignServerEntry;
  readonly list: Pick<ForeignServerList, 'isPending' | 'needsSignIn' | 'now'>;
}

/** Whether a foreign server knows the present ID-Cert; if not, or if that is not sure, why, and when it is tried next. */
export function Told({ server, list }: ToldProps): ReactNode {
  const explain = useExplain();
  const { told, trouble } = server;
  if (told !== null && isSettled(server)) {
    return (
      <span>
        {words().foreignServers.told.knowsSince} <Moment at={told.at} to="minute" />.
      </span>
    );
  }
  const reason = trouble && explain(Object.assign(new Error(), { code: trouble.code }));
  return (
    <span>
      {toldWords(server, list, reason)}
      {trouble !== null && !list.isPending && !list.needsSignIn && (
        <NextTry key={trouble.nextTryAt} wait={trouble.nextTryAt - list.now} />
      )}
    </span>
  );
}

/** Counts the seconds down, for the eye alone. */
function NextTry({ wait }: { wait: number }): ReactNode {
  const [left, setLeft] = useState(wait);
  useEffect(() => {
    const timer = setInterval(() => setLeft((seconds) => seconds - 1), 1000);
    return () => clearInterval(timer);
  }, []);
  const w = words().foreignServers.told;
  return <span aria-hidden="true"> {left > 0 ? w.nextTryIn(spanWords(left)) : w.trying}</span>;
}
