import type { TestProject } from 'vitest/node';
import { makeTemplate } from './databases.ts';
import { type PostgresqlServer, startPostgresqlServer } from './server.ts';

/** One PostgreSQL server for all files of a vitest project. */

declare module 'vitest' {
  interface ProvidedContext {
    /** URL of that server; absent in the project that runs on SQLite. */
    readonly postgresql?: string;
  }
}

let server: PostgresqlServer | null = null;

export async function setup(project: TestProject): Promise<void> {
  server = await startPostgresqlServer();
  if (!server) return;
  await makeTemplate(server.url);
  project.provide('postgresql', server.url);
}

/** Called also where tests have failed. */
export async function teardown(): Promise<void> {
  await server?.remove();
}
