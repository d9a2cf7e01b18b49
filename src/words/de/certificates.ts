import type { Words } from '../en/en.ts';
import { plural } from '../numbers.ts';

export const certificates: Words['certificates'] = {
  title: 'Zertifikate',
  intro:
    'Mit einem ID-Cert verbürgt dein Heimatserver, dass ein Identitätsschlüssel dir gehört. Es ist öffentlich und wird hier jedes Mal neu geprüft.',
  current: {
    name: 'Aktueller Schlüssel',
    open: 'Dieses ID-Cert öffnen',
    rotate: 'Rotieren …',
  },
  standings: {
    current: 'Aktuell',
    pending: 'Wartet auf sein ID-Cert',
    superseded: 'Abgelöst',
    rejected: 'Abgelehnt, nie benutzt',
    stray: 'Nicht hier',
    elsewhere: 'Anderswo gültig',
    'elsewhere-past': 'Anderswo abgelöst',
    revoked: 'Widerrufen',
  },
  meanings: {
    current:
      'Gültig: Dieser Schlüssel unterschreibt jetzt für dich, und wer dieses Gerät in eine Gruppe aufnimmt, bekommt dieses ID-Cert zu sehen.',
    pending:
      'Der Schlüssel ist erzeugt und hier gespeichert. Er unterschreibt nichts, bis ein ID-Cert für ihn da ist und allen Prüfungen standhält; der Server hat noch nicht geantwortet.',
    superseded:
      'Ein neueres hat seinen Platz eingenommen. Es bleibt hier, damit sich weiter prüfen lässt, was damit unterschrieben wurde.',
    rejected:
      'Der Heimatserver hat es ausgestellt, doch es bestand eine Prüfung nicht. Es wurde nie benutzt und sein Schlüssel aufgegeben. Eine Rotation erzeugt einen neuen.',
    stray:
      'Dein Heimatserver sagt, er habe es diesem Browser ausgestellt, aber dieser Browser hat es nicht. Rotiert gerade ein anderer Tab, ändert sich das gleich. Sonst sieh dir unten an, was geprüft wurde, und rotiere: Dann tritt ein neuer Schlüssel an seine Stelle.',
    elsewhere:
      'Es gehört zu einer anderen deiner Sitzungen; der private Schlüssel ist dort und nicht hier. Kennst du diese Sitzung nicht, dann beende sie.',
    'elsewhere-past': 'Es gehörte zu einer anderen deiner Sitzungen, die inzwischen ein neueres hat.',
    revoked:
      'Es endete mit seiner Sitzung, die abgemeldet oder beendet wurde. Niemand sollte ihm noch vertrauen.',
  },
  ranOut: 'Es ist abgelaufen: Niemand nimmt es noch an.',
  timeLine: {
    name: 'Zeitleiste',
    now: 'Jetzt',
    since: 'Wie weit zurück',
    halfYear: 'Ein halbes Jahr',
    all: 'Von Anfang an',
    thisBrowser: 'Dieser Browser',
    count: (count) => plural(count, { one: '# ID-Cert', other: '# ID-Certs' }),
    waiting: (count) =>
      plural(count, { one: '# Schlüssel wartet auf eines', other: '# Schlüssel warten auf eines' }),
    until: (date) => `gültig bis ${date}`,
    ranOut: (date) => `abgelaufen am ${date}`,
    ended: (date) => `beendet am ${date}`,
    span: (standing, from, until) => `${standing}, ${from} bis ${until}`,
  },
  asking: 'Dein Heimatserver wird nach deinen anderen Sitzungen gefragt …',
  signInFirst:
    'Gezeigt wird, was dieser Browser hat. Von deinen anderen Sitzungen berichtet dein Heimatserver, sobald du dich neu angemeldet hast.',
  askAgain: 'Noch einmal fragen',
  hereOnly: 'Deine anderen Sitzungen fehlen hier: Ihre ID-Certs kennt nur dein Heimatserver.',
  list: {
    name: 'Einzeln',
    which: 'Welche ID-Certs',
    all: (count) => `Alle ${count}`,
    here: (count) => `Dieser Browser ${count}`,
    elsewhere: (count) => `Anderswo ${count}`,
    from: (from, until) => `${from} bis ${until}`,
    made: (date) => `erzeugt am ${date}`,
    received: (date) => `gekommen am ${date}`,
    unreadable: 'nicht lesbar',
  },
};
