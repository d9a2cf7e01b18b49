import type { Words } from '../en/en.ts';

export const foreignServers: Words['foreignServers'] = {
  intro:
    'Diese Sitzung kann außer bei deinem Heimatserver auch auf anderen Servern angemeldet sein, mit ihrem ID-Cert. Nach jeder Rotation sagt dieser Browser ihnen, welches das neue ist.',
  pending:
    'Eine Rotation ist im Gange. Bis dein Heimatserver geantwortet hat, wird keinem fremden Server etwas gesagt.',
  list: {
    name: 'Angemeldet auf',
    none: 'Du bist auf keinem angemeldet. Ein fremder Server ist jeder, der nicht dein Heimatserver ist: Dort können dir andere begegnen, denn dein ID-Cert zeigt diesem Server, wer du bist. Ein Konto oder Passwort brauchst du dort nicht.',
  },
  add: {
    name: 'Ein weiterer Server',
    signInFirst: 'Zuerst bittet dich dein Heimatserver, dich neu anzumelden, auf der Übersicht.',
    label: 'Adresse',
    hint: 'Der Name des Servers, oder seine ganze Adresse mit https://. Dieser Browser signiert eine Aufgabe dieses Servers mit deinem Identitätsschlüssel; ein Passwort geht nicht dorthin.',
    button: 'Dort anmelden',
    done: (domain) => `Du bist auf ${domain} angemeldet.`,
    noAnswer: 'Dort antwortet kein Server. Prüfe die Adresse und die Verbindung, und versuch es noch einmal.',
    safe: 'Deine Schlüssel und deine Sitzung zu Hause sind, wie sie waren.',
  },
  server: {
    idCert: 'Dein ID-Cert',
    believesUntil: 'Glaubt ihm bis',
    asksAgain: '; dann fragt er wieder deinen Heimatserver.',
    doesNotSay: 'Das sagt er nicht.',
    signedIn: 'Angemeldet',
    since: 'Seit',
    notSignedIn:
      'Gerade nicht. Ein Passwort braucht es dort nicht: Dieser Browser meldet sich mit deinem Identitätsschlüssel an.',
    key: 'Sein Schlüssel',
    address: 'Adresse',
    tryNow: 'Jetzt versuchen',
    askAgain: 'Noch einmal fragen',
    signOut: 'Dort abmelden …',
    on: (domain) => ` auf ${domain}`,
    safe: 'Deine Sitzung zu Hause ist, wie sie war.',
  },
  end: {
    title: (domain) => `Auf ${domain} abmelden?`,
    verb: 'Dort abmelden',
    verbHere: 'Nur hier vergessen',
    text: 'Dieser Server beendet deine Sitzung, und dieser Browser vergisst seine Anmeldung dort. Deine Sitzung zu Hause und deine Schlüssel bleiben, wie sie sind. Du kannst dich dort jederzeit wieder anmelden.',
    waiting: (domain) => `Warten auf ${domain}.`,
    safe: 'Du bist dort noch angemeldet.',
    hereAlone:
      'Du kannst dich dort später abmelden, wenn der Server antwortet. Vergisst du die Anmeldung nur hier, kann dieser Browser jene Sitzung nicht mehr beenden, außer er meldet sich dort neu an.',
    ended: {
      title: (domain) => `Du bist auf ${domain} abgemeldet`,
      text: 'Dieser Server hat die Sitzung beendet.',
    },
    forgotten: {
      title: (domain) => `Dieser Browser hat seine Anmeldung auf ${domain} vergessen`,
      text: 'Dem Server ließ es sich nicht sagen; er hält die Sitzung vielleicht offen, bis sie einen Monat lang unbenutzt ist. Ihr Token hat niemand mehr. Um sie dort zu beenden, melde dich wieder an, sobald er antwortet, und dann ab.',
    },
  },
  told: {
    knowsSince: 'Kennt dein jetziges ID-Cert seit',
    present: 'Kennt dein jetziges ID-Cert',
    notYetTold: 'Kennt dein jetziges ID-Cert noch nicht',
    notSignedIn: 'Noch nicht angemeldet',
    notSignedInAgain: 'Noch nicht wieder angemeldet',
    waitsForSignIn: (lack) =>
      `${lack}: Es wartet, bis du dich zu Hause neu angemeldet hast, auf der Übersicht.`,
    waitsForRotation: (lack) => `${lack}: Es wartet, bis die Rotation ihr neues ID-Cert gebracht hat.`,
    next: (lack) => `${lack}: Claves tut es als Nächstes.`,
    failed: (lack, cause) => `${lack}. ${cause} Claves versucht es von selbst wieder.`,
    nextTryIn: (span) => `Nächster Versuch in ${span}.`,
    trying: 'Es wird gerade wieder versucht.',
  },
};
