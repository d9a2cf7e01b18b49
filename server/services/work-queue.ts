import { ProtocolError } from '../../src/protocol/errors.ts';

/** Seconds. A full queue of passwords is done in less. */
const RETRY_AFTER = 5;

/** Runs so many pieces of work at once, lets so many wait in the order in which they came, and takes in no more. */
export class WorkQueue {
  readonly #atOnce: number;
  readonly #mayWait: number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor({ atOnce, mayWait }: { readonly atOnce: number; readonly mayWait: number }) {
    this.#atOnce = atOnce;
    this.#mayWait = mayWait;
  }

  /** Throws UNAVAILABLE, before anything is done, where too many wait already. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running < this.#atOnce) this.#running++;
    else await this.#turn();
    try {
      return await work();
    } finally {
      this.#handOn();
    }
  }

  #turn(): Promise<void> {
    if (this.#waiting.length >= this.#mayWait) throw full();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** The place goes to the one who waits longest, so nobody who comes now can slip in before. */
  #handOn(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#running--;
  }
}

/** With a cause, it is told in the log as what it is: no defect. */
function full(): ProtocolError {
  const refusal = new ProtocolError('UNAVAILABLE', { retryAfter: RETRY_AFTER });
  refusal.cause = Object.assign(new Error('too many wait'), { code: 'QUEUE_FULL' });
  return refusal;
}
