import type { ErrorCode } from '../../../../src/protocol/errors.ts';
import type { Policy } from '../../../services/home-server.ts';
import type { Ask } from '../../../testing/test-server.ts';
import type { Bench } from './bench.ts';

/** A request to one endpoint. */
export interface Sent extends Ask {
  /** Where it is not the endpoint's own: its parameters filled in, or with a query. */
  readonly path?: string;
}

export type Send = (bench: Bench) => Sent | Promise<Sent>;

/** One bad input. The server refuses it with one code, and nothing changes. */
export interface BadInput {
  /**
   * What validation.md calls it: the left column of a row, or what stands there between two semicolons. Null for what
   * another page refuses.
   */
  readonly row: string | null;
  /** Which of those that the row means. */
  readonly what: string;
  /** Makes it. What it needs on the server, it puts there before. */
  readonly send: Send;
  /** Who may register meanwhile; everybody, if it does not say. */
  readonly registration?: Policy['registration'];
  /** The HTTP status, where it is not the code's usual one. */
  readonly status?: number;
  /** The bad element of an array, which the refusal names. */
  readonly index?: number;
  /** Names the refusal the current serial of alice's first session? */
  readonly serial?: true;
}

/** A bad input with the code that it gets. */
export interface Case extends BadInput {
  readonly code: ErrorCode;
}

/** For each of these codes the bad inputs that get it. A code that is left out does not compile. */
export type Refusals<Code extends ErrorCode> = { readonly [Each in Code]: readonly BadInput[] };

/** What an endpoint promises, as tests ask for it. */
export interface Promised<Code extends ErrorCode> {
  /** A request of alice that is answered with success. */
  readonly good: Send;
  /** Is the answer's `ETag` a serial? */
  readonly etag?: true;
  readonly refusals: Refusals<Code>;
  /** Bad inputs that get a code which every route shares. */
  readonly shared?: readonly Case[];
}

/** The cases of a table, in its order. */
export function casesOf(refusals: Partial<Refusals<ErrorCode>>): Case[] {
  return Object.entries(refusals).flatMap(([code, inputs]) =>
    inputs.map((input) => ({ ...input, code: code as ErrorCode })),
  );
}

/** A table for one endpoint, made of one that several endpoints share. */
export function mapInputs<Code extends ErrorCode, Shared>(
  shared: { readonly [Each in Code]: readonly Shared[] },
  toInput: (input: Shared, code: Code) => BadInput,
): Refusals<Code> {
  const entries = Object.entries<readonly Shared[]>(shared).map(([code, inputs]) => [
    code,
    inputs.map((input) => toInput(input, code as Code)),
  ]);
  // `Object.fromEntries` forgets the names.
  return Object.fromEntries(entries) as Refusals<Code>;
}
