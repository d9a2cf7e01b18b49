import type { ReactNode, RefObject } from 'react';
import { FieldFrame } from './field-frame.tsx';

interface FileFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly error: string | null;
  readonly input: RefObject<HTMLInputElement | null>;
}

/** A labelled choice of one file: the browser's own, which keys reach and a file can be dropped on. */
export function FileField({ label, hint, error, input }: FileFieldProps): ReactNode {
  return (
    <FieldFrame label={label} hint={hint} error={error}>
      {(ties) => <input {...ties} ref={input} type="file" />}
    </FieldFrame>
  );
}
