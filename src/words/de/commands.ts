import type { Words } from '../en/en.ts';

export const commands: Words['commands'] = {
  title: 'Befehle',
  ctrl: 'Strg',
  search: 'Was möchtest du tun?',
  none: 'So heißt kein Befehl. Versuch es mit dem Namen einer Seite oder mit einem Wort wie „Farbschema“.',
  groups: { pages: 'Gehe zu', act: 'Tun', look: 'Aussehen' },
  act: {
    rotate: 'Identitätsschlüssel jetzt rotieren',
    replenish: 'KeyPackages auffüllen',
    backup: 'Sicherung erstellen …',
    lock: 'Tresor sperren',
    shortcuts: 'Tastenkürzel',
  },
  also: {
    rotate: 'erneuern neuer Schlüssel ID-Cert',
    replenish: 'nachfüllen Vorrat',
    backup: 'Backup exportieren Datei speichern',
    lock: 'schließen verlassen',
    shortcuts: 'Tasten Hilfe Tastatur',
  },
  theme: { system: 'Farbschema: wie im System', light: 'Farbschema: hell', dark: 'Farbschema: dunkel' },
  language: (name) => `Sprache: ${name}`,
  languageOfBrowser: 'Sprache: wie im Browser',
  shortcuts: {
    title: 'Tastenkürzel',
    everywhere: 'Überall',
    open: 'Befehle',
    this: 'Diese Liste',
    close: 'Schließen, was offen ist',
    pages: 'Zu einer Seite: eine Taste nach der anderen',
    single: 'Tasten ohne Strg oder ⌘',
    singleHint:
      'Während du schreibst, tun sie nichts. Schalte sie ab, wenn du mit deinem Gerät sprichst oder versehentlich Tasten drückst.',
    on: 'An',
    off: 'Aus',
  },
};
