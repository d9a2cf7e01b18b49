import { type ReactNode, useState } from 'react';
import { Choice } from '../ui/choice.tsx';
import { words } from '../words/words.ts';
import { chooseTheme, currentTheme, type Theme } from './theme.ts';

const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

/** Light, dark, or as the system has it. */
export function ThemeSwitch(): ReactNode {
  const [theme, setTheme] = useState(currentTheme);
  const choose = (next: Theme) => {
    chooseTheme(next);
    setTheme(next);
  };
  const { legend, ...labels } = words().shell.theme;
  const options = THEMES.map((value) => ({ value, label: labels[value] }));
  return <Choice legend={legend} size="small" options={options} value={theme} onChange={choose} />;
}
