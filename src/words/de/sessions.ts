import type { Words } from '../en/en.ts';

export const sessions: Words['sessions'] = {
  intro:
    'Jeder Browser, der in deinem Konto angemeldet ist, ist eine Sitzung mit eigenem Schlüssel. Dein Heimatserver führt sie auf, und dieser Browser prüft das ID-Cert einer jeden.',
  askAgain: 'Noch einmal fragen',
  asking: 'Dein Heimatserver wird gefragt …',
  noList: 'Dein Heimatserver führt sie auf, sobald du dich neu angemeldet hast.',
  oldList:
    'Was hier steht, ist vom letzten Mal, als er gefragt wurde. Er führt sie neu auf, sobald du dich neu angemeldet hast; erst dann lässt sich von hier eine beenden.',
  here: { name: 'Dieser Browser', toEnd: 'Um diese zu beenden, nimm „Abmelden …“.' },
  others: {
    name: 'Andere Sitzungen',
    notYours:
      'Ist eine davon nicht deine? Beende sie sofort, und sag es der Verwaltung deines Heimatservers: Wer sie begonnen hat, kennt dein Kontopasswort.',
    alone: 'Es gibt keine andere. Ein Browser, in dem du dich anmeldest, steht von da an hier.',
  },
  naming: {
    give: 'Gib ihr einen Namen',
    change: 'Ihren Namen ändern',
    label: 'Name dieser Sitzung',
    hint: 'Etwa „Laptop“ oder „bei der Arbeit“. Er bleibt in diesem Browser und seinen Sicherungen; kein Server erfährt davon.',
    save: 'Den Namen speichern',
    safe: 'Der Name ist, wie er war.',
  },
  end: {
    button: 'Diese Sitzung beenden …',
    title: 'Diese Sitzung beenden?',
    verb: 'Die Sitzung beenden',
    session: 'Sitzung',
    since: ', seit',
    text: 'Niemand kann dieses Gerät dann noch zu einer Gruppe hinzufügen, und seine KeyPackages sind ungültig. Das lässt sich nicht rückgängig machen: Eine spätere Anmeldung dort beginnt eine neue Sitzung. Ihre Schlüssel bleiben, wo sie sind.',
    passwordHint: 'Dein Heimatserver fragt noch einmal danach. Nicht die Passphrase dieses Browsers.',
    waiting:
      'Warten auf den Heimatserver. Du musst nicht bleiben: Was erbeten wurde, lässt sich nicht zurückrufen; antwortet er noch, endet jene Sitzung.',
    mayHaveEnded:
      'Von der Anfrage bleibt hier nichts. Vielleicht hat sie den Server erreicht: Sieh in die Liste.',
  },
  outcomes: {
    ended: {
      title: 'Die Sitzung wurde beendet',
      text: 'Niemand kann ihr Gerät noch hinzufügen. Ihre Schlüssel und ihre Geschichte bleiben, wo sie sind.',
    },
    unknown: {
      title: 'Dein Heimatserver kennt keine solche Sitzung',
      text: 'Sie ist schon zu Ende. Steht sie unten immer noch, sag es der Verwaltung deines Heimatservers.',
    },
  },
};
