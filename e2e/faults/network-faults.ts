import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, Exchange } from './exchange.ts';

/** What stands behind the proxy, and can be killed. */
export interface Upstream {
  readonly url: string;
  /** With SIGKILL. */
  kill(): Promise<void>;
  start(): Promise<void>;
}

/** What becomes of one request. */
type Treatment = (
  exchange: Exchange,
  upstream: Upstream,
  later: (work: () => Promise<unknown>) => void,
) => unknown;

export const NETWORK_FAULTS = {
  'request dropped': (exchange) => exchange.cut(),
  'answer lost': async (exchange) => {
    await exchange.forward();
    exchange.cut();
  },
  'answer cut in its headers': async (exchange) => exchange.answerLine(await exchange.forward()),
  'answer cut in its body': async (exchange) => exchange.answerHalf(await exchange.forward()),
  'answer delayed': async (exchange) => {
    const answer = await exchange.forward();
    await sleep(1500);
    exchange.answer(answer);
  },
  'answered after the browser gave up': async (exchange) => {
    const answer = await exchange.forward();
    await exchange.givenUp();
    exchange.answer(answer);
  },
  'arrived after the browser gave up': async (exchange) => {
    await exchange.givenUp();
    await exchange.forward();
  },
  'sent twice, first answer': async (exchange) => exchange.answer((await twice(exchange))[0]),
  'sent twice, second answer': async (exchange) => exchange.answer((await twice(exchange))[1]),
  'sent again when all is over': async (exchange, _upstream, later) => {
    exchange.answer(await exchange.forward());
    later(() => exchange.forward());
  },
  'refused with 503': (exchange) => exchange.answer(refusal(503)),
  'refused with 429': (exchange) => exchange.answer(refusal(429)),
  'server killed on the way': async (exchange, upstream) => {
    const answer = exchange.forward().catch(() => null);
    // Perhaps it has committed by then, perhaps not.
    await sleep(2);
    await upstream.kill();
    await answer;
    exchange.cut();
    await upstream.start();
  },
  'server killed between commit and answer': async (exchange, upstream) => {
    await exchange.forward();
    await upstream.kill();
    exchange.cut();
    await upstream.start();
  },
} as const satisfies Record<string, Treatment>;

export type NetworkFault = keyof typeof NETWORK_FAULTS;

export function treat(fault: NetworkFault, ...parameters: Parameters<Treatment>): unknown {
  const treatment: Treatment = NETWORK_FAULTS[fault];
  return treatment(...parameters);
}

function twice(exchange: Exchange): Promise<[Answer, Answer]> {
  return Promise.all([exchange.forward(), exchange.forward()]);
}

/** As a proxy or a busy server says it, in no words of the API. */
function refusal(status: number): Answer {
  const headers = ['content-type', 'text/plain', 'retry-after', '1'];
  return { status, headers, body: Buffer.from('Not now.') };
}
