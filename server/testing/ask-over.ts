import { type Ask, type Reply, readReply } from './test-server.ts';

/** Milliseconds. */
const ANSWERS_WITHIN = 30_000;

/** Asks a server over the network. Rejects where no answer came. */
export async function askOver(
  url: string,
  method: string,
  { token, body, headers = {} }: Ask = {},
): Promise<Reply> {
  const answer = await fetch(url, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    body: body === undefined ? null : JSON.stringify(body),
    signal: AbortSignal.timeout(ANSWERS_WITHIN),
  });
  return readReply(answer.status, Object.fromEntries(answer.headers), await answer.text());
}
