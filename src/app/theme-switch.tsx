import type { ReactNode } from 'react';
import { Choice } from '../ui/choice.tsx';
import { words } from '../words/words.ts';
import { chooseTheme, THEMES, useTheme } from './theme.ts';

/** Light, dark, or as the system has it. */
export function ThemeSwitch(): ReactNode {
  const theme = useTheme();
  const { legend, ...labels } = words().shell.theme;
  const options = THEMES.map((value) => ({ value, label: labels[value] }));
  return <Choice legend={legend} size="small" options={options} value={theme} onChange={chooseTheme} />;
}
