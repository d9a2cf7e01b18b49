import { type ReactNode, useState } from 'react';
import { Choice } from '../ui/choice.tsx';
import { chooseTheme, currentTheme, type Theme } from './theme.ts';

const THEMES: readonly { value: Theme; label: string }[] = [
  { value: 'system', label: 'System' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

/** Light, dark, or as the system has it. */
export function ThemeSwitch(): ReactNode {
  const [theme, setTheme] = useState(currentTheme);
  const choose = (next: Theme) => {
    chooseTheme(next);
    setTheme(next);
  };
  return <Choice legend="Theme" size="small" options={THEMES} value={theme} onChange={choose} />;
}
