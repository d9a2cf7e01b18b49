/** Which language the page speaks, and by whose habits it writes dates and numbers. */

/** By their own names, as a person looks for hers. */
export const LANGUAGES = { en: 'English', de: 'Deutsch' } as const;
export type Language = keyof typeof LANGUAGES;

/** Those whose catalogue is complete: no other one is spoken. */
export const OFFERED: readonly Language[] = ['en', 'de'];

/** Only ever read and written here. */
const STORAGE_KEY = 'claves-language';

let spoken: Language = 'en';
let inForce = localeOf(spoken);

export function spokenLanguage(): Language {
  return spoken;
}

/** The locale in force, as in `de-AT`. */
export function locale(): string {
  return inForce;
}

/** From here on, dates and numbers are written as in this language, and it is the one that is spoken. */
export function writeAsIn(language: Language): void {
  spoken = language;
  inForce = localeOf(language);
}

/** The language that the person chose here, else the first of the browser's that is offered, else English. */
export function wantedLanguage(): Language {
  const wanted = [chosenLanguage() ?? '', ...navigator.languages].map((tag) => tag.slice(0, 2));
  return wanted.map((code) => OFFERED.find((language) => language === code)).find(Boolean) ?? 'en';
}

/** Null where nothing was chosen: then the browser decides. */
export function chosenLanguage(): Language | null {
  try {
    const chosen = localStorage.getItem(STORAGE_KEY);
    return OFFERED.find((language) => language === chosen) ?? null;
  } catch {
    // Storage is forbidden here.
    return null;
  }
}

/** Remembers a choice, where the browser lets us. Null: the browser decides again. */
export function rememberLanguage(language: Language | null): void {
  try {
    if (language === null) localStorage.removeItem(STORAGE_KEY);
    else localStorage.setItem(STORAGE_KEY, language);
  } catch {
    // Storage is forbidden: the choice holds until the page closes.
  }
}

/** The person's own variant of a language: whoever reads `en-GB` is not given American dates. */
function localeOf(language: Language): string {
  return navigator.languages.find((tag) => tag.slice(0, 2) === language) ?? language;
}

/** Something that is made once for each locale, as the formats of `Intl` are. */
export function byLocale<Made>(make: (locale: string) => Made): () => Made {
  let made: { readonly by: string; readonly it: Made } | null = null;
  return () => {
    if (made?.by !== inForce) made = { by: inForce, it: make(inForce) };
    return made.it;
  };
}
