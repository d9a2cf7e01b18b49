import type { Words } from '../en/en.ts';
import { plural } from '../numbers.ts';

export const unlock: Words['unlock'] = {
  title: 'Entsperren',
  lockedAfter: (minutes) =>
    plural(minutes, {
      one: 'Nach # Minute ohne Benutzung gesperrt.',
      other: 'Nach # Minuten ohne Benutzung gesperrt.',
    }),
  keysOf: ['Die Schlüssel von', 'in diesem Browser liegen versiegelt in einem Tresor.'],
  keys: 'Die Schlüssel in diesem Browser liegen versiegelt in einem Tresor.',
  passkey: { button: 'Passkey benutzen', safe: 'Deine Schlüssel bleiben versiegelt.' },
  passphrase: { label: 'Passphrase', button: 'Entsperren' },
  recoveryKey: {
    summary: 'Den Wiederherstellungsschlüssel benutzen',
    text: 'Wähle danach auf der Seite „Tresor“ eine neue Passphrase.',
    button: 'Mit dem Wiederherstellungsschlüssel öffnen',
  },
  forgotten: {
    summary: 'Die Passphrase ist vergessen',
    noReset: 'Niemand kann sie zurücksetzen: Sie hat diesen Browser nie verlassen.',
    passkeyToo: 'Aber auch ein Passkey öffnet den Tresor, und du kannst dann eine neue wählen.',
    recoveryKeyToo:
      'Aber auch der Wiederherstellungsschlüssel öffnet den Tresor, und du kannst dann eine neue wählen.',
    bothToo:
      'Aber auch ein Passkey oder der Wiederherstellungsschlüssel öffnet den Tresor, und du kannst dann eine neue wählen.',
    withoutIt: 'Ohne sie bleiben die Schlüssel hier für immer versiegelt.',
    withoutAny: 'Ohne all das bleiben die Schlüssel hier für immer versiegelt.',
    anew: 'Um neu zu beginnen, lösche die Daten dieser Website in den Einstellungen des Browsers. Eine Sicherungsdatei bringt die Schlüssel dann zurück, mit der Passphrase, mit der sie erstellt wurde; ohne Datei melde dich an, und dein Konto bekommt eine neue Sitzung.',
  },
};

export const gone: Words['gone'] = {
  title: 'Die Schlüssel dieses Browsers sind fort',
  keysOf: [
    'Die Schlüssel von',
    'lagen hier, und die Datenbank dieses Browsers enthält sie nicht mehr. Sie wurde geleert: von jemandem, von einem Aufräumprogramm, oder vom Browser selbst aus Platzmangel.',
  ],
  safe: 'Deine Identität ist sicher, deine anderen Sitzungen auch. Was andere nur an diese gesendet haben, ist ohne ihre Schlüssel nicht lesbar.',
  withBackup: {
    name: 'Du hast eine Sicherung',
    text: 'Eine Sicherungsdatei bringt diese Sitzung zurück, und sie geht weiter.',
    afterwards: 'Keine ihrer Sitzungen kann weitergehen: Melde dich als neue an.',
  },
  without: {
    name: 'Du hast keine',
    text: 'Melde dich mit deinem Kontopasswort an, und dieser Browser wird eine neue Sitzung mit neuen Schlüsseln. Die verlorene beendest du dann am besten: Sie steht auf der Seite „Sitzungen“.',
    button: 'Als neue Sitzung anmelden …',
  },
  forget: {
    summary: 'Dieser Browser soll sie vergessen',
    text: 'Wenn die Schlüssel verschwinden sollten, etwa weil der Rechner den Besitzer gewechselt hat.',
    button: (fid) => `${fid} hier vergessen`,
  },
};
