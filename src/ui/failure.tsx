import { createContext, type ReactNode, useContext } from 'react';
import { Notice } from './notice.tsx';

/** An error in words: what happened, what is safe, what to do. */
export interface Explanation {
  readonly code: string;
  readonly happened: string;
  readonly safe: string;
  readonly todo: string;
}

/** Turns whatever was thrown into words. The table is the application's. */
export const ExplainContext = createContext<(error: unknown) => Explanation>((error) => {
  throw error;
});

/** Turns whatever was thrown into words. */
export function useExplain(): (error: unknown) => Explanation {
  return useContext(ExplainContext);
}

/** The words for a field, where the error is one that typing it again can mend; null for every other error. */
export function useFieldError(error: unknown, codes: readonly string[]): string | null {
  const explain = useExplain();
  if (error === null) return null;
  const { code, happened, todo } = explain(error);
  return codes.includes(code) ? `${happened} ${todo}` : null;
}

/** A failure in its three sentences. Read out at once. */
export function Failure({
  error,
  id,
  action,
}: {
  error: unknown;
  id?: string;
  action?: ReactNode;
}): ReactNode {
  const { code, happened, safe, todo } = useExplain()(error);
  const tone = code === 'STOPPED' ? 'plain' : 'red';
  return (
    <div role="alert" id={id} data-code={code}>
      <Notice tone={tone} title={happened} action={action}>
        <p>{safe}</p>
        <p>{todo}</p>
      </Notice>
    </div>
  );
}
