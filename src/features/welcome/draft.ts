import type { Status } from '../../worker/use-cases.ts';

export type Mode = 'create' | 'sign-in';
export type KnownActor = Extract<Status, { phase: 'signed-out' }>['known'][number];

/** What the form holds that is not secret. It outlives the form, so that a failure costs nobody what was typed. */
export interface Draft {
  readonly mode: Mode;
  readonly address: string;
  readonly username: string;
}

/** How the form begins: an actor whose keys are here is proposed for signing in. */
export function newDraft(known: KnownActor | null): Draft {
  if (known === null) return { mode: 'create', address: location.origin, username: '' };
  return { mode: 'sign-in', address: known.homeServer, username: known.fid.replace(/@.*$/, '') };
}
