import { createContext, type ReactNode, useContext } from 'react';
import { type Fact, Facts } from './facts.tsx';
import { Fingerprint } from './fingerprint.tsx';
import { Notice } from './notice.tsx';

/** An error in words: what happened, what is safe, what to do. */
export interface Explanation {
  readonly code: string;
  readonly happened: string;
  readonly safe: string;
  readonly todo: string;
  /** Keys to be compared before anything else is done, by fingerprint. */
  readonly toCompare?: readonly { readonly name: string; readonly fingerprint: string }[];
}

/** Turns whatever was thrown into words. `safe` stands in for what holds of journeys alone, which keep what they send. */
type Explain = (error: unknown, safe?: string) => Explanation;

/** The table is the application's. */
export const ExplainContext = createContext<Explain>((error) => {
  throw error;
});

export function useExplain(): Explain {
  return useContext(ExplainContext);
}

/** The words for a field, where the error is one that typing it again can mend; null for every other error. */
export function useFieldError(error: unknown, codes: readonly string[]): string | null {
  const explain = useExplain();
  if (error === null) return null;
  const { code, happened, todo } = explain(error);
  return codes.includes(code) ? `${happened} ${todo}` : null;
}

interface FailureProps {
  readonly error: unknown;
  /** What is safe, where the call was no journey. */
  readonly safe?: string;
  readonly id?: string;
  readonly action?: ReactNode;
}

/** A failure in its three sentences. Read out at once. */
export function Failure({ error, id, action, safe: ofThisCall }: FailureProps): ReactNode {
  const { code, happened, safe, todo, toCompare = [] } = useExplain()(error, ofThisCall);
  const tone = code === 'STOPPED' ? 'plain' : 'red';
  return (
    <div role="alert" id={id} data-code={code}>
      <Notice tone={tone} title={happened} action={action}>
        <p>{safe}</p>
        <p>{todo}</p>
        {toCompare.length > 0 && <Facts facts={toCompare.map(asFact)} />}
      </Notice>
    </div>
  );
}

function asFact({ name, fingerprint }: NonNullable<Explanation['toCompare']>[number]): Fact {
  return { name, value: <Fingerprint hex={fingerprint} /> };
}
