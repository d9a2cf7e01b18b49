import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Awaited } from '../../ui/awaited.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Part } from '../../ui/part.tsx';
import { useTask } from '../../ui/task.ts';
import type { UseCases } from '../../worker/use-cases.ts';
import { settingsQuery } from './queries.ts';

const OPTIONS = [
  { value: 'by-itself', label: 'By itself, at unlock' },
  { value: 'when-asked', label: 'Only when I ask for it' },
] as const;

/** Whether the key is rotated at unlock, once it is due. */
export function RotationPart({ client }: { client: UseCases }): ReactNode {
  const query = useQuery(settingsQuery(client));
  const task = useTask();
  const choose = (value: (typeof OPTIONS)[number]['value']) =>
    void task.run('rotation', () => client.changeSettings({ rotatesByItself: value === 'by-itself' }));
  return (
    <Part name="Rotation">
      <p>
        In the last third of an ID-Cert’s life the identity key is due to be replaced. That needs the open
        vault, so it can be done when you unlock it.
      </p>
      <Awaited query={query}>
        {({ rotatesByItself }) => (
          <Choice
            legend="A key that is due is rotated"
            options={OPTIONS}
            value={rotatesByItself ? 'by-itself' : 'when-asked'}
            onChange={choose}
          />
        )}
      </Awaited>
      {task.state === 'failed' && <Failure error={task.error} safe="The setting is what it was." />}
    </Part>
  );
}
