import type { Endpoint } from '../../src/protocol/endpoint.ts';
import { sharedRoutes } from '../http/access.ts';
import type { ServerDialect } from '../http/mount.ts';
import { ANSWER_HEADERS } from './headers.ts';
import { operationOf, type Sharing, schemaOf, TOKEN } from './operation.ts';
import { refusalName } from './refusals.ts';

const INFO = {
  title: 'Claves home server',
  version: '1',
  license: { name: 'MIT', identifier: 'MIT' },
  description:
    'Made from the constants by which the server mounts its routes. What a schema cannot say (the formats of keys, ID-Certs and KeyPackages, and which refusal comes first) is told in docs/protocol.md.',
} as const;

export interface OpenApi {
  readonly openapi: string;
  /** By path, then by method in lower case. */
  readonly paths: Readonly<Record<string, Readonly<Record<string, object>>>>;
  readonly components: object;
}

/** What a server answers that mounts these dialects, as an OpenAPI 3.1 document. */
export function openApiOf(publicUrl: string, dialects: readonly ServerDialect[]): OpenApi {
  const refusals = dialects.map((dialect) => [refusalName(dialect), schemaOf(dialect.refusal)]);
  return {
    openapi: '3.1.0',
    ...{ info: INFO, servers: [{ url: publicUrl }] },
    paths: pathsOf(dialects),
    components: {
      schemas: Object.fromEntries(refusals),
      headers: ANSWER_HEADERS,
      securitySchemes: {
        [TOKEN]: { type: 'http', scheme: 'bearer', description: 'The token of a session.' },
      },
    },
  };
}

function pathsOf(dialects: readonly ServerDialect[]): OpenApi['paths'] {
  const paths: Record<string, Record<string, object>> = {};
  for (const dialect of dialects) {
    for (const [first, ...others] of sharedRoutes(endpointsOf(dialect))) {
      const endpoints: Sharing = [first.endpoint, ...others.map(({ endpoint }) => endpoint)];
      const { method, path } = first.endpoint;
      const operation = operationOf(endpoints, dialect);
      paths[path] = { ...paths[path], [method.toLowerCase()]: operation };
    }
  }
  return paths;
}

/** All that it mounts. */
function endpointsOf({ mount }: ServerDialect): readonly { readonly endpoint: Endpoint }[] {
  const mounted: { readonly endpoint: Endpoint }[] = [];
  mount((endpoint) => mounted.push({ endpoint }));
  return mounted;
}
