import type { Liveness } from '../flows/gateway.ts';
import { CHANNEL, type Change, type ChannelMessage } from './channel.ts';
import { LivenessHeard } from './liveness.ts';
import { Caller, type RpcPort } from './rpc.ts';
import type { CallOptions, UseCases } from './use-cases.ts';

/** What the page holds of the worker. */
export interface Client extends UseCases {
  /**
   * Calls back after anything durable changed or the vault opened or closed, in this tab or another: all that was
   * read before is stale. `locked`: the worker ended, and the vault closed with it; said before anything else is asked.
   * Returns how to stop listening.
   */
  onChange(listener: (change: Change) => void): () => void;
  /** How the line to the home server stands, as far as was heard, and whenever that changes. */
  readonly liveness: Liveness;
  onLiveness(listener: () => void): () => void;
}

/** Why no answer of a worker will come any more. */
type End = 'STOPPED' | 'UNEXPECTED' | 'SERVER_UNREACHABLE';

/** A started worker. `onCrash` is told once, when it broke down or could not even be loaded. */
interface RunningWorker {
  readonly port: RpcPort;
  terminate(): void;
  onCrash(listener: (why: End) => void): void;
}

interface ClientParts {
  readonly startWorker: () => RunningWorker;
  readonly channel: BroadcastChannel;
}

/** The page's one way to the identity. The worker starts with the first call, and anew after a lock. */
export function createClient(parts: Partial<ClientParts> = {}): Client {
  const { startWorker = startIdentityWorker, channel = new BroadcastChannel(CHANNEL) } = parts;
  const listeners = new Set<(change: Change) => void>();
  const notify = (change: Change) => {
    if (change === 'locked') heard.hear(null);
    for (const listener of listeners) listener(change);
  };
  const heard = new LivenessHeard(channel);
  const link = new WorkerLink(startWorker, () => notify('locked'));
  channel.addEventListener('message', ({ data }: MessageEvent<ChannelMessage>) => {
    if (data === 'hurry') return link.hurry();
    if (data === 'how-live') return;
    if (typeof data === 'object') return heard.hear(data.liveness);
    if (data === 'locked') link.stop();
    notify(data);
  });
  const lock = async () => {
    link.stop();
    channel.postMessage('locked' satisfies ChannelMessage);
    notify('locked');
  };
  const clicked = <Input extends unknown[], Answer>(work: (...input: Input) => Answer) => {
    return (...input: Input): Answer => {
      channel.postMessage('hurry' satisfies ChannelMessage);
      return work(...input);
    };
  };
  const remote = remoteUseCases(link);
  return {
    ...remote,
    rotate: clicked(remote.rotate),
    replenish: clicked(remote.replenish),
    replaceLastResort: clicked(remote.replaceLastResort),
    resume: clicked(remote.resume),
    hurry: clicked(remote.hurry),
    lock,
    async unlock(proof) {
      await link.call('unlock', proof);
      notify('changed');
    },
    async removeAll(input) {
      await link.call('removeAll', input);
      // What is sealed under a vault key that is gone would be lost.
      await lock();
    },
    get liveness() {
      return heard.current;
    },
    onLiveness: (listener) => heard.listen(listener),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

interface Connection {
  readonly worker: RunningWorker;
  readonly caller: Caller;
  hasAnswered: boolean;
}

/** At most one worker, and the calls that run in it. */
class WorkerLink {
  readonly #start: () => RunningWorker;
  readonly #onLost: () => void;
  #current: Connection | null = null;

  /** `onLost`: a worker that had worked broke down, and the open vault is gone with it. */
  constructor(start: () => RunningWorker, onLost: () => void) {
    this.#start = start;
    this.#onLost = onLost;
  }

  /** The worker is built from the same source, so that what it answers has the type of the use case. */
  async call<M extends keyof UseCases>(
    method: M,
    input?: Parameters<UseCases[M]>[0],
    options?: CallOptions,
  ): Promise<Awaited<ReturnType<UseCases[M]>>> {
    this.#current ??= this.#connect();
    const connection = this.#current;
    const answer = await connection.caller.call(method, input, options);
    connection.hasAnswered = true;
    return answer as Awaited<ReturnType<UseCases[M]>>;
  }

  stop(): void {
    this.#end('STOPPED');
  }

  /** Starts no worker: nothing waits where there is none. */
  hurry(): void {
    void this.#current?.caller.call('hurry').catch(() => undefined);
  }

  #connect(): Connection {
    const worker = this.#start();
    const connection = { worker, caller: new Caller(worker.port), hasAnswered: false };
    worker.onCrash((why) => {
      if (this.#current !== connection) return;
      this.#end(why);
      // One that never started is not told of: whoever then asks again would start the next one, and so on for ever.
      if (connection.hasAnswered) this.#onLost();
    });
    return connection;
  }

  #end(why: End): void {
    const current = this.#current;
    this.#current = null;
    current?.worker.terminate();
    current?.caller.end(why);
  }
}

function remoteUseCases(link: WorkerLink): Omit<UseCases, 'lock' | 'unlock' | 'removeAll'> {
  return {
    status: () => link.call('status'),
    discover: (input) => link.call('discover', input),
    livesOn: (input) => link.call('livesOn', input),
    createIdentity: (input, options) => link.call('createIdentity', input, options),
    signIn: (input, options) => link.call('signIn', input, options),
    resumeSignIn: (input, options) => link.call('resumeSignIn', input, options),
    abandonEnrolment: () => link.call('abandonEnrolment'),
    overview: () => link.call('overview'),
    certificates: () => link.call('certificates'),
    issued: () => link.call('issued'),
    keyPackages: () => link.call('keyPackages'),
    keyPackage: (input) => link.call('keyPackage', input),
    activity: () => link.call('activity'),
    sessions: () => link.call('sessions'),
    endSession: (input, options) => link.call('endSession', input, options),
    changePassword: (input, options) => link.call('changePassword', input, options),
    deleteIdentity: (input, options) => link.call('deleteIdentity', input, options),
    questions: () => link.call('questions'),
    answerQuestion: (input) => link.call('answerQuestion', input),
    refresh: () => link.call('refresh'),
    serverKey: () => link.call('serverKey'),
    acceptServerKey: (input) => link.call('acceptServerKey', input),
    hurry: () => link.call('hurry'),
    rotate: (_input, options) => link.call('rotate', undefined, options),
    replenish: (_input, options) => link.call('replenish', undefined, options),
    replaceLastResort: (_input, options) => link.call('replaceLastResort', undefined, options),
    catchUp: (_input, options) => link.call('catchUp', undefined, options),
    listen: (_input, options) => link.call('listen', undefined, options),
    resume: (_input, options) => link.call('resume', undefined, options),
    signOut: () => link.call('signOut'),
    signOutHere: () => link.call('signOutHere'),
    foreignServers: () => link.call('foreignServers'),
    addForeignServer: (input, options) => link.call('addForeignServer', input, options),
    askForeignServer: (input, options) => link.call('askForeignServer', input, options),
    endForeignSession: (input) => link.call('endForeignSession', input),
    tellForeignServers: () => link.call('tellForeignServers'),
    waysIn: () => link.call('waysIn'),
    changePassphrase: (input) => link.call('changePassphrase', input),
    makeRecoveryKey: (input) => link.call('makeRecoveryKey', input),
    confirmRecoveryKey: (input) => link.call('confirmRecoveryKey', input),
    removeRecoveryKey: () => link.call('removeRecoveryKey'),
    addPasskey: (input) => link.call('addPasskey', input),
    removePasskey: (input) => link.call('removePasskey', input),
    settings: () => link.call('settings'),
    changeSettings: (change) => link.call('changeSettings', change),
    backupState: () => link.call('backupState'),
    makeBackup: (input) => link.call('makeBackup', input),
    readBackup: (input) => link.call('readBackup', input),
    restoreBackup: (input, options) => link.call('restoreBackup', input, options),
    proveBackup: (input) => link.call('proveBackup', input),
    exportPrivateKey: (input) => link.call('exportPrivateKey', input),
  };
}

function startIdentityWorker(): RunningWorker {
  const worker = new Worker(new URL('./identity.worker.ts', import.meta.url), { type: 'module' });
  return {
    port: worker,
    terminate: () => worker.terminate(),
    onCrash: (listener) =>
      worker.addEventListener('error', (event) => listener(reasonOf(event)), { once: true }),
  };
}

/** A script that fails says how; one that could not be fetched says nothing. */
function reasonOf(event: Event): End {
  return event instanceof ErrorEvent ? 'UNEXPECTED' : 'SERVER_UNREACHABLE';
}
