import { FRAME_RATE } from './limits.ts';

/** Counts one client's frames, in spans of time that follow each other. */
export class FrameRate {
  #since = Number.NEGATIVE_INFINITY;
  #count = 0;

  /** Counts one more. False where that is too many. `now`: milliseconds. */
  allows(now: number): boolean {
    if (now - this.#since >= FRAME_RATE.within) {
      this.#since = now;
      this.#count = 0;
    }
    this.#count += 1;
    return this.#count <= FRAME_RATE.most;
  }
}
