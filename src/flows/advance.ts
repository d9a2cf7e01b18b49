import type { Transition } from './change.ts';
import { write } from './change.ts';
import type { Journey, Ports, SessionRecord } from './ports.ts';
import { react } from './react.ts';
import { stopIfAsked } from './resend.ts';
import { type JourneyOptions, type OpenStanding, type Standing, standingOf } from './standing.ts';
import { certified } from './steps/certified.ts';
import { enrolling } from './steps/enrolling.ts';
import { prepared } from './steps/prepared.ts';
import { staged } from './steps/staged.ts';
import { uploaded } from './steps/uploaded.ts';

/**
 * Moves the session's journal along the line of section 10 until it is IDLE: reads it, takes the step of its state,
 * writes what that comes to, and again. First run and resume are this one loop; the caller holds the session's lock.
 * Resolves to the journey that it finished, null where none was open.
 */
export async function advance(
  ports: Ports,
  { sessionId }: Pick<SessionRecord, 'sessionId'>,
  options: JourneyOptions,
): Promise<Journey | null> {
  let journey: Journey | null = null;
  let isResumed = !options.begun && !options.typed?.fresh;
  for (let detours = 0; ; isResumed = false) {
    const at = await standingOf(ports, sessionId, { ...options, isResumed });
    if (!isOpen(at)) return journey;
    journey = at.open.journey;
    stopIfAsked(at);
    options.onProgress?.({ journey, state: at.open.state, doing: 'working' });
    const { commit, failure } = await take(at).catch((error: unknown) => react(at, error, detours++));
    await write(ports, commit);
    if (failure) throw failure;
    if (!commit.journal) options.onProgress?.({ journey, state: 'IDLE', doing: 'working' });
  }
}

function isOpen(at: Standing): at is OpenStanding {
  return at.open !== undefined;
}

/** Each step computes the next commit, and writes nothing itself. */
async function take(at: OpenStanding): Promise<Transition> {
  const { open } = at;
  switch (open.state) {
    case 'ENROLLING':
      return enrolling({ ...at, open });
    case 'PREPARED':
      return prepared({ ...at, open });
    case 'CERTIFIED':
      return certified({ ...at, open });
    case 'STAGED':
      return staged({ ...at, open });
    case 'UPLOADED':
      return uploaded({ ...at, open });
  }
}
