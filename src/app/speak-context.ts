import { createContext } from 'react';
import type { Language } from '../words/language.ts';

/** Puts a language in force on the whole page, and remembers it. Null: as the browser has it. */
export const SpeakContext = createContext<(language: Language | null) => void>(() => undefined);
