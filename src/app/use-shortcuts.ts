import { useEffect } from 'react';
import { type Shortcut, shortcutOf } from './shortcuts.ts';
import { singleKeysCount } from './single-keys.ts';

/** Milliseconds for which a `g` waits for its letter. */
const PENDING_FOR = 1500;
/** What is open over the page has the keyboard to itself. */
const NOT_OURS = '[role="dialog"], [role="alertdialog"]';
/** Where keys are text, or look for what begins with them. */
const TYPING = 'input, textarea, select, [contenteditable], [role="grid"], [role="listbox"], [role="menu"]';

/** Calls back when the keyboard asks for something. Single keys do not count while somebody types. */
export function useShortcuts(act: (shortcut: Shortcut) => void): void {
  useEffect(() => {
    let pendingSince = Number.NEGATIVE_INFINITY;
    const hear = (event: KeyboardEvent) => {
      // Shift goes down before the key that it changes.
      if (event.key === 'Shift' || !isOurs(event)) return;
      const pending = event.timeStamp - pendingSince < PENDING_FOR;
      const asked = shortcutOf(event, { pending, single: singleKeysCount() && !isTyped(event) });
      pendingSince = asked === 'pending' ? event.timeStamp : Number.NEGATIVE_INFINITY;
      if (asked === null || asked === 'pending') return;
      event.preventDefault();
      act(asked);
    };
    addEventListener('keydown', hear);
    return () => removeEventListener('keydown', hear);
  }, [act]);
}

function isOurs(event: KeyboardEvent): boolean {
  return !(event.defaultPrevented || event.isComposing || event.repeat || isWithin(event, NOT_OURS));
}

function isTyped(event: KeyboardEvent): boolean {
  return isWithin(event, TYPING);
}

function isWithin({ target }: KeyboardEvent, selector: string): boolean {
  return target instanceof Element && target.closest(selector) !== null;
}
