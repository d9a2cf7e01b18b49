import type { Words } from '../en/en.ts';

export const welcome: Words['welcome'] = {
  title: 'Die Schlüssel deiner Identität, gemacht und bewahrt in diesem Browser',
  intro:
    'Claves macht die Schlüssel deiner polyproto-Identität hier und hält sie versiegelt. Dein Heimatserver zertifiziert die öffentliche Hälfte; die private verlässt diesen Browser nie.',
  outcome:
    'Andere können dieses Gerät dann zu ihren verschlüsselten Gruppen hinzufügen, und Claves zeigt, bis wann.',
  toRestore: 'Aus einer Sicherungsdatei wiederherstellen',
  toBackup: 'Die Schlüssel sichern, die hier sind',
  signedOut: {
    title: 'Keine Sitzung ist offen',
    text: 'Der Tresor dieses Browsers ist entsperrt, und niemand ist angemeldet. Frühere Schlüssel und ihre Geschichte bleiben erhalten.',
    identities: 'Hier sind Schlüssel dieser Identitäten:',
    passphraseIsSet:
      'Die Passphrase dieses Browsers ist schon gesetzt: Du hast sie bei einem früheren Versuch gewählt.',
    lock: 'Den Tresor sperren',
    leave: 'Diesen Browser endgültig verlassen',
    leaveText:
      'Sobald bewiesen ist, dass eine Sicherungsdatei jeden Schlüssel enthält, muss hier nichts bleiben.',
  },
  heardOn: 'Dieser Browser erfuhr davon am',
  ended: {
    title: (fid) => `Dein Heimatserver hat die Sitzung dieses Browsers von ${fid} beendet`,
    kept: 'Ihre Schlüssel und ihre Geschichte liegen noch versiegelt im Tresor dieses Browsers und in den Sicherungsdateien, die du erstellt hast: Was an sie verschlüsselt wurde, ist lesbar.',
    isThere: {
      happened: 'Sie wurde von anderswo beendet. Die Identität selbst ist da, mit anderen Sitzungen.',
      todo: 'Melde dich an, um eine neue Sitzung zu beginnen. Hast nicht du diese beendet, kennt jemand dein Kontopasswort: Ändere es sofort, und sag es der Verwaltung deines Heimatservers.',
    },
    unknown: 'Sie wurde von anderswo beendet, oder die Identität wurde gelöscht.',
    noneShown:
      'Der Server zeigt keine Sitzung dieser Identität mehr: Alle sind zu Ende, oder die Identität wurde gelöscht. Welches von beidem, sagt er niemandem.',
    ifDeleted:
      'Wurde die Identität gelöscht, kann sich niemand mehr in ihr anmelden oder ihren Namen bekommen, und keine Sicherung bringt sie zurück: Erstelle eine andere. Sonst melde dich an, um eine neue Sitzung zu beginnen. Warst nicht du es, kennt jemand dein Kontopasswort: Sag es der Verwaltung deines Heimatservers.',
  },
  deleted: {
    title: (fid) => `Die Identität ${fid} wurde gelöscht`,
    over: 'Alle ihre Sitzungen sind zu Ende, und niemand kann sich in ihr anmelden oder ihren Namen bekommen.',
    kept: 'Ihre Schlüssel und ihre Geschichte liegen noch im Tresor dieses Browsers, für das, was an sie verschlüsselt wurde. Brauchst du sie nicht, entfernt sie „Diesen Browser endgültig verlassen“.',
  },
  restore: {
    title: 'Aus einer Sicherungsdatei wiederherstellen',
    brings:
      'Die Datei bringt deine Identitätsschlüssel, ihre ID-Certs und die privaten Hälften von KeyPackages zurück, wie sie waren, als sie erstellt wurde.',
    noSignIn:
      'Eine Anmeldung enthält sie nicht. Danach fragt dein Heimatserver nach deinem Kontopasswort, und Claves vergleicht, was die Datei gebracht hat, mit dem, was der Heimatserver hat.',
    vaultStays: 'Was schon im Tresor dieses Browsers ist, bleibt, wie es ist.',
    back: 'Zurück',
    noneOpen:
      'Keine ihrer Sitzungen kann weitergehen. Geh zurück und melde dich an, um eine neue zu beginnen.',
  },
  form: {
    legend: 'Was zu tun ist',
    create: 'Eine Identität erstellen',
    signIn: 'Anmelden',
    name: 'Name',
    nameHint: 'Unter dem dich andere finden, zusammen mit der Domain.',
    password: 'Kontopasswort',
    passwordNew: 'Geht an deinen Heimatserver, der dich daran erkennt. Mindestens 8 Zeichen.',
    passwordKnown: 'Das, an dem dein Heimatserver dich erkennt; es wird dorthin gesendet.',
    passphrase: 'Passphrase dieses Browsers',
    passphraseHint:
      'Versiegelt deine Schlüssel hier. Sie verlässt diesen Browser nie, und niemand kann sie zurücksetzen.',
    repeated: 'Dieselbe Passphrase noch einmal',
    createButton: 'Meine Identität erstellen',
    signInButton: 'Anmelden',
    invitation: 'Einladung',
    invitationHint: 'Von der Verwaltung des Heimatservers. Sie gilt einmal.',
    missing: {
      name: 'Schreib deinen Namen.',
      otherDomain: (domain) =>
        `Namen auf diesem Heimatserver enden auf @${domain}. Lass weg, was auf das @ folgt, oder nimm den Heimatserver jener Domain.`,
      invitation: 'Schreib die Einladung, die du bekommen hast.',
      password: 'Schreib dein Kontopasswort.',
      passphrase: (fewest) => `Wähle eine Passphrase mit mindestens ${fewest} Zeichen.`,
      repeated: 'Die beiden Passphrasen unterscheiden sich. Gib sie noch einmal ein.',
    },
  },
  server: {
    legend: 'Heimatserver',
    other: 'Einen anderen Heimatserver nehmen',
    asking: 'Der Heimatserver wird gefragt …',
    fingerprint:
      'Sein Schlüssel hat diesen Fingerabdruck. Claves merkt ihn sich und hält an, wenn ein anderer auftaucht.',
    address: 'Adresse',
    addressHint: 'Der Name des Servers, oder seine ganze Adresse mit https://.',
    ask: 'Diesen Server fragen',
    noAddress: 'Das ist keine Adresse. Schreib den Namen des Servers, etwa home.example.com.',
    noAnswer: (todo) => `Dort antwortet kein Server. ${todo}`,
    onlyHttps:
      'Claves fragt nur über https://, denn dein Passwort geht dorthin; einfaches http:// ist nur für diesen Rechner.',
    checkAddress: 'Prüfe die Adresse und die Verbindung, und frag dann noch einmal.',
    noHomeServer:
      'Dort antwortet kein polyproto-Heimatserver, mit dem Claves sprechen kann. Prüfe die Adresse: der Name des Servers, wie ihn dir die Verwaltung gegeben hat.',
  },
  cutOff: {
    title: 'Auf halbem Weg',
    creating: 'Das Erstellen von',
    signingIn: 'Die Anmeldung als',
    at: 'bei',
    cutOff: 'wurde unterbrochen.',
    putOff: 'hat der Heimatserver aufgeschoben.',
    text: 'Der Schlüssel ist hier gespeichert, das ID-Cert des Servers dafür nicht. Mit deinem Kontopasswort geht es von dort weiter, mit demselben Schlüssel.',
    passwordHint: 'Geht an deinen Heimatserver, der dich daran erkennt.',
    goOn: 'Weiter',
    tryAgain: 'Noch einmal versuchen',
    giveUp: 'Aufgeben …',
    giveUpTitle: 'Diese Anmeldung aufgeben?',
    giveUpVerb: 'Aufgeben',
    giveUpText:
      'Der gemachte Schlüssel wird nie wieder benutzt und bleibt zum Nachsehen erhalten. Hat der Server den Namen erfahren, bevor die Leitung abbrach, ist der Name angelegt: Melde dich dann damit an.',
  },
  progress: {
    title: 'Dieser Browser wird eingerichtet',
    label: 'Schritte der Einrichtung',
    steps: {
      ENROLLING:
        'Ein Schlüssel wird gemacht, versiegelt und gespeichert; dann zertifiziert ihn dein Heimatserver.',
      CERTIFIED: 'Das ID-Cert ist geprüft und gespeichert. KeyPackages werden gemacht.',
      STAGED: 'Die KeyPackages sind gespeichert und werden gesendet.',
      UPLOADED: 'Das Last-Resort-KeyPackage kommt an seinen Platz.',
      IDLE: 'Andere können dieses Gerät hinzufügen.',
    },
  },
  newSession: {
    server: {
      title: 'Dein Heimatserver hatte die frühere Sitzung dieses Browsers beendet',
      text: 'Dies ist eine neue. Die früheren Schlüssel bleiben im Tresor. Hast nicht du sie beendet, kennt jemand dein Kontopasswort: Sag es der Verwaltung deines Heimatservers.',
      link: 'Zur Aktivität',
    },
    'other-key': {
      title: 'Die frühere Sitzung dieses Browsers lebt unter einem anderen Schlüssel weiter',
      text: 'Dies ist eine neue. Wahrscheinlich wurde eine Sicherung dieses Browsers in einem anderen wiederhergestellt, und die Sitzung geht dort weiter. Warst nicht du das, hat vielleicht jemand anderes den Schlüssel: Sieh bei den Sitzungen nach, und beende sie dort.',
      link: 'Zu den Sitzungen',
    },
  },
  signInAgain: {
    refused: {
      title: 'Dein Heimatserver bittet dich, dich neu anzumelden',
      text: 'Deine Schlüssel bleiben hier. Was der Heimatserver jetzt hat, zeigt sich, sobald du angemeldet bist; das Begonnene geht dann weiter.',
    },
    restored: {
      title: 'Die Sicherung ist wiederhergestellt: Melde dich jetzt an',
      text: 'Ihre Schlüssel sind in diesem Browser; eine Anmeldung ist nie in der Datei. Sobald du angemeldet bist, wird verglichen, was wiederhergestellt wurde und was dein Heimatserver hat, und der Schlüssel wird rotiert, wenn beides sich unterscheidet.',
    },
    ifRefused:
      'Lehnt er das richtige Passwort ab, wurde die Identität vielleicht gelöscht: „Abmelden …“ führt hinaus.',
    button: 'Neu anmelden',
  },
};
