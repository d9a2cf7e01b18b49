import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Field } from '../../ui/field.tsx';
import { Actions } from '../../ui/part.tsx';
import { useTask } from '../../ui/task.ts';
import { countWords } from '../../words/numbers.ts';
import { words } from '../../words/words.ts';
import type { KeyPackageList, PoolPolicy, UseCases } from '../../worker/use-cases.ts';
import styles from './key-packages.module.css';
import { typedTarget } from './typed-target.ts';

interface PolicyProps {
  readonly client: UseCases;
  readonly facts: Pick<KeyPackageList, 'pool' | 'policy'>;
}

/** Who fills the pool, and how full. */
export function Policy({ client, facts: { pool, policy } }: PolicyProps): ReactNode {
  return (
    <>
      <p>{words().keyPackages.policy.text}</p>
      <WhoFills client={client} policy={policy} />
      <Target client={client} policy={policy} target={pool.target} />
    </>
  );
}

function WhoFills({ client, policy }: { client: UseCases; policy: PoolPolicy }): ReactNode {
  const task = useTask();
  const w = words().keyPackages.policy;
  const options = [
    { value: 'by-itself', label: w.byItself(countWords(policy.refillsBelow)) },
    { value: 'by-hand', label: w.byHand },
  ] as const;
  const choose = (value: 'by-itself' | 'by-hand') =>
    void task.run('policy', () => client.changeSettings({ refillsByItself: value === 'by-itself' }));
  return (
    <>
      <Choice
        legend={w.legend}
        options={options}
        value={policy.refillsByItself ? 'by-itself' : 'by-hand'}
        onChange={choose}
      />
      {task.state === 'failed' && <Failure error={task.error} safe={w.notChanged} />}
    </>
  );
}

function Target({ client, policy, target }: { client: UseCases; policy: PoolPolicy; target: number }) {
  const input = useRef<HTMLInputElement>(null);
  const task = useTask();
  const [isBad, setBad] = useState(false);
  const w = words().keyPackages.policy;
  const bounds = [countWords(policy.least), countWords(policy.most)] as const;
  const save = (event: FormEvent) => {
    event.preventDefault();
    const poolTarget = typedTarget(input.current?.value ?? '', policy);
    setBad(poolTarget === null);
    if (poolTarget === null) return input.current?.focus();
    void task.run('target', () => client.changeSettings({ poolTarget }));
  };
  return (
    <form className={styles['target']} onSubmit={save} noValidate>
      <Field
        label={w.target}
        hint={w.hint(...bounds)}
        name="pool-target"
        inputMode="numeric"
        autoComplete="off"
        defaultValue={String(target)}
        input={input}
        error={isBad ? w.bad(...bounds) : null}
      />
      {task.state === 'failed' && <Failure error={task.error} safe={w.notChanged} />}
      <Actions>
        <Button type="submit" isPending={task.state === 'running'}>
          {w.save}
        </Button>
      </Actions>
      <div role="status">{task.state === 'done' && <p>{w.saved}</p>}</div>
    </form>
  );
}
