import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Awaited } from '../../ui/awaited.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Part } from '../../ui/part.tsx';
import { useTask } from '../../ui/task.ts';
import { words } from '../../words/words.ts';
import type { UseCases } from '../../worker/use-cases.ts';
import { settingsQuery } from './queries.ts';

/** Whether the key is rotated at unlock, once it is due. */
export function RotationPart({ client }: { client: UseCases }): ReactNode {
  const query = useQuery(settingsQuery(client));
  const task = useTask();
  const choose = (value: 'by-itself' | 'when-asked') =>
    void task.run('rotation', () => client.changeSettings({ rotatesByItself: value === 'by-itself' }));
  const w = words().vault.rotation;
  const options = [
    { value: 'by-itself', label: w.byItself },
    { value: 'when-asked', label: w.whenAsked },
  ] as const;
  return (
    <Part name={w.name}>
      <p>{w.text}</p>
      <Awaited query={query}>
        {({ rotatesByItself }) => (
          <Choice
            legend={w.legend}
            options={options}
            value={rotatesByItself ? 'by-itself' : 'when-asked'}
            onChange={choose}
          />
        )}
      </Awaited>
      {task.state === 'failed' && <Failure error={task.error} safe={words().vault.notChanged} />}
    </Part>
  );
}
