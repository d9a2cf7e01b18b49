import { type ReactNode, use } from 'react';
import { Choice } from '../ui/choice.tsx';
import { chosenLanguage, LANGUAGES, type Language, OFFERED } from '../words/language.ts';
import { words } from '../words/words.ts';
import { SpeakContext } from './speak-context.ts';

const BROWSER = 'browser';

/** One of the languages, or as the browser has it. Nothing where there is no choice. */
export function LanguageSwitch(): ReactNode {
  const speak = use(SpeakContext);
  if (OFFERED.length < 2) return null;
  const { legend, browser } = words().shell.language;
  const options: { value: Language | typeof BROWSER; label: string }[] = [
    { value: BROWSER, label: browser },
    ...OFFERED.map((value) => ({ value, label: LANGUAGES[value] })),
  ];
  return (
    <Choice
      legend={legend}
      size="small"
      options={options}
      value={chosenLanguage() ?? BROWSER}
      onChange={(value) => speak(value === BROWSER ? null : value)}
    />
  );
}
