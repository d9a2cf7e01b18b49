import { groupsOfFour } from '../../ui/fingerprint.tsx';
import { dateWords } from '../../ui/time.ts';
import { words } from '../../words/words.ts';
import type { ActivityEntry, ActivityEvent } from '../../worker/use-cases.ts';

/** What happened, in a sentence. */
export function sentenceOf(event: ActivityEvent): string {
  // Each kind has a sentence for events of that kind.
  const say = words().activity.sentences[event.kind] as (event: ActivityEvent, date: string) => string;
  return say(event, 'madeAt' in event ? dateWords(event.madeAt) : '');
}

/** What tells an event from others of its kind. */
export interface Trait {
  readonly name: 'key' | 'serial' | 'ended' | 'other' | 'earlier';
  readonly value: string;
}

/** The traits of an entry, in full. */
export function traitsOf({ event, sessionId, isThis }: ActivityEntry): Trait[] {
  return [
    ...('fingerprint' in event ? [{ name: 'key', value: event.fingerprint } as const] : []),
    ...('serial' in event ? [{ name: 'serial', value: event.serial } as const] : []),
    ...('other' in event ? [otherSession(event)] : []),
    ...(isThis ? [] : [{ name: 'earlier', value: sessionId } as const]),
  ];
}

function otherSession({ kind, other }: Extract<ActivityEvent, { readonly other: string }>): Trait {
  return { name: kind === 'other-session-ended' ? 'ended' : 'other', value: other };
}

/** The traits in short: “Key 0A1B 2C3D…”. A serial says nothing until it is read in full, but where it is all there is. */
export function shortTraits(traits: readonly Trait[]): string {
  const telling = traits.filter(({ name }) => name !== 'serial');
  const names = words().activity.traits;
  return (telling.length > 0 ? telling : traits)
    .map(({ name, value }) => `${names[name]} ${name === 'key' ? firstGroups(value) : value.slice(0, 8)}…`)
    .join(', ');
}

function firstGroups(fingerprint: string): string {
  return groupsOfFour(fingerprint).slice(0, 2).join(' ');
}
