import type { Words } from '../en/en.ts';
import { plural } from '../numbers.ts';

export const rotation: Words['rotation'] = {
  steps: {
    begin: 'Der alte Schlüssel gilt.',
    PREPARED: 'Ein neuer Schlüssel wird hier versiegelt gespeichert, dann zum Beglaubigen gesendet.',
    CERTIFIED: 'Das neue ID-Cert ist geprüft und gilt. Dafür werden KeyPackages erstellt.',
    STAGED: 'Die neuen KeyPackages sind gespeichert und werden gesendet.',
    UPLOADED: 'Das neue Last-Resort-KeyPackage kommt an seinen Platz.',
    end: 'Der neue Schlüssel gilt, und über ihn kann man dieses Gerät hinzufügen.',
  },
  noReturn:
    'Ab hier gibt es kein Zurück: Der Server kennt den neuen Schlüssel vielleicht schon, es geht nur noch vorwärts.',
  stepsOfOne: 'Schritte einer Rotation',
  stepsOfThis: 'Schritte der Rotation',
  keys: {
    old: 'Dein alter Schlüssel',
    new: 'Dein neuer Schlüssel',
    inForce: 'Gilt.',
    inForceUntil: 'Gilt, bis der Heimatserver den neuen beglaubigt hat.',
    retired: 'Außer Dienst; er bleibt hier für immer versiegelt aufgehoben.',
    notMade: 'Noch nicht erstellt. Er entsteht in diesem Browser, und seine private Hälfte bleibt hier.',
    sealed: 'Erstellt und hier versiegelt; noch nicht beglaubigt.',
    unknown: 'Hier ist keiner bekannt.',
  },
  before: {
    lead: 'Eine Rotation setzt einen neuen Identitätsschlüssel an die Stelle des jetzigen, mit einem neuen ID-Cert dafür.',
    earlierWork: 'Frühere Arbeit ist nicht abgeschlossen: Sie wird zuerst beendet.',
    signInFirst: 'Dein Heimatserver bittet dich, dich zuerst neu anzumelden, auf der Übersicht.',
    rotate: 'Jetzt rotieren',
    changes: 'Was sich ändert',
    now: 'Jetzt',
    afterwards: 'Danach',
    idCert: 'ID-Cert',
    idCertNow: (date) => `Das jetzige, gültig bis zum ${date}.`,
    idCertThen: 'Ein neues. Das jetzige ist abgelöst; andere können es weiter lesen.',
    keyPackages: 'KeyPackages',
    keyPackagesNow: (count) =>
      plural(count, {
        one: '# wartet darauf, abgeholt zu werden.',
        other: '# warten darauf, abgeholt zu werden.',
      }),
    keyPackagesThen: (discarded, made) =>
      `${plural(discarded, { one: '# wird verworfen.', other: '# werden verworfen.' })} ${plural(made, { one: '# neues tritt an die Stelle.', other: '# neue treten an ihre Stelle.' })}`,
    lastResort: 'Last Resort',
    lastResortNow: (date) => `Ein KeyPackage, erstellt am ${date}.`,
    lastResortNone: 'Keines.',
    lastResortThen: 'Ein neues, das es ersetzt.',
    foreign: 'Fremde Server',
    foreignNone: 'Du bist auf keinem angemeldet.',
    foreignNoneThen: 'Keiner muss davon erfahren.',
    foreignThen: 'Erfahren vom neuen ID-Cert, jeder für sich, sobald es da ist.',
    stays: 'Was bleibt',
    staying: [
      'Deine Föderations-ID und die Sitzungs-ID.',
      'Diese Anmeldung und alle deine anderen Sitzungen.',
      'Die Gruppen, in denen dieses Gerät ist, und die privaten Hälften schon abgeholter KeyPackages.',
    ],
  },
  during: {
    running: 'Die Rotation läuft. Du darfst diese Seite schließen: Sie geht dort weiter, wo sie steht.',
    earlierWork: 'Zuerst wird frühere Arbeit beendet.',
    stands: (date, state) =>
      `Begonnen am ${date}, steht die Rotation bei ${state}. Nichts ist verloren; sie geht von hier mit denselben Bytes weiter.`,
    goOn: 'Weiter',
    otherWork: 'Andere Arbeit läuft; danach kann eine Rotation beginnen',
  },
  after: {
    done: 'Die Rotation ist fertig: Der neue Schlüssel gilt.',
    proof: 'Nachweis',
    judged:
      'Dieser Browser hat das neue ID-Cert mit dem Schlüssel geprüft, den er von deinem Heimatserver kennt:',
    certifiedBy: 'Beglaubigt von',
    withKey: 'mit dem Schlüssel',
    serial: 'Seriennummer',
    inForceUntil: 'Gültig bis',
    published: 'Veröffentlicht',
    publishedCount: (count) =>
      plural(count, {
        one: '# KeyPackage für den neuen Schlüssel',
        other: '# KeyPackages für den neuen Schlüssel',
      }),
    remains: 'Was noch zu tun ist',
    nothing: 'Es ist nichts mehr zu tun.',
    things: (count) => plural(count, { one: 'Eines ist noch zu tun.', other: '# Dinge sind noch zu tun.' }),
    backup: 'Sicherung',
    backupLacks: {
      none: 'Es gibt keine: Der neue Schlüssel ist nur in diesem Browser.',
      outdated: 'Die letzte ist älter als der neue Schlüssel und enthält ihn nicht.',
    },
    backupHolds: 'Die letzte enthält den neuen Schlüssel.',
    makeBackup: 'Sicherung erstellen …',
    toOverview: 'Zur Übersicht',
    showCertificate: 'Zertifikat ansehen',
  },
};
