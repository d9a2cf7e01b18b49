import { createElement, Fragment, type ReactNode } from 'react';

/** A sentence of the catalogue with something drawn in the middle of it: its parts, in the order of the language. */
export function Sentence({ parts }: { parts: readonly ReactNode[] }): ReactNode {
  return createElement(Fragment, null, ...parts);
}
