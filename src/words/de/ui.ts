import type { Words } from '../en/en.ts';
import { countWords } from '../numbers.ts';

export const ui: Words['ui'] = {
  close: 'Schließen',
  cancel: 'Abbrechen',
  tryAgain: 'Noch einmal versuchen',
  unchanged: 'Nichts hat sich geändert.',
  reading: 'Wird gelesen …',
  accountPassword: { label: 'Kontopasswort', empty: 'Gib dein Kontopasswort ein.' },
  newSecret: {
    passphrase: {
      label: 'Neue Passphrase',
      again: 'Dieselbe Passphrase noch einmal',
      tooShort: (fewest) => `Wähle eine Passphrase mit mindestens ${fewest} Zeichen.`,
      differ: 'Die beiden Passphrasen sind verschieden. Gib sie noch einmal ein.',
    },
    password: {
      label: 'Neues Passwort',
      again: 'Dasselbe Passwort noch einmal',
      tooShort: (fewest) => `Wähle ein Passwort mit mindestens ${fewest} Zeichen.`,
      differ: 'Die beiden Passwörter sind verschieden. Gib sie noch einmal ein.',
    },
    sameAsAbove: 'Das hast du schon oben eingegeben. Wähle etwas anderes.',
  },
  work: {
    working: 'Wird erzeugt und geprüft …',
    sent: 'Gesendet; wir warten auf die Antwort …',
    waiting: (attempt, same) =>
      `Auf Versuch ${countWords(attempt)} kam keine Antwort, oder die Bitte, es später zu versuchen: Noch einmal gesendet wird ${same}.`,
    again: (attempt, same) =>
      `Die Antwort ging verloren, oder sie bat um später; noch einmal gesendet wird ${same}: Versuch ${countWords(attempt)}.`,
    resumed: (same) => `Vielleicht ging eine frühere Antwort verloren; noch einmal gesendet wird ${same}.`,
    same: {
      key: 'derselbe Schlüssel',
      keyPackages: 'derselbe Satz KeyPackages',
      lastResort: 'dasselbe Last-Resort-KeyPackage',
      bytes: 'dasselbe, Byte für Byte',
    },
    made: (done, of) => `${countWords(done)} von ${countWords(of)} KeyPackages erzeugt`,
    nextTry: (seconds) => `Nächster Versuch in ${countWords(seconds)} s.`,
    tryNow: 'Jetzt versuchen',
    stop: 'Anhalten',
    stopping: 'Wird angehalten …',
  },
  file: {
    asText: (what) => `${what} als Text`,
    copy: 'Kopieren',
    copied: 'Kopiert',
    said: 'Kopiert.',
    refused:
      'Dieser Browser lässt die Seite nicht kopieren. Wähle den Text aus und kopiere ihn selbst, oder lade ihn herunter.',
    download: 'Herunterladen',
    asBinary: 'Als Binärdatei',
  },
  notAsked: {
    old: 'Was hier steht, ist vom letzten Mal, als er gefragt wurde.',
    connection: 'Prüfe die Verbindung und frag ihn dann noch einmal.',
    line: (happened) => `Er konnte nicht noch einmal gefragt werden: ${happened}`,
  },
  pool: { red: 'rot', amber: 'gelb', refill: 'auffüllen', target: 'Ziel' },
  showMore: {
    button: 'Mehr zeigen',
    shown: (shown, of) => `${countWords(shown)} von ${countWords(of)} zu sehen`,
  },
  step: { done: 'Getan', now: 'Jetzt', next: 'Kommt noch' },
};
