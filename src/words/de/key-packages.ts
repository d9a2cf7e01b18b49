import type { Words } from '../en/en.ts';
import { plural } from '../numbers.ts';

export const keyPackages: Words['keyPackages'] = {
  title: 'KeyPackages',
  intro: {
    before: 'Mit einem ',
    after:
      ' nimmt jemand dieses Gerät in eine verschlüsselte Gruppe auf, auch wenn es gerade nicht da ist. Jedes gilt einmal.',
  },
  pool: {
    name: 'Vorrat',
    waiting: (count, target) => `${count} von ${target} warten auf dem Server.`,
    level: {
      good: 'Das ist reichlich.',
      low: 'Es ist Zeit zum Auffüllen.',
      amber: 'Das ist wenig: Fülle bald auf.',
      red: 'Das ist zu wenig: Fülle jetzt auf.',
    },
    byHand: 'Du füllst den Vorrat selbst auf: Ohne dich wird nichts erstellt.',
    expiringSoon: (count) =>
      plural(count, {
        one: '# weiteres läuft innerhalb von 7 Tagen ab und zählt nicht mit.',
        other: '# weitere laufen innerhalb von 7 Tagen ab und zählen nicht mit.',
      }),
    lastAsked: 'Zuletzt gefragt am',
    running: 'KeyPackages werden erstellt und gesendet',
    replenish: 'Auffüllen',
    replaceLastResort: 'Last-Resort-KeyPackage ersetzen',
    ask: 'Server fragen',
    asking: 'Wird gefragt …',
  },
  unfinished: {
    rotation: 'Eine Rotation ist nicht fertig',
    other: 'Frühere Arbeit ist nicht fertig',
    text: 'Sobald sie es ist, können hier KeyPackages erstellt werden.',
    toRotation: 'Zur Rotation',
    toOverview: 'Zur Übersicht',
  },
  policy: {
    name: 'Auffüllen',
    text: 'Sind nur noch wenige da, füllt Claves den Vorrat auf, solange es geöffnet ist, oder du tust es. Eine Rotation entwertet alle, die warten, und füllt ihn neu, was du auch wählst.',
    legend: 'Wenn nur noch wenige da sind, wird der Vorrat aufgefüllt',
    byItself: (below) => `Von selbst, bei weniger als ${below}`,
    byHand: 'Nur wenn ich es will',
    target: 'So viele hat ein voller Vorrat',
    hint: (least, most) =>
      `Von ${least} bis ${most}. Mehr reichen länger, wenn dieses Gerät fort ist; jedes zu erstellen dauert einen Augenblick.`,
    bad: (least, most) => `Gib eine ganze Zahl von ${least} bis ${most} ein.`,
    save: 'Speichern',
    saved: 'Gespeichert.',
    notChanged: 'Die Einstellung ist, wie sie war.',
  },
  table: {
    name: 'Jedes für sich',
    caption:
      'KeyPackages dieser Sitzung: das Last-Resort-KeyPackage vor den anderen, dann das neueste zuerst',
    which: 'Welche KeyPackages',
    suite: 'Cipher-Suite',
    allSuites: 'Alle Suites',
    idCert: 'ID-Cert',
    allIdCerts: 'Alle ID-Certs',
    unreadable: 'unlesbar',
    none: 'Es gibt keines.',
    count: (count) => plural(count, { one: '# KeyPackage', other: '# KeyPackages' }),
    columns: {
      ref: 'Referenz',
      state: 'Zustand',
      made: 'Erstellt',
      uploaded: 'Hochgeladen',
      claimed: 'Abgeholt',
      runsOut: 'Läuft ab',
      serial: 'ID-Cert-Seriennummer',
    },
    no: 'nein',
    lastResort: 'Last Resort',
    handedOut: 'ausgegeben',
    halfDeleted: 'private Hälfte gelöscht',
  },
  filters: { waiting: 'Auf dem Server', lastResort: 'Last Resort', all: 'Alle' },
  states: {
    available: 'Verfügbar',
    expiring: 'Läuft bald ab',
    staged: 'Bereitgelegt',
    claimed: 'Abgeholt',
    superseded: 'Entwertet',
    replaced: 'Ersetzt',
    expired: 'Abgelaufen',
  },
};
