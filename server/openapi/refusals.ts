import { type Endpoint, refusalsOf } from '../../src/protocol/endpoint.ts';
import { type ErrorCode, ProtocolError, STATUS_OF } from '../../src/protocol/errors.ts';
import type { ServerDialect } from '../http/mount.ts';
import { answerHeaders } from './headers.ts';

/** How a dialect says no. */
export type RefusalWords = Pick<ServerDialect, 'name' | 'writeRefusal' | 'refusal'>;

/** The answers by which these endpoints, which share method and path, refuse: by their status. */
export function refusalAnswers(
  endpoints: readonly Endpoint[],
  words: RefusalWords,
): Readonly<Record<string, object>> {
  const codes = new Map<number, Set<ErrorCode>>();
  for (const endpoint of endpoints) {
    for (const code of refusalsOf(endpoint)) {
      for (const status of statusesOf(code, endpoint)) {
        codes.set(status, (codes.get(status) ?? new Set()).add(code));
      }
    }
  }
  return Object.fromEntries([...codes].map(([status, each]) => [status, refusalAnswer(status, each, words)]));
}

/** A session that has ended is 401 for its token, and 409 at sign-in. */
function statusesOf(code: ErrorCode, { access, errors }: Endpoint): readonly number[] {
  if (code !== 'SESSION_REVOKED') return [STATUS_OF[code]];
  return [...(errors.includes(code) ? [STATUS_OF[code]] : []), ...(access === 'public' ? [] : [401])];
}

function refusalAnswer(status: number, codes: ReadonlySet<ErrorCode>, words: RefusalWords): object {
  const names = [...codes].map((code) => words.writeRefusal(new ProtocolError(code)).error).sort();
  const narrowed = { type: 'object', properties: { errcode: { const: status }, error: { enum: names } } };
  const schema = { allOf: [{ $ref: `#/components/schemas/${refusalName(words)}` }, narrowed] };
  return {
    description: names.join(', '),
    headers: answerHeaders(status),
    content: { 'application/json': { schema } },
  };
}

/** Of its schema among the components: each dialect has one of its own. */
export function refusalName({ name }: Pick<RefusalWords, 'name'>): string {
  return `refusal-${name}`;
}
