import { type RefObject, useEffect, useRef, useState } from 'react';
import { takeSecret } from './field.tsx';

/** A secret as it is typed. Null stands for nothing: then the field says so, and has the focus. */
export interface TypedSecret {
  readonly input: RefObject<HTMLInputElement | null>;
  /** What is wrong with it, where anything is. */
  readonly error: string | null;
  /** What is typed, which then stands nowhere in the page. */
  readonly take: () => string | null;
  /** The same, left in its field for the next step. */
  readonly peek: () => string | null;
}

/** `empty`: what to say where nothing is typed. `refused`: what is wrong with the last one. */
export function useTypedSecret(empty: string, refused: string | null): TypedSecret {
  const input = useRef<HTMLInputElement>(null);
  const [isEmpty, setEmpty] = useState(false);
  const error = isEmpty ? empty : refused;
  useEffect(() => {
    if (error !== null) input.current?.focus();
  }, [error]);
  const peek = () => {
    const typed = input.current?.value ?? '';
    setEmpty(typed === '');
    if (typed !== '') return typed;
    input.current?.focus();
    return null;
  };
  const take = () => (peek() === null ? null : takeSecret(input));
  return { input, error, take, peek };
}
