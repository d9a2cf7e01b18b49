import type { Words } from '../en/en.ts';

export const shell: Words['shell'] = {
  skip: 'Zum Inhalt springen',
  pages: 'Seiten',
  lock: 'Sperren',
  opening: 'Wird geöffnet …',
  signInAgain: {
    title: 'Dein Heimatserver bittet dich, dich neu anzumelden',
    text: 'Dazu brauchst du dein Kontopasswort, auf der Übersicht.',
    toOverview: 'Zur Übersicht',
  },
  language: { legend: 'Sprache', browser: 'Browser' },
  theme: { legend: 'Farbschema', system: 'System', light: 'Hell', dark: 'Dunkel' },
  notFound: {
    title: 'Diese Seite gibt es nicht',
    text: 'Die Adresse ist vielleicht veraltet oder vertippt. Deine Schlüssel sind, wie sie waren.',
    toOverview: 'Zur Übersicht',
  },
  pageNames: {
    '/': 'Übersicht',
    '/certificates': 'Zertifikate',
    '/rotate': 'Rotation',
    '/key-packages': 'KeyPackages',
    '/sessions': 'Sitzungen',
    '/foreign-servers': 'Fremde Server',
    '/activity': 'Aktivität',
    '/backup': 'Sicherung',
    '/account': 'Konto',
    '/vault': 'Tresor',
    '/more': 'Mehr',
  },
  pagesSay: {
    '/rotate': 'Ein neuer Identitätsschlüssel, und was daraus folgt, Schritt für Schritt.',
    '/foreign-servers': 'Wo du außer zu Hause angemeldet bist, und was diese Server wissen.',
    '/activity': 'Was mit dieser Identität geschah, so wie dieser Browser es sah.',
    '/backup': 'Alle Schlüssel in einer verschlüsselten Datei: erstellen, prüfen, wiederherstellen.',
    '/account': 'Das Passwort, und die Löschung.',
    '/vault': 'Was den Tresor öffnet, wann er sich sperrt, und wo er liegt.',
  },
};
