import type { HomeServer } from './home-server.ts';

/** How much there is of everything, now. */
export interface Stock {
  /** Ordinary KeyPackages that nobody has claimed, expired ones too. */
  readonly keyPackages: number;
  /** Those that have neither been deleted nor deactivated. */
  readonly actors: number;
  /** Those that have not ended. */
  readonly sessions: number;
}

/** The KeyPackages by reading one index whole: for once in a minute, not for every request. */
export async function stockOf({ db }: HomeServer): Promise<Stock> {
  const [keyPackages, actors, sessions] = await Promise.all([
    db
      .selectFrom('key_packages')
      .select(({ fn }) => fn.countAll().as('count'))
      .where('last_resort', '=', 0)
      .where('voided_at', 'is', null)
      .where('handed_out_at', 'is', null)
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('actors')
      .select(({ fn }) => fn.countAll().as('count'))
      .where('deleted_at', 'is', null)
      .where('deactivated_at', 'is', null)
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('sessions')
      .select(({ fn }) => fn.countAll().as('count'))
      .where('revoked_at', 'is', null)
      .executeTakeFirstOrThrow(),
  ]);
  return {
    keyPackages: Number(keyPackages.count),
    actors: Number(actors.count),
    sessions: Number(sessions.count),
  };
}
