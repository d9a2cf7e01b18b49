import { expect, test } from 'vitest';
import { START, startTestServerIn } from '../testing/test-server.ts';
import { throwawayPlace } from '../testing/throwaway-place.ts';
import { storeOf } from './store-of.ts';

test('a server whose DATABASE_URL names another application is seen too', async () => {
  const place = await throwawayPlace();
  const url = new URL(place.databaseUrl ?? '');
  url.searchParams.set('application_name', 'foo');
  const named = { ...place, databaseUrl: url.href };
  const server = await startTestServerIn(named, { begin: START });
  await server.home.db.selectFrom('actors').select('id').execute();
  await expect(storeOf(named).expectIdle()).rejects.toThrow(/A server runs .* Nothing was changed\./);
  await server.close();
});
