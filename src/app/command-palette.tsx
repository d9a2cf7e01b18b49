import type { ReactNode } from 'react';
import { Autocomplete, useFilter } from 'react-aria-components/Autocomplete';
import { Header, Menu, MenuItem, MenuSection } from 'react-aria-components/Menu';
import { Input, TextField } from 'react-aria-components/TextField';
import { Keys } from '../ui/keys.tsx';
import { Panel } from '../ui/panel.tsx';
import { words } from '../words/words.ts';
import styles from './command-palette.module.css';
import { type Command, type Commanded, type CommandGroup, useCommands } from './use-commands.ts';

interface CommandPaletteProps extends Commanded {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** The commands by their names: a few letters and Enter. */
export function CommandPalette({ isOpen, onClose, ...commanded }: CommandPaletteProps): ReactNode {
  const groups = useCommands(commanded);
  const w = words().commands;
  return (
    <Panel title={w.title} isOpen={isOpen} onClose={onClose}>
      <Commands groups={groups} onClose={onClose} />
    </Panel>
  );
}

function Commands({ groups, onClose }: { groups: readonly CommandGroup[]; onClose: () => void }): ReactNode {
  const { contains } = useFilter({ sensitivity: 'base' });
  const w = words().commands;
  const act = ({ run }: Command) => {
    onClose();
    run();
  };
  return (
    <Autocomplete filter={(text, typed) => everyWord(typed, (word) => contains(text, word))}>
      <div className={styles['commands']}>
        <TextField aria-label={w.search} autoFocus className={styles['search'] ?? ''}>
          <Input placeholder={w.search} />
        </TextField>
        <Menu
          aria-label={w.title}
          className={styles['list'] ?? ''}
          renderEmptyState={() => <p className={styles['none']}>{w.none}</p>}
        >
          {groups.map(({ name, commands }) => (
            <MenuSection key={name} id={name} className={styles['group'] ?? ''}>
              <Header>{name}</Header>
              {commands.map((command) => (
                <MenuItem
                  key={command.name}
                  id={`${name} ${command.name}`}
                  textValue={`${command.name} ${command.also ?? ''}`}
                  className={styles['command'] ?? ''}
                  onAction={() => act(command)}
                >
                  <span>{command.name}</span>
                  {command.keys && <Keys keys={command.keys} />}
                </MenuItem>
              ))}
            </MenuSection>
          ))}
        </Menu>
      </div>
    </Autocomplete>
  );
}

/** In whatever order: “key rotate” finds what “rotate key” does. */
function everyWord(typed: string, isIn: (word: string) => boolean): boolean {
  return typed.trim().split(/\s+/).every(isIn);
}
