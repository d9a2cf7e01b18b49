import type { Status } from '../../worker/use-cases.ts';

export type Mode = 'create' | 'sign-in';
export type KnownActor = Extract<Status, { phase: 'signed-out' }>['known'][number];

/** What the form holds that is not secret. It outlives the form, so that a failure costs nobody what was typed. */
export interface Draft {
  readonly mode: Mode;
  readonly address: string;
  readonly username: string;
  /** Did the home server refuse for want of an invitation? The invitation itself is not kept here. */
  readonly invited: boolean;
}

/** How the form begins: an actor whose keys are here is proposed for signing in. */
export function newDraft(known: { readonly fid: string; readonly homeServer: string } | null): Draft {
  if (known === null) return { mode: 'create', address: location.origin, username: '', invited: false };
  const username = known.fid.replace(/@.*$/, '');
  return { mode: 'sign-in', address: known.homeServer, username, invited: false };
}
