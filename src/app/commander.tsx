import { Command } from 'lucide-react';
import { type ReactNode, useCallback, useState } from 'react';
import { useLocation } from 'wouter';
import { IconButton } from '../ui/icon-button.tsx';
import { words } from '../words/words.ts';
import { CommandPalette } from './command-palette.tsx';
import { ShortcutList } from './shortcut-list.tsx';
import { commandKeys, type Shortcut } from './shortcuts.ts';
import type { Commanded } from './use-commands.ts';
import { useShortcuts } from './use-shortcuts.ts';

/** The button of the commands, and whatever the keyboard asks for. */
export function Commander(commanded: Omit<Commanded, 'onShortcuts'>): ReactNode {
  const [open, setOpen] = useState<'commands' | 'shortcuts' | null>(null);
  const [, go] = useLocation();
  const act = useCallback(
    (shortcut: Shortcut) => (shortcut.do === 'go' ? go(shortcut.to) : setOpen(shortcut.do)),
    [go],
  );
  useShortcuts(act);
  const close = useCallback(() => setOpen(null), []);
  return (
    <>
      <IconButton
        Icon={Command}
        name={words().commands.title}
        keys={commandKeys()}
        shortcuts="Control+K Meta+K"
        onPress={() => setOpen('commands')}
      />
      <CommandPalette
        {...commanded}
        onShortcuts={() => setOpen('shortcuts')}
        isOpen={open === 'commands'}
        onClose={close}
      />
      <ShortcutList isOpen={open === 'shortcuts'} onClose={close} />
    </>
  );
}
