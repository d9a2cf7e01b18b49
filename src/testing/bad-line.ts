import type { Fetch } from '../network/http.ts';

/** Which answers of a route the line spoils: so many, from the first on. */
interface Spoiled {
  /** Such as `POST /p2core/key/user/@me`. */
  readonly route: string;
  readonly times: number;
}

/** A line that loses answers. `before`: the request is lost already; `after`: the server has acted. */
export function losing(fetch: Fetch, spoiled: Spoiled, when: 'before' | 'after'): Fetch {
  const isDue = countdown(spoiled);
  return async (input, init) => {
    if (!isDue(new Request(input, init))) return fetch(input, init);
    if (when === 'after') await fetch(input, init);
    throw new TypeError('the line is down');
  };
}

/** A line, or somebody on it, that answers in the server's place after the server has acted. */
export function replacing(fetch: Fetch, spoiled: Spoiled, answer: () => Response | Promise<Response>): Fetch {
  const isDue = countdown(spoiled);
  return async (input, init) => {
    const due = isDue(new Request(input, init));
    const response = await fetch(input, init);
    return due ? answer() : response;
  };
}

/** A line on which somebody answers before the server has seen the request. */
export function refusing(fetch: Fetch, spoiled: Spoiled, answer: () => Response): Fetch {
  const isDue = countdown(spoiled);
  return async (input, init) => (isDue(new Request(input, init)) ? answer() : fetch(input, init));
}

/** A refusal in the words of the protocol. */
export function refusal(status: number, name: string, headers: Record<string, string> = {}): Response {
  return Response.json({ errcode: status, error: `P2CORE_${name}` }, { status, headers });
}

function countdown({ route, times }: Spoiled): (request: Request) => boolean {
  let left = times;
  return ({ method, url }) => {
    const due = left > 0 && route === `${method} ${new URL(url).pathname}`;
    if (due) left -= 1;
    return due;
  };
}

/** A line that keeps the first request of a route back until it is let go. `held`: it has come. */
export function holding(fetch: Fetch, route: string) {
  const isDue = countdown({ route, times: 1 });
  const held = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  const slow: Fetch = async (input, init) => {
    if (isDue(new Request(input, init))) {
      held.resolve();
      await released.promise;
    }
    return fetch(input, init);
  };
  return { fetch: slow, held: held.promise, release: () => released.resolve() };
}
