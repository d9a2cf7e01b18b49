import type { Words } from '../en/en.ts';

export const account: Words['account'] = {
  intro: [
    'Das Konto ist das, was der Heimatserver hält von',
    '. Sein Passwort meldet dich in neuen Sitzungen an; die Schlüssel und der Tresor dieses Browsers haben damit nichts zu tun.',
  ],
  signInFirst: 'Beides geht, sobald du dich neu angemeldet hast.',
  password: {
    name: 'Passwort',
    text: 'Dein Heimatserver fragt danach, wenn du dich anmeldest, eine Sitzung beendest oder die Identität löschst. Es ist nicht die Passphrase des Tresors dieses Browsers.',
    consequence:
      'Eine Änderung meldet alle deine anderen Sitzungen ab: Jede fragt einmal nach dem neuen Passwort und geht mit ihren eigenen Schlüsseln weiter. Dieser Browser bleibt angemeldet.',
    summary: 'Das Kontopasswort ändern',
    currentHint: 'Das bisherige.',
    hint: (fewest) =>
      `Mindestens ${fewest} Zeichen, die niemand errät. Wer es hat, kann sich als du anmelden.`,
    waiting: 'Warten auf den Heimatserver.',
    button: 'Das Passwort ändern',
    mayHaveChanged:
      'Deine Schlüssel sind unberührt. Vielleicht hat die Anfrage den Server erreicht: Noch einmal zu fragen, mit denselben beiden Passwörtern, schadet nicht und klärt es.',
    changed: {
      title: 'Das Kontopasswort ist geändert',
      text: 'Deine anderen Sitzungen sind abgemeldet: Melde dich in jeder mit dem neuen Passwort an, und sie geht weiter. Kennst du eine davon nicht, beende sie auf der Seite „Sitzungen“. Die Passphrase dieses Tresors ist, wie sie war.',
    },
  },
  deletion: {
    name: 'Löschung',
    text: 'Die Identität zu löschen lässt sich nicht rückgängig machen, weder von dir noch von der Verwaltung des Heimatservers:',
    consequences: (fid) => [
      `Der Name ${fid} wird nie wieder vergeben, weder an dich noch an jemand anderen.`,
      'Alle Sitzungen enden, in jedem Browser, und niemand kann sich mehr in der Identität anmelden.',
      'Niemand kann dich zu einer Gruppe hinzufügen. In denen, in denen du bist, bleibst du Mitglied, bis dich jemand entfernt: Verlasse sie zuerst.',
      'Deine ID-Certs bleiben auf dem Heimatserver lesbar, damit sich weiter prüfen lässt, was du zu ihrer Zeit signiert hast.',
      'Die Schlüssel in deinen Browsern bleiben dort, bis du sie entfernst.',
    ],
    backupFirst:
      'Erstelle zuerst eine Sicherung: Was an diese Schlüssel verschlüsselt wurde, ist nur mit ihnen lesbar.',
    backup: 'Eine Sicherung erstellen …',
    button: 'Die Identität löschen …',
    title: 'Diese Identität löschen?',
    verb: 'Endgültig löschen',
    ask: ['Der Heimatserver löscht', 'und beendet alle ihre Sitzungen. Niemand kann sie zurückbringen.'],
    fid: 'Ihre Föderations-ID, zur Sicherheit',
    fidHint: (fid) => `Gib ${fid} ein.`,
    otherFid: (fid) =>
      `Das ist nicht ${fid}. Vom Heimatserver wurde nichts verlangt. Gib sie noch einmal ein.`,
    passwordHint: 'Dein Heimatserver fragt noch einmal danach. Nicht die Passphrase dieses Browsers.',
    waiting:
      'Warten auf den Heimatserver. Du musst nicht bleiben: Was verlangt wurde, lässt sich nicht zurückrufen; antwortet er noch, wird die Identität gelöscht.',
    mayHaveBeenDeleted:
      'Deine Schlüssel bleiben hier. Vielleicht hat die Anfrage den Server erreicht: Noch einmal zu fragen schadet nicht und klärt es.',
  },
};
