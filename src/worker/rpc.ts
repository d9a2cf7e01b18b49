import type { JourneyProgress } from '../flows/ports.ts';
import { type ClavesCode, ClavesError } from '../protocol/claves-error.ts';
import { type ErrorDetails, ProtocolError } from '../protocol/errors.ts';
import type { CallOptions } from './use-cases.ts';

/** One end of a channel: a worker seen from the page, the worker's own global scope, or a MessagePort. */
export interface RpcPort {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}

/** Asked by the page. `id` names the call until its `result` or `error`. */
type Question =
  | { readonly kind: 'call'; readonly id: number; readonly method: string; readonly input: unknown }
  | { readonly kind: 'abort'; readonly id: number };

/** An error travels as its code and details: structuredClone would drop an Error's own members. */
type Answer =
  | { readonly kind: 'progress'; readonly id: number; readonly progress: JourneyProgress }
  | { readonly kind: 'result'; readonly id: number; readonly value: unknown }
  | {
      readonly kind: 'error';
      readonly id: number;
      readonly code: ClavesCode;
      readonly details: ErrorDetails;
    };

type Method = (input: never, options: CallOptions) => Promise<unknown>;

/** Answers every call with the method of that name; calls run side by side. Returns how to stop all that run. */
export function serve(port: RpcPort, methods: object): () => void {
  const running = new Map<number, AbortController>();
  port.addEventListener('message', async ({ data }: MessageEvent<Question>) => {
    if (data.kind === 'abort') return running.get(data.id)?.abort();
    const controller = new AbortController();
    running.set(data.id, controller);
    await answer(port, methods, data, controller.signal);
    running.delete(data.id);
  });
  return () => {
    for (const controller of running.values()) controller.abort();
  };
}

async function answer(
  port: RpcPort,
  methods: object,
  { id, method, input }: Extract<Question, { kind: 'call' }>,
  signal: AbortSignal,
): Promise<void> {
  const reply = (message: Answer) => port.postMessage(message);
  const onProgress = (progress: JourneyProgress) => reply({ kind: 'progress', id, progress });
  try {
    const value = await methodOf(methods, method)(input as never, { signal, onProgress });
    reply({ kind: 'result', id, value });
  } catch (error) {
    reply({ kind: 'error', id, ...speakable(error) });
  }
}

function methodOf(methods: object, name: string): Method {
  const method: unknown = Object.hasOwn(methods, name) ? Reflect.get(methods, name) : undefined;
  if (typeof method !== 'function') throw new TypeError('no such method');
  return method as Method;
}

/** What may be told of an error. Of one that we did not foresee nothing is: it could hold a secret. */
function speakable(error: unknown): { code: ClavesCode; details: ErrorDetails } {
  const foreseen = error instanceof ClavesError || error instanceof ProtocolError;
  return foreseen ? { code: error.code, details: error.details } : { code: 'UNEXPECTED', details: {} };
}

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: ClavesError) => void;
  readonly onProgress: CallOptions['onProgress'];
}

/** The asking end of a channel. */
export class Caller {
  readonly #port: RpcPort;
  readonly #pending = new Map<number, Pending>();
  #lastId = 0;

  constructor(port: RpcPort) {
    this.#port = port;
    port.addEventListener('message', ({ data }: MessageEvent<Answer>) => this.#hear(data));
  }

  /** Rejects with `ClavesError` only. Where the signal fires, the other end decides when it stops. */
  async call(method: string, input?: unknown, { signal, onProgress }: CallOptions = {}): Promise<unknown> {
    if (signal?.aborted) throw new ClavesError('STOPPED');
    this.#lastId += 1;
    const id = this.#lastId;
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    this.#pending.set(id, { resolve, reject, onProgress });
    const abort = () => this.#post({ kind: 'abort', id });
    signal?.addEventListener('abort', abort);
    try {
      this.#post({ kind: 'call', id, method, input });
      return await promise;
    } catch (cause) {
      throw cause instanceof ClavesError ? cause : new ClavesError('UNEXPECTED', { cause });
    } finally {
      this.#pending.delete(id);
      signal?.removeEventListener('abort', abort);
    }
  }

  /** Rejects all that runs: no answer will come any more. */
  end(code: ClavesCode): void {
    for (const { reject } of this.#pending.values()) reject(new ClavesError(code));
  }

  #post(question: Question): void {
    this.#port.postMessage(question);
  }

  #hear(answer: Answer): void {
    const pending = this.#pending.get(answer.id);
    if (!pending) return;
    if (answer.kind === 'progress') pending.onProgress?.(answer.progress);
    else if (answer.kind === 'result') pending.resolve(answer.value);
    else pending.reject(new ClavesError(answer.code, { details: answer.details }));
  }
}
