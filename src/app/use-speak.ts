import { useCallback, useEffect, useState } from 'react';
import { type Language, rememberLanguage, spokenLanguage, wantedLanguage } from '../words/language.ts';
import { speak } from '../words/words.ts';

/** For the root of the page: whoever it has drawn asks for its texts anew, and nothing is lost of what was typed. */
export function useSpeak(): (language: Language | null) => void {
  const [spoken, setSpoken] = useState(spokenLanguage);
  useEffect(() => {
    document.documentElement.lang = spoken;
  }, [spoken]);
  return useCallback((language) => {
    rememberLanguage(language);
    const show = () => setSpoken(spokenLanguage());
    // Without its catalogue, which the network may not give, the page goes on in the language that it has.
    void speak(language ?? wantedLanguage()).then(show, show);
  }, []);
}
