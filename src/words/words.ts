import { en, type Words } from './en/en.ts';
import { type Language, writeAsIn } from './language.ts';

let spoken: Words = en;

/** The catalogue of the language in force. Asked for where a text is shown, never kept: the language may change. */
export function words(): Words {
  return spoken;
}

/** Puts a language in force. Rejects where its catalogue cannot be loaded; then nothing has changed. */
export async function speak(language: Language): Promise<void> {
  spoken = language === 'en' ? en : (await import('./de/de.ts')).de;
  writeAsIn(language);
}
