import { toClavesError } from '../flows/answers.ts';
import type { Patience, PatienceState, PatienceStore } from '../flows/patience.ts';
import { ClavesError } from '../protocol/claves-error.ts';

const WITHIN = 10 * 60 * 1000;
/** So few that, with the answers between them that went well, a permanent failure sees fewer than twenty requests. */
const MOST = 12;

/** Durable, as a reload or a second tab must not begin to count anew. Where nothing can be stored, nothing is counted. */
export function makePatience(store: PatienceStore, now: () => number = Date.now): Patience {
  return {
    async lost() {
      const state = await store.read().catch(() => null);
      return state && isOver(state, now()) ? new ClavesError(state.code) : null;
    },
    async failed(error, wait) {
      const { code } = toClavesError(error);
      const at = now();
      const next = (before: PatienceState | null) => ({
        failures: [...recent(before, at), at],
        until: Math.max(untilIn(before, at), wait > 0 ? at + wait : 0),
        code,
      });
      await store.change(next).catch(() => undefined);
    },
    async regained() {
      const state = await store.read().catch(() => null);
      if (state) await store.change(() => null).catch(() => undefined);
    },
  };
}

function isOver(state: PatienceState, now: number): boolean {
  return now < untilIn(state, now) || recent(state, now).length >= MOST;
}

/** Where this machine's clock was set back since, the time until then is not what the server asked for. */
function untilIn(state: PatienceState | null, now: number): number {
  return state?.failures.every((at) => at <= now) ? state.until : 0;
}

function recent(state: PatienceState | null, now: number): readonly number[] {
  return state?.failures.filter((at) => at <= now && now - at < WITHIN) ?? [];
}
