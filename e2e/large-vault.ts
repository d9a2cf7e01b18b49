import type { Page } from '@playwright/test';

/**
 * Puts many KeyPackages and log entries beside those of the open identity, as years of use leave them: claimed, superseded
 * and run out, so that nothing is done about them. No page of ours is open meanwhile. Resolves to how many KeyPackages there
 * are then.
 */
export async function enlarge(page: Page, url: string, count: number): Promise<number> {
  await page.goto(`${url}/healthz`);
  return page.evaluate(async (wanted) => {
    const ended = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await ended(indexedDB.open('claves'));
    const transaction = database.transaction(['keyPackages', 'activity'], 'readwrite');
    const [keyPackages, activity] = ['keyPackages', 'activity'].map((name) => transaction.objectStore(name));
    if (!keyPackages || !activity) throw new Error('there are no such stores');
    const [like] = await ended(keyPackages.getAll());
    const minute = 60;
    const states = [
      { state: 'claimed', claimedAt: like.createdAt },
      { state: 'superseded', supersededAt: like.createdAt },
      { state: 'published', notAfter: like.createdAt - minute, secret: null },
      { state: 'claimed', claimedAt: like.createdAt, secret: null },
    ];
    for (let made = await ended(keyPackages.count()); made < wanted; made += 1) {
      const ref = [...crypto.getRandomValues(new Uint8Array(32))]
        .map((byte) => byte.toString(16).padStart(2, '0'))
        .join('');
      const createdAt = like.createdAt - made * minute;
      keyPackages.put({ ...like, ref, createdAt, publishedAt: createdAt, ...states[made % states.length] });
    }
    for (let made = 0; made < wanted; made += 1) {
      const event = { kind: 'key-packages-claimed', count: (made % 5) + 1 };
      activity.add({ sessionId: like.sessionId, at: like.createdAt + made, event });
    }
    await new Promise((resolve) => {
      transaction.oncomplete = resolve;
    });
    database.close();
    return wanted;
  }, count);
}

/** From now on, pages note in `window.heard` when the worker answered with a list of at least so many. */
export async function noteLargeAnswers(page: Page, least: number): Promise<void> {
  await page.addInitScript((length) => {
    const heard: number[] = [];
    const size = (value: { rows?: unknown } | null) => {
      const list = Array.isArray(value) ? value : value?.rows;
      return Array.isArray(list) ? list.length : 0;
    };
    const Original = Worker;
    class Noted extends Original {
      constructor(...given: ConstructorParameters<typeof Original>) {
        super(...given);
        this.addEventListener('message', (event) => {
          const at = performance.now();
          if (event.data.kind === 'result' && size(event.data.value) >= length) heard.push(at);
        });
      }
    }
    Object.assign(window, { Worker: Noted, heard });
  }, least);
}

/** Milliseconds from the first such answer until what `selector` finds was painted. */
export function paintedAfter(page: Page, selector: string): Promise<number> {
  return page.evaluate(async (wanted) => {
    const frame = () => new Promise(requestAnimationFrame);
    const { heard } = window as unknown as { heard: readonly number[] };
    while (heard.length === 0 || document.querySelector(wanted) === null) await frame();
    // A task after a frame: that frame is painted.
    await frame();
    await new Promise((resolve) => setTimeout(resolve, 0));
    return performance.now() - (heard[0] ?? 0);
  }, selector);
}

/** What something took, in milliseconds. */
export interface Taken {
  /** By the clock: on a busy machine mostly waiting for others. */
  readonly wall: number;
  /** Of the page's own thread, by the processor: script, style, layout, paint. */
  readonly busy: number;
}

/** Tells how long the page's own thread has been busy, in milliseconds of the processor, since some moment. */
export async function threadMeter(page: Page): Promise<() => Promise<number>> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
  };
}

/** Scrolls, and looks what that took; so many times. */
export async function scroll(page: Page, steps: number, pixels: number): Promise<Taken[]> {
  const busy = await threadMeter(page);
  const taken: Taken[] = [];
  let before = await busy();
  for (let made = 0; made < steps; made += 1) {
    const wall = await scrollOnce(page, pixels);
    const after = await busy();
    taken.push({ wall, busy: after - before });
    before = after;
  }
  return taken;
}

function scrollOnce(page: Page, pixels: number): Promise<number> {
  return page.evaluate(async (step) => {
    const frame = () => new Promise<number>(requestAnimationFrame);
    const begun = await frame();
    window.scrollBy(0, step);
    return (await frame()) - begun;
  }, pixels);
}
