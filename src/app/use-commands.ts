import { use } from 'react';
import { useLocation } from 'wouter';
import type { Task } from '../ui/task.ts';
import { chosenLanguage, LANGUAGES, OFFERED } from '../words/language.ts';
import { words } from '../words/words.ts';
import type { Client } from '../worker/client.ts';
import type { JourneyProgress } from '../worker/use-cases.ts';
import { GO, keysOf } from './shortcuts.ts';
import { SpeakContext } from './speak-context.ts';
import { chooseTheme, THEMES, useTheme } from './theme.ts';

export interface Command {
  readonly name: string;
  /** Other words by which it is found. */
  readonly also?: string;
  readonly keys?: readonly string[];
  readonly run: () => void;
}

export interface CommandGroup {
  readonly name: string;
  readonly commands: readonly Command[];
}

export interface Commanded {
  readonly client: Client;
  /** The person's own: what runs in it is shown on the page that it leads to. */
  readonly journey: Task<JourneyProgress>;
  readonly onShortcuts: () => void;
}

/** All that can be asked for by its name, on whatever page one is. */
export function useCommands(commanded: Commanded): readonly CommandGroup[] {
  const [, go] = useLocation();
  const look = [...useThemeCommands(), ...useLanguageCommands()];
  const { groups } = words().commands;
  return [
    { name: groups.pages, commands: pageCommands(go) },
    { name: groups.act, commands: actCommands(commanded, go) },
    { name: groups.look, commands: look },
  ];
}

type Go = (path: string) => void;

function pageCommands(go: Go): readonly Command[] {
  const { pageNames } = words().shell;
  return Object.values(GO).map((path) => ({
    name: pageNames[path],
    keys: keysOf(path),
    run: () => go(path),
  }));
}

function actCommands({ client, journey, onShortcuts }: Commanded, go: Go): readonly Command[] {
  const { act, also } = words().commands;
  const rotate = () => void journey.run('rotate', (options) => client.rotate(undefined, options));
  const replenish = () => void journey.run('replenish', (options) => client.replenish(undefined, options));
  const then = (run: () => void, path: string) => () => {
    run();
    go(path);
  };
  return [
    { name: act.replenish, also: also.replenish, run: then(replenish, '/key-packages') },
    { name: act.rotate, also: also.rotate, run: then(rotate, '/rotate') },
    { name: act.backup, also: also.backup, run: () => go('/backup') },
    { name: act.lock, also: also.lock, run: () => void client.lock() },
    { name: act.shortcuts, also: also.shortcuts, keys: ['?'], run: onShortcuts },
  ];
}

function useThemeCommands(): readonly Command[] {
  const theme = useTheme();
  const names = words().commands.theme;
  return THEMES.filter((each) => each !== theme).map((each) => ({
    name: names[each],
    run: () => chooseTheme(each),
  }));
}

function useLanguageCommands(): readonly Command[] {
  const speak = use(SpeakContext);
  if (OFFERED.length < 2) return [];
  const { language, languageOfBrowser } = words().commands;
  const chosen = chosenLanguage();
  const others = OFFERED.filter((each) => each !== chosen);
  return [
    ...others.map((each) => ({ name: language(LANGUAGES[each]), run: () => speak(each) })),
    ...(chosen === null ? [] : [{ name: languageOfBrowser, run: () => speak(null) }]),
  ];
}
