import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';

/** Where a home server says how it wants to be spoken to. The same for every dialect. */
export const discovery = endpoint({
  method: 'GET',
  path: '/.well-known/polyproto-core',
  access: 'public',
  params: z.object({}),
  body: null,
  bodyLimit: 1024,
  status: 200,
  reply: z.object({ api: z.url(), dialects: z.array(z.string()) }),
  errors: [],
});
