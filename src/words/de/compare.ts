import type { Words } from '../en/en.ts';
import { plural } from '../numbers.ts';

export const compare: Words['compare'] = {
  text: 'Lass dir den Fingerabdruck, den das andere Gerät oder der andere Mensch sieht, auf einem Weg sagen, den niemand sonst ändern kann. Leerzeichen und Großschreibung zählen nicht.',
  field: 'Der andere Fingerabdruck',
  hint: 'Füge ihn hier ein. Er wird nirgendwohin gesendet.',
  verb: 'Vergleichen',
  empty: 'Füge den anderen Fingerabdruck ein oder tippe ihn.',
  same: { title: 'Beide sind gleich', text: 'Jedes Zeichen stimmt überein: Es ist derselbe Schlüssel.' },
  notOne: {
    title: (character) => `„${character}“ kommt in keinem Fingerabdruck vor`,
    text: 'Ein Fingerabdruck hat die Ziffern 0 bis 9 und die Buchstaben A bis F. Achte darauf, dass du ihn ganz kopiert hast, und nichts sonst.',
  },
  part: {
    title: (given, wanted) => `Das sind ${given} von ${wanted} Zeichen`,
    text: 'Sie stimmen überein, aber ein Teil lässt sich fälschen. Vergleiche den ganzen Fingerabdruck.',
  },
  length: {
    title: (given, wanted) => `Das sind ${given} Zeichen, ein Fingerabdruck hat ${wanted}`,
    text: 'Zu diesem Schlüssel kann er nicht gehören. Achte darauf, dass du ihn ganz kopiert hast, und nichts sonst.',
  },
  differs: {
    title: (count, groups) =>
      plural(count, {
        one: `# von ${groups} Gruppen weicht ab`,
        other: `# von ${groups} Gruppen weichen ab`,
      }),
    text: 'Es ist ein anderer Schlüssel. Sollte es dieser sein, hat vielleicht jemand den eigenen dazwischengeschoben: Traue keinem von beiden, bis du weißt, warum.',
    group: (place, here, there) => `Gruppe ${place}: hier ${here}, dort ${there}.`,
  },
  scan: {
    verb: 'QR-Code scannen',
    stop: 'Nicht mehr scannen',
    video: 'Was die Kamera sieht',
    looking: 'Halte den QR-Code vor die Kamera.',
    refused:
      'Der Browser lässt diese Seite nicht an die Kamera. Du kannst es in seinen Einstellungen erlauben oder den Fingerabdruck einfügen.',
    noCamera: 'Keine Kamera antwortet. Füge den Fingerabdruck stattdessen ein.',
    noDetector:
      'Dieser Browser kann keine QR-Codes lesen, darum gibt es hier kein Scannen. Füge den Fingerabdruck stattdessen ein.',
    noCameraHere:
      'Dieser Browser gibt dieser Seite keine Kamera, darum gibt es hier kein Scannen. Füge den Fingerabdruck stattdessen ein.',
  },
};
