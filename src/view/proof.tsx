import { type ReactNode, type RefObject, useState } from 'react';
import { Choice } from '../ui/choice.tsx';
import { useFieldError } from '../ui/failure.tsx';
import { KnownSecret } from '../ui/known-secret.tsx';
import type { Task } from '../ui/task.ts';
import { useTypedSecret } from '../ui/typed-secret.ts';
import { words } from '../words/words.ts';
import type { Proof, WaysIn } from '../worker/use-cases.ts';
import { askPasskey } from './passkey.ts';
import { usePasskeyLack } from './passkey-lack.ts';
import styles from './proof.module.css';
import { RecoveryKeyField } from './recovery-key-field.tsx';

type Way = Proof['kind'];

const AT_FIELD = ['PASSPHRASE_WRONG', 'RECOVERY_KEY_MISTYPED', 'RECOVERY_KEY_WRONG'];

/** How a person proves again who they are, where an open vault alone is not enough. */
export interface AskedProof {
  readonly way: Way;
  readonly ways: readonly Way[];
  readonly choose: (way: Way) => void;
  readonly input: RefObject<HTMLInputElement | null>;
  /** What is wrong with what was typed, where anything is. */
  readonly error: string | null;
  /** Whether it can be sent; if not, the field says why, and has the focus. */
  readonly check: () => boolean;
  /**
   * Empties the field at once. Asks the authenticator where that is the way, and throws `PasskeyRefused` then; `signal`
   * calls that off.
   */
  readonly take: (signal: AbortSignal) => Promise<Proof>;
}

/** `task`: where the proof is used, which tells what came of the last one. `first`: the way to begin with. */
export function useProof(
  waysIn: WaysIn,
  task: Pick<Task, 'error' | 'clear'>,
  first: Way = 'passphrase',
): AskedProof {
  const ways = useWays(waysIn);
  const [chosen, setChosen] = useState(first);
  const way = ways.includes(chosen) ? chosen : 'passphrase';
  const typed = useTypedSecret(words().proof.missing[way], useFieldError(task.error, AT_FIELD));
  const choose = (next: Way) => {
    task.clear();
    setChosen(next);
  };
  const take = async (signal: AbortSignal): Promise<Proof> => {
    if (way === 'passkey') return askPasskey(waysIn.passkeys, signal);
    const secret = typed.take() ?? '';
    if (way === 'passphrase') return { kind: way, passphrase: secret };
    return { kind: way, recoveryKey: secret };
  };
  const check = () => way === 'passkey' || typed.peek() !== null;
  return { way, ways, choose, input: typed.input, error: typed.error, check, take };
}

function useWays({ recoveryKey, passkeys }: WaysIn): readonly Way[] {
  const lack = usePasskeyLack();
  return [
    'passphrase',
    ...(recoveryKey === null ? [] : (['recovery-key'] as const)),
    ...(passkeys.list.length === 0 || lack !== null ? [] : (['passkey'] as const)),
  ];
}

/** `fid`: whose vault it is. */
export function ProofField({ proof, fid }: { proof: AskedProof; fid: string }): ReactNode {
  const { way, ways, choose } = proof;
  const w = words().proof;
  return (
    <div className={styles['proof']}>
      {ways.length > 1 && (
        <Choice
          legend={w.legend}
          options={ways.map((value) => ({ value, label: w.ways[value] }))}
          value={way}
          onChange={choose}
        />
      )}
      {way === 'passphrase' && (
        <KnownSecret fid={fid} label={words().proof.current} name="passphrase" typed={proof} />
      )}
      {way === 'recovery-key' && <RecoveryKeyField input={proof.input} error={proof.error} />}
      {way === 'passkey' && <p>{w.asked}</p>}
    </div>
  );
}
