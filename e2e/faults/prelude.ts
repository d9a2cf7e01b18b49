import type { JournalEntry } from '../../src/flows/ports.ts';
import type { Move, Point, StateName } from './journeys.ts';

/** Where the worker tells each point that it passes; it goes on when it is answered. */
export const POINT_PATH = '/__faults/point';

/** Milliseconds after which the worker gives up waiting for an answer, in place of its own twenty seconds. */
const TIMEOUT = 4000;

/** What is put in front of the worker's script on its way, so that the product itself knows nothing of this test. */
export const PRELUDE = `(${tellPoints})(${JSON.stringify(POINT_PATH)});\n(${waitLess})(${TIMEOUT});\n`;

/**
 * Runs in the worker, and so names nothing outside itself. A transition of the journal is told before its record is
 * written, and after its transaction is complete, ahead of every listener of the product. The worker stands still in
 * between: a synchronous request waits for its answer.
 */
function tellPoints(path: string): void {
  const open = new WeakMap<IDBTransaction, JournalEntry | undefined>();
  const moves = new WeakMap<IDBTransaction, Move>();
  const { transaction: begin } = IDBDatabase.prototype;
  const { get, put, delete: remove } = IDBObjectStore.prototype;

  function tell(point: Point): void {
    const request = new XMLHttpRequest();
    request.open('POST', path, false);
    request.send(JSON.stringify(point));
  }

  function nameOf(entry: JournalEntry | undefined): StateName {
    if (!entry) return 'IDLE';
    return entry.state === 'ENROLLING' && entry.registered ? 'REGISTERED' : entry.state;
  }

  function isJournal(store: IDBObjectStore): boolean {
    return store.name === 'journal' && store.transaction.mode === 'readwrite';
  }

  function note(store: IDBObjectStore, next: JournalEntry | undefined): void {
    const before = open.get(store.transaction);
    const journey = (next ?? before)?.journey;
    const [from, to] = [nameOf(before), nameOf(next)];
    if (journey === undefined || from === to) return;
    const move = { journey, from, to };
    moves.set(store.transaction, move);
    tell({ ...move, when: 'before' });
  }

  IDBDatabase.prototype.transaction = function (...parameters) {
    const transaction = begin.apply(this, parameters);
    transaction.addEventListener('complete', () => {
      const move = moves.get(transaction);
      if (move) tell({ ...move, when: 'after' });
    });
    return transaction;
  };
  IDBObjectStore.prototype.get = function (query) {
    const request = get.call(this, query);
    const { transaction } = this;
    if (isJournal(this)) request.addEventListener('success', () => open.set(transaction, request.result));
    return request;
  };
  IDBObjectStore.prototype.put = function (...parameters) {
    if (isJournal(this)) note(this, parameters[0]);
    return put.apply(this, parameters);
  };
  IDBObjectStore.prototype.delete = function (query) {
    if (isJournal(this)) note(this, undefined);
    return remove.call(this, query);
  };
}

/** The same: nobody waits as long as a person would. */
function waitLess(most: number): void {
  const { timeout } = AbortSignal;
  AbortSignal.timeout = (milliseconds) => timeout.call(AbortSignal, Math.min(milliseconds, most));
}
