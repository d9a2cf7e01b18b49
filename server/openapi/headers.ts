import type { RequestHeader } from '../../src/protocol/endpoint.ts';

/** The headers of requests and answers, as OpenAPI describes them. */

const SECONDS = { type: 'integer', minimum: 0 };
const TEXT = { type: 'string' };

const REQUEST_HEADERS: Readonly<Record<RequestHeader, object>> = {
  'If-Match': {
    description:
      'The serial of the current ID-Cert in double quotes: the request fails if it is another by now.',
    required: false,
    schema: { type: 'string', pattern: '^"[1-9][0-9]{0,18}"$' },
  },
  'Idempotency-Key': {
    description:
      'Of one’s own choice, in quotes or bare: with it the same request can be asked again for a while.',
    required: false,
    schema: { type: 'string' },
  },
  'X-P2-Sensitive-Solution': {
    description: 'The second factor: Base64 of the account password in UTF-8.',
    required: true,
    schema: { type: 'string', format: 'password' },
  },
};

/** As they stand under `components`. */
export const ANSWER_HEADERS = {
  Date: { description: 'The clock by which to date what is signed.', required: true, schema: TEXT },
  ETag: {
    description: 'The serial of the ID-Cert, in double quotes.',
    required: true,
    schema: { type: 'string', pattern: '^"[1-9][0-9]{0,18}"$' },
  },
  'Retry-After': { description: 'Seconds to wait.', required: false, schema: SECONDS },
  Allow: { description: 'The methods that the path knows.', required: true, schema: TEXT },
  'WWW-Authenticate': { description: 'Bearer.', required: true, schema: TEXT },
} as const;

type AnswerHeader = keyof typeof ANSWER_HEADERS;

const OF_STATUS: Readonly<Record<number, AnswerHeader>> = {
  401: 'WWW-Authenticate',
  405: 'Allow',
  429: 'Retry-After',
  503: 'Retry-After',
};

/** Of an operation, as OpenAPI describes it. */
export interface Parameter {
  readonly name: string;
  readonly in: string;
}

/** As a parameter of an operation. */
export function headerParameter(name: RequestHeader): Parameter {
  return { name, in: 'header', ...REQUEST_HEADERS[name] };
}

/** Of an answer with this status; `own` are the endpoint's. */
export function answerHeaders(status: number, own: readonly AnswerHeader[] = []): object {
  const ofStatus = OF_STATUS[status];
  const names: AnswerHeader[] = ['Date', ...(ofStatus ? [ofStatus] : []), ...own];
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}
