import * as z from 'zod/mini';
import type { Endpoint } from '../../src/protocol/endpoint.ts';
import { answerHeaders, headerParameter, type Parameter } from './headers.ts';
import { type RefusalWords, refusalAnswers } from './refusals.ts';

/** The name of the security scheme. */
export const TOKEN = 'token';

const DESCRIPTION_OF: Readonly<Record<Endpoint['status'], string>> = {
  200: 'Read.',
  201: 'Made.',
  204: 'Done.',
};

/** At least one: endpoints that share method and path, told apart by whose token it is. */
export type Sharing = readonly [Endpoint, ...Endpoint[]];

/** They are one OpenAPI operation, made from their descriptions alone. */
export function operationOf(endpoints: Sharing, words: RefusalWords): object {
  const [first] = endpoints;
  const bodies = endpoints.flatMap(({ body }) => body ?? []);
  const isPublic = endpoints.some(({ access }) => access === 'public');
  return {
    operationId: operationId(first),
    tags: [words.name],
    security: isPublic ? [] : [{ [TOKEN]: [] }],
    parameters: uniqueByName(endpoints.flatMap(parametersOf)),
    ...(bodies.length > 0 && { requestBody: { required: true, content: json(bodies) } }),
    responses: { ...answersOf(endpoints), ...refusalAnswers(endpoints, words) },
  };
}

/** `POST /word/key/user/@me` gives `post-word-key-user-me`. */
function operationId({ method, path }: Endpoint): string {
  return `${method.toLowerCase()}${path.replace(/[^a-z0-9]+/gi, '-').replace(/-$/, '')}`;
}

function answersOf(endpoints: Sharing): Readonly<Record<string, object>> {
  const statuses = new Set(endpoints.map(({ status }) => status));
  const answers = [...statuses].map((status) => {
    const answering = endpoints.filter((endpoint) => endpoint.status === status);
    return [status, answerOf(status, answering)] as const;
  });
  return Object.fromEntries(answers);
}

/** A header that only some of them tell is not promised. */
function answerOf(status: Endpoint['status'], endpoints: readonly Endpoint[]): object {
  const replies = endpoints.flatMap(({ reply }) => reply ?? []);
  const isTold = endpoints.every(({ tells }) => tells?.includes('ETag'));
  return {
    description: DESCRIPTION_OF[status],
    headers: answerHeaders(status, isTold ? ['ETag'] : []),
    ...(replies.length > 0 && { content: json(replies) }),
  };
}

/** A parameter that the path does not name stands in the query. */
function parametersOf({ path, params, asks = [] }: Endpoint): readonly Parameter[] {
  const { properties = {}, required = [] } = schemaOf(params);
  const named = Object.entries(properties).map(([name, schema]) => ({
    name,
    in: path.includes(`{${name}}`) ? 'path' : 'query',
    required: required.includes(name),
    schema,
  }));
  return [...named, ...asks.map(headerParameter)];
}

function uniqueByName(parameters: readonly Parameter[]): readonly Parameter[] {
  return [...new Map(parameters.map((each) => [each.name, each])).values()];
}

function json(types: readonly z.ZodMiniType[]): object {
  const schemas = [...new Set(types)].map(schemaOf);
  return { 'application/json': { schema: schemas.length === 1 ? schemas[0] : { anyOf: schemas } } };
}

/** As JSON Schema says it, which is OpenAPI's own dialect since 3.1. What a refinement asks for it cannot say. */
export function schemaOf(type: z.ZodMiniType): z.core.JSONSchema.BaseSchema {
  const { $schema: _, ...schema } = z.toJSONSchema(type, { io: 'input' });
  return schema;
}
