import { expect, test } from '@playwright/test';
import { EACH_ONCE, nameOf } from './faults/cases.ts';
import { Lane } from './faults/lane.ts';

// A picture of each step would take longer than the steps.
test.use({ trace: 'off' });

/** Two browsers share the cases, so that they run side by side. */
const LANES = 2;

for (let lane = 0; lane < LANES; lane += 1) {
  test(`each crash point once, lane ${lane + 1} of ${LANES}: nothing is lost, and nothing stale is left`, async () => {
    test.setTimeout(5 * 60_000);
    const running = await Lane.launch();
    try {
      for (const each of EACH_ONCE.filter((_, index) => index % LANES === lane)) {
        await test.step(nameOf(each), async () => {
          const { violations } = await running.run(each);
          expect(violations, nameOf(each)).toEqual([]);
        });
      }
    } finally {
      await running.dispose();
    }
  });
}
