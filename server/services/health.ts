import type { HomeServer } from './home-server.ts';

/** Can it serve? Asks the database for what every server has there: a query of nothing would not touch its file. */
export async function isHealthy({ db }: HomeServer): Promise<boolean> {
  try {
    await db.selectFrom('server_certificates').select('id').limit(1).executeTakeFirstOrThrow();
    return true;
  } catch {
    return false;
  }
}
