import type { Liveness } from '../flows/gateway.ts';
import { listen } from '../flows/listen.ts';
import type { Ports } from '../flows/ports.ts';
import { makeSleeper } from '../worker/sleep.ts';

export type ListeningTab = ReturnType<typeof openTab>;

/** A tab that listens; what it says of the line, and how that ended. */
export function openTab(browser: Ports) {
  const said: (Liveness['state'] | null)[] = [];
  const controller = new AbortController();
  const { sleep, hurry } = makeSleeper();
  let heardOfSessions = 0;
  const gateway: Ports['gateway'] = {
    open: browser.gateway.open,
    say: (liveness) => said.push(liveness?.state ?? null),
    sessionsChanged: () => {
      heardOfSessions += 1;
    },
  };
  const ended = listen({ ...browser, sleep, gateway }, { signal: controller.signal });
  return { said, ended, hurry, stop: () => controller.abort(), ofSessions: () => heardOfSessions };
}
