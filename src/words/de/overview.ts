import type { Words } from '../en/en.ts';
import { plural } from '../numbers.ts';

/** The number and what it counts stay on one line. */
const waiting = (count: number) =>
  plural(count, { one: '#\u00a0KeyPackage wartet', other: '#\u00a0KeyPackages warten' });

const claimed = (count: number) => plural(count, { one: 'wurde # abgeholt', other: 'wurden # abgeholt' });

export const overview: Words['overview'] = {
  lead: {
    ranOut: (date) => `Niemand kann dieses Gerät hinzufügen: Sein Zertifikat ist am ${date} abgelaufen.`,
    nothing: 'Niemand kann dieses Gerät hinzufügen: Es wartet kein KeyPackage.',
    lastResortOnly: 'Nur über das Last-Resort-KeyPackage kann man dieses Gerät noch hinzufügen.',
    expiringOnly:
      'Man kann dieses Gerät hinzufügen, aber alle wartenden KeyPackages laufen in den nächsten 7 Tagen ab.',
    few: (count) => `Man kann dieses Gerät hinzufügen, aber nur noch ${waiting(count)}.`,
    fewFor: (count, span) =>
      `Man kann dieses Gerät hinzufügen, aber nur noch ${waiting(count)}: Beim jetzigen Verbrauch reicht das für etwa ${span}.`,
    noLastResort: (count) =>
      `Man kann dieses Gerät hinzufügen: ${waiting(count)}, aber dahinter steht kein Last-Resort-KeyPackage.`,
    until: (date, cover) => `Bis zum ${date} kann man dieses Gerät hinzufügen; ${cover}.`,
    cover: {
      span: (span) => `beim jetzigen Verbrauch reicht der Vorrat für etwa ${span}`,
      enough: 'beim jetzigen Verbrauch reichen die KeyPackages bis dahin',
      unclaimed: (count) => `${waiting(count)}, und in den letzten 30 Tagen wurde keines abgeholt`,
      neverClaimed: (count) => `${waiting(count)}, und bisher wurde keines abgeholt`,
      unknown: waiting,
    },
  },
  mend: {
    rotate: 'Identitätsschlüssel rotieren …',
    replenish: 'KeyPackages auffüllen',
    'last-resort': 'Last-Resort-KeyPackage erstellen',
  },
  today: 'Heute',
  certificate: {
    name: 'ID-Cert',
    left: (unit) => `${unit} übrig`,
    noneLeft: 'Tage übrig',
    issued: 'Ausgestellt',
    renewalOpens: 'Erneuern ab',
    runsOut: 'Läuft ab',
    show: 'Zertifikat ansehen',
    rotate: 'Rotieren …',
    ranOut: (date) => `Das ID-Cert ist am ${date} abgelaufen.`,
    runs: (left, whole, date) => `Noch ${left} von ${whole}, bis zum ${date}.`,
    window: (stands) => `Erneuerungsfenster: ${stands}`,
    opens: (date) => `Öffnet sich am ${date}.`,
    isOpen: (date) => `Ist seit dem ${date} offen.`,
  },
  pool: {
    name: 'KeyPackages',
    ofTarget: (target, keyPackages) => [`von ${target} `, keyPackages, ' warten auf dem Server'],
    expiring: (count) =>
      plural(count, {
        one: '# weiteres läuft in den nächsten 7 Tagen ab und zählt nicht.',
        other: '# weitere laufen in den nächsten 7 Tagen ab und zählen nicht.',
      }),
    lastAsked: 'Server zuletzt gefragt:',
    replenish: 'Auffüllen',
    showAll: 'Alle KeyPackages ansehen',
    rate: {
      unclaimed:
        'In den letzten 30 Tagen wurde keines abgeholt: Es gibt keinen Verbrauch, nach dem sich die Reichweite schätzen ließe.',
      neverClaimed: (date) => `Seit die ersten am ${date} veröffentlicht wurden, wurde keines abgeholt.`,
      tooEarly: (count) => `Bisher ${claimed(count)}; nach einem Tag lässt sich der Verbrauch schätzen.`,
      month: (count, cover) =>
        `In den letzten 30 Tagen ${claimed(count)}. So reichen die wartenden für etwa ${cover}.`,
      since: (count, date, cover) =>
        `Seit dem ${date} ${claimed(count)}. So reichen die wartenden für etwa ${cover}.`,
    },
    chart: {
      text: ({ least, most, now, claimed: taken }) =>
        `Die letzten 30 Tage: Am Ende der Tage warteten zwischen ${least} und ${most} KeyPackages; jetzt ${now}. Abgeholt: ${taken}.`,
      key: 'Die Linie zeigt, wie viele am Ende jedes Tages warteten, ein Balken, wie viele an ihm abgeholt wurden.',
      refill: 'auffüllen',
      target: 'Ziel',
      numbers: 'Die letzten 30 Tage in Zahlen',
      day: 'Tag',
      stock: 'Wartend',
      claimed: 'Abgeholt',
    },
  },
  lastResort: {
    name: 'Last Resort',
    old: (unit) => `${unit} alt`,
    new: 'Eben erstellt',
    made: 'Erstellt',
    replaceFrom: 'Ersetzen ab',
    runsOut: 'Läuft ab',
    line: (ago, date) => `Erstellt ${ago}; dient bis zum ${date}.`,
    none: 'Es gibt keines. Ist der Vorrat leer, kann niemand dieses Gerät hinzufügen.',
    ranOut: (date) => `Es ist am ${date} abgelaufen und nützt niemandem mehr.`,
    handedOut: 'Es wurde ausgegeben: Ersetze es bald.',
    notHandedOut: 'Bisher wurde es nicht ausgegeben.',
    why: 'Ist kein anderes KeyPackage übrig, wird es immer wieder ausgegeben; darum ist jede Woche ein frisches besser.',
    make: 'Eines erstellen',
    replace: 'Ersetzen',
  },
  backup: {
    name: 'Sicherung',
    old: (unit) => `${unit} alt`,
    new: 'Eben erstellt',
    none: 'Es gibt keine. Deine Schlüssel sind nur in diesem Browser.',
    holds: (date) =>
      `Die letzte Datei wurde am ${date} erstellt und enthält deinen jetzigen Identitätsschlüssel.`,
    isBehind: (date) =>
      `Die letzte Datei wurde am ${date} erstellt, vor deinem jetzigen Identitätsschlüssel: Er fehlt darin.`,
    proven: (date) => `Dass sie sich öffnen lässt, wurde am ${date} geprüft.`,
    notProven: 'Ob sie sich öffnen lässt, wurde noch nicht geprüft.',
    open: 'Zur Sicherung',
  },
  backupNotice: {
    make: 'Sicherung erstellen …',
    later: 'In einer Woche erinnern',
    alone:
      'Deine Schlüssel sind nur in diesem Browser. Eine Sicherungsdatei bringt sie zurück, wenn seine Daten gelöscht werden oder das Gerät verloren geht.',
    new: 'Noch keine Sicherung',
    overdue: 'Nach über einer Woche noch immer keine Sicherung',
    outdated: 'Die letzte Sicherung enthält deinen jetzigen Identitätsschlüssel nicht',
    outdatedText:
      'Der Schlüssel wurde rotiert, seit die Datei erstellt wurde. Erstelle eine neue, damit eine Wiederherstellung zurückbringt, was jetzt gilt.',
  },
  identity: {
    name: 'Identität',
    session: 'Sitzungs-ID',
    at: (domain, address) => `${domain}, unter ${address}`,
    serverKey: 'Sein Schlüssel',
    compareKey: 'Hat er diesen Schlüssel noch?',
  },
  running: {
    enrol: 'Die Einrichtung wird abgeschlossen',
    rotate: 'Der Identitätsschlüssel wird rotiert',
    replenish: 'KeyPackages werden erstellt',
    'last-resort': 'Das Last-Resort-KeyPackage wird ersetzt',
    none: 'Der Heimatserver wird gefragt',
  },
  unfinished: {
    enrol: 'Die Einrichtung ist nicht abgeschlossen',
    rotate: 'Eine Rotation ist nicht abgeschlossen',
    replenish: 'Ein Auffüllen ist nicht abgeschlossen',
    'last-resort': 'Das Ersetzen des Last-Resort-KeyPackages ist nicht abgeschlossen',
    stands: (date, state) =>
      `Begonnen am ${date}, steht es bei ${state}. Alles Erstellte ist aufgehoben, und dieselben Bytes werden noch einmal gesendet.`,
    goOn: 'Weiter',
  },
  clock: {
    behind: (span) => `Die Uhr dieses Geräts geht gegenüber der deines Heimatservers ${span} nach`,
    ahead: (span) => `Die Uhr dieses Geräts geht gegenüber der deines Heimatservers ${span} vor`,
    text: 'Claves richtet sich nach der Uhr des Servers, deine Schlüssel sind also richtig datiert. Stelle die Uhr dieses Geräts trotzdem.',
  },
};
