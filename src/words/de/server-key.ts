import type { Words } from '../en/en.ts';

export const serverKey: Words['serverKey'] = {
  title: 'Serverschlüssel',
  asking: 'Dein Heimatserver wird gefragt …',
  known: (domain) =>
    `${domain} zeigt den Schlüssel, den dieser Browser kennt. Er zertifiziert deine ID-Certs, und Claves hält an, wenn ein anderer auftaucht, für den er nicht gebürgt hat.`,
  back: 'Zurück',
  notice: {
    title: 'Dein Heimatserver zeigt einen anderen Schlüssel als bisher',
    text: 'Claves hat angehalten, ohne ihn zu benutzen. Deine Schlüssel sind, wie sie waren. Die Verwaltung kann dir sagen, ob der neue Schlüssel stimmt oder sich jemand als dein Server ausgibt.',
    compare: 'Die Schlüssel vergleichen …',
  },
  intro:
    'Dein Heimatserver zeigt einen anderen Schlüssel als den, den dieser Browser kennt, und der bekannte hat nicht für ihn gebürgt. Claves hat angehalten, ohne ihn zu benutzen.',
  keys: {
    known: 'Der Schlüssel, den dieser Browser kennt',
    shown: 'Der Schlüssel, der jetzt gezeigt wird',
    none: 'Noch keiner.',
  },
  happened: {
    name: 'Was geschehen sein kann',
    lost: 'Die Verwaltung hat den alten Schlüssel verloren, ablaufen lassen, oder den Server aus einer alten Sicherung wiederhergestellt. Dann ist der neue Schlüssel der richtige.',
    between:
      'Oder jemand steht zwischen dir und deinem Heimatserver und zeigt einen eigenen Schlüssel. Dann sollte nichts dorthin gesendet werden.',
    who: 'Kein Programm kann das eine vom anderen unterscheiden. Die Verwaltung kann es.',
  },
  safe: {
    name: 'Was sicher ist',
    text: 'Deine Schlüssel, ihre Geschichte und das Begonnene sind in diesem Browser, wie sie waren. Einem Server, dessen Schlüssel dieser Browser nicht kennt, wird kein Passwort gesendet.',
  },
  todo: {
    name: 'Was zu tun ist',
    ask: 'Frag die Verwaltung auf einem anderen Weg als über diesen Server: persönlich, am Telefon, oder über einen Kanal, von dem du weißt, dass er ihrer ist. Hat sich der Schlüssel des Servers geändert, und welchen Fingerabdruck hat der neue?',
    type: 'Tipp ein, was dir gesagt wurde, oder füg es ein. Dieser Browser vergleicht es mit dem Schlüssel, der gezeigt wird.',
    wait: 'Weiß die Verwaltung von keiner Änderung, mach nicht weiter: Warte, und sag, was du hier siehst.',
  },
  accept: {
    label: 'Fingerabdruck, den dir die Verwaltung gesagt hat',
    hint: (length) =>
      `Alle ${length} Zeichen davon; Lücken und Großbuchstaben sind gleichgültig. Kopiere ihn nicht von dieser Seite: Wer dazwischen steht, hat das geschrieben.`,
    button: 'Den neuen Schlüssel annehmen',
    safe: 'Es wurde nichts angenommen.',
    missing: 'Schreib den Fingerabdruck, den dir die Verwaltung gesagt hat.',
    noFingerprint:
      'Ein Fingerabdruck besteht aus Ziffern und den Buchstaben A bis F. Gib ihn noch einmal ein.',
    old: 'Das ist der alte Schlüssel. Hat die Verwaltung dir gerade diesen genannt, hat sich der Schlüssel des Servers nicht geändert, und vielleicht steht jemand dazwischen: Mach nicht weiter, und sag es der Verwaltung.',
    other:
      'Das ist nicht der Schlüssel, den der Server zeigt. Hat dir die Verwaltung diesen genannt, steht vielleicht jemand dazwischen: Mach nicht weiter, und sag es der Verwaltung. Sonst gib ihn noch einmal ein.',
    part: (whole, typed) =>
      `Ein ganzer Fingerabdruck hat ${whole} Zeichen, und dieser hat ${typed}. Ein Teil davon beweist nichts.`,
  },
  outdated: {
    title: 'Der Server zeigt inzwischen noch einen anderen Schlüssel',
    text: 'Es wurde nichts angenommen. Oben steht der Schlüssel dieses Augenblicks.',
  },
  accepted: {
    title: 'Der neue Schlüssel ist angenommen',
    text: 'Was stand, geht von selbst weiter, sobald du angemeldet bist. Dann wird dein Identitätsschlüssel rotiert, denn der alte Serverschlüssel hat dein ID-Cert zertifiziert: Andere, die den Server mit seinem neuen Schlüssel kennen, könnten es nicht prüfen.',
  },
};
