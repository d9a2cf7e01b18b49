import fc from 'fast-check';
import type { Endpoint } from '../../../../src/protocol/endpoint.ts';
import type { ErrorCode } from '../../../../src/protocol/errors.ts';

/** One bad request, and what validation.md allows for an answer. */
export interface BadRequest {
  /** What is wrong with it: a row of validation.md, or a word that says how it was damaged. */
  readonly row: string;
  /** One code or two; none where only the endpoint's own declaration is known. */
  readonly allowed: readonly ErrorCode[];
  readonly method: string;
  /** As it goes on the wire: printable Latin-1. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Bytes, or what makes them: signatures take time. */
  readonly payload?: Buffer | (() => Promise<Buffer>);
  /** Which element of the uploaded array is to be named. */
  readonly index?: number;
}

/**
 * A request to one endpoint that would be good, or whose effect is nothing because it was sent before, or that is
 * refused by the last of all rules. So what is damaged and by chance still good changes nothing.
 */
export interface Target {
  readonly endpoint: Endpoint;
  /** With its parameters filled in. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** What is said of a body that is JSON, but not of the endpoint's shape. */
  readonly shapeError: ErrorCode;
}

export type BadRequests = fc.Arbitrary<BadRequest>;
export type Rows = readonly fc.WeightedArbitrary<BadRequest>[];

/** Values of one row of the table. */
export interface Flaw<T> {
  readonly row: string;
  readonly allowed: readonly ErrorCode[];
  readonly value: T;
}

export function flaw<T>(row: string, allowed: readonly ErrorCode[], value: T): Flaw<T> {
  return { row, allowed, value };
}

/** The good request with another part; nothing is said of what is wrong yet. */
export function requestTo(target: Target): Omit<BadRequest, 'row' | 'allowed'> {
  const { endpoint, path, headers, body } = target;
  const sent = { method: endpoint.method, path, headers };
  return body === undefined ? sent : { ...sent, payload: jsonBytes(body) };
}

export function jsonBytes(body: unknown): Buffer {
  return Buffer.from(JSON.stringify(body));
}

/** The same request with another body for each flaw. */
export function withBodies(target: Target, flaws: fc.Arbitrary<Flaw<unknown>>): BadRequests {
  return flaws.map(({ row, allowed, value }) => ({
    ...requestTo(target),
    row,
    allowed,
    payload: Buffer.isBuffer(value) ? value : jsonBytes(value),
  }));
}

/** The same request with another path for each flaw. */
export function withPaths(target: Target, flaws: fc.Arbitrary<Flaw<string>>): BadRequests {
  return flaws.map(({ row, allowed, value }) => ({ ...requestTo(target), row, allowed, path: value }));
}

/** The same request with other headers for each flaw; `undefined` takes one away. */
export function withHeaders(
  target: Target,
  flaws: fc.Arbitrary<Flaw<Readonly<Record<string, string | undefined>>>>,
): BadRequests {
  return flaws.map(({ row, allowed, value }) => ({
    ...requestTo(target),
    row,
    allowed,
    headers: changed(target.headers, value),
  }));
}

function changed(
  headers: Readonly<Record<string, string>>,
  changes: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const entries = Object.entries({ ...headers, ...changes });
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

export function oneOf(rows: Rows): BadRequests {
  return fc.oneof(...rows);
}
