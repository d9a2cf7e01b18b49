import type { ComponentType } from 'react';

/** A component as it is shown: by itself, in each of its states. */
export interface Specimen {
  readonly name: string;
  readonly Matter: ComponentType;
}
