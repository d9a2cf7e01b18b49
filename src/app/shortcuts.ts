import { words } from '../words/words.ts';

/** What the keyboard can ask for anywhere in the page of an open identity. */

/** After `g`: the page by a letter of its English name. */
export const GO = {
  o: '/',
  c: '/certificates',
  r: '/rotate',
  k: '/key-packages',
  s: '/sessions',
  f: '/foreign-servers',
  a: '/activity',
  b: '/backup',
  u: '/account',
  v: '/vault',
} as const;

export type GoPath = (typeof GO)[keyof typeof GO];

export type Shortcut = { readonly do: 'commands' | 'shortcuts' } | { readonly do: 'go'; readonly to: GoPath };

interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** `pending`: whether `g` was pressed just before. `single`: whether keys without Ctrl or ⌘ count. */
export function shortcutOf(
  { key, ctrlKey, metaKey, altKey }: Pressed,
  { pending, single }: { readonly pending: boolean; readonly single: boolean },
): Shortcut | 'pending' | null {
  if ((ctrlKey || metaKey) && !altKey) return key.toLowerCase() === 'k' ? { do: 'commands' } : null;
  if (!single || altKey) return null;
  if (key === '?') return { do: 'shortcuts' };
  if (!pending) return key === 'g' ? 'pending' : null;
  return Object.hasOwn(GO, key) ? { do: 'go', to: GO[key as keyof typeof GO] } : null;
}

/** The keys that lead to a page, as they are written. */
export function keysOf(path: GoPath): readonly string[] {
  const letter = Object.entries(GO).find(([, to]) => to === path)?.[0] ?? '';
  return ['G', letter.toUpperCase()];
}

/** The keys that open the commands: Apple’s keyboards have their own. */
export function commandKeys(): readonly string[] {
  return /Mac|iPhone|iPad/.test(navigator.platform) ? ['⌘', 'K'] : [words().commands.ctrl, 'K'];
}
