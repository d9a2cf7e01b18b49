import type { Words } from '../en/en.ts';

export const shell: Words['shell'] = {
  skip: 'Zum Inhalt springen',
  pages: 'Seiten',
  lock: 'Sperren',
  opening: 'Wird geöffnet …',
  cannotOpen: 'Claves lässt sich nicht öffnen',
  staySealed: 'Deine Schlüssel bleiben versiegelt.',
  justNow: 'gerade eben',
  signInAgain: {
    title: 'Dein Heimatserver bittet dich, dich neu anzumelden',
    text: 'Dazu brauchst du dein Kontopasswort, auf der Übersicht.',
    toOverview: 'Zur Übersicht',
  },
  language: { legend: 'Sprache', browser: 'Browser' },
  theme: { legend: 'Farbschema', system: 'System', light: 'Hell', dark: 'Dunkel' },
  notFound: {
    title: 'Diese Seite gibt es nicht',
    text: 'Die Adresse ist vielleicht veraltet oder vertippt. Deine Schlüssel sind, wie sie waren.',
    toOverview: 'Zur Übersicht',
  },
  pageNames: {
    '/': 'Übersicht',
    '/certificates': 'Zertifikate',
    '/rotate': 'Rotation',
    '/key-packages': 'KeyPackages',
    '/sessions': 'Sitzungen',
    '/foreign-servers': 'Fremde Server',
    '/activity': 'Aktivität',
    '/backup': 'Sicherung',
    '/account': 'Konto',
    '/vault': 'Tresor',
    '/more': 'Mehr',
  },
  pagesSay: {
    '/rotate': 'Ein neuer Identitätsschlüssel, und was daraus folgt, Schritt für Schritt.',
    '/foreign-servers': 'Wo du außer zu Hause angemeldet bist, und was diese Server wissen.',
    '/activity': 'Was mit dieser Identität geschah, so wie dieser Browser es sah.',
    '/backup': 'Alle Schlüssel in einer verschlüsselten Datei: erstellen, prüfen, wiederherstellen.',
    '/account': 'Das Passwort, und die Löschung.',
    '/vault': 'Was den Tresor öffnet, wann er sich sperrt, und wo er liegt.',
  },
  signOut: {
    open: 'Abmelden …',
    title: 'Abmelden?',
    verb: 'Abmelden',
    ends: (fid, keyPackages) => [
      `Der Heimatserver beendet diese Sitzung von ${fid}. Niemand kann dieses Gerät mehr aufnehmen, und seine `,
      keyPackages('KeyPackages'),
      ' sind ungültig.',
    ],
    keeps:
      'Die Schlüssel und ihre Geschichte bleiben im Tresor dieses Browsers, versiegelt. Eine beendete Sitzung lässt sich nicht wieder aufnehmen: Wer sich später anmeldet, beginnt eine neue.',
    foreign:
      'Auch die fremden Server, bei denen du angemeldet bist, erfahren davon. Einer, der nicht antwortet, merkt es, wenn er das nächste Mal deinen Heimatserver fragt, innerhalb einer Stunde.',
    waiting:
      'Wir warten auf den Heimatserver. Du musst nicht bleiben: Was einmal gesendet ist, lässt sich nicht zurückrufen; antwortet er noch, dann endet diese Sitzung.',
    mayHaveEnded:
      'Deine Schlüssel sind noch da. Vielleicht hat die Anfrage den Server erreicht: Dich noch einmal abzumelden schadet nicht.',
    here: {
      title: 'Wird dein Kontopasswort abgelehnt, oder ist die Identität gelöscht?',
      text: 'Die Sitzung kann in diesem Browser allein beendet werden. Dein Heimatserver erfährt davon nichts: Dort lebt die Sitzung vielleicht weiter, und dieses Gerät bleibt für Gruppen im Angebot. Die Schlüssel und ihre Geschichte bleiben hier, versiegelt.',
      verb: 'Nur in diesem Browser beenden',
    },
  },
  failed: { title: 'Diese Seite ließ sich nicht zeigen', reload: 'Neu laden' },
  lacks: {
    'secure-context': {
      title: 'Diese Adresse ist nicht sicher',
      lacks:
        'Browser bieten ihre Kryptografie nur über https an, oder auf localhost. Diese Seite kam auf anderem Weg.',
      todo: 'Öffne Claves über https, oder auf dem Rechner selbst als http://localhost mit demselben Port.',
    },
    storage: {
      title: 'Dieser Browser kann keine Schlüssel speichern',
      lacks: 'Claves legt versiegelte Schlüssel in IndexedDB ab, und dieser Browser bietet das nicht an.',
      todo: 'Verlass den privaten Modus, falls du darin bist, oder nimm ein aktuelles Firefox, Chrome, Edge oder Safari.',
    },
    locks: {
      title: 'Dieser Browser ist zu alt',
      lacks: 'Claves braucht Web Locks, damit nie zwei Tabs zugleich dieselben Schlüssel ändern.',
      todo: 'Nimm ein aktuelles Firefox, Chrome, Edge oder Safari.',
    },
    workers: {
      title: 'Dieser Browser ist zu alt',
      lacks:
        'Claves verwahrt private Schlüssel in einem Worker, getrennt von der Seite, und dieser Browser bietet keinen an.',
      todo: 'Nimm ein aktuelles Firefox, Chrome, Edge oder Safari.',
    },
  },
  live: {
    live: { word: 'Live', sentence: 'Dein Heimatserver sagt diesem Browser sofort, was geschieht.' },
    connecting: { word: 'Verbindet', sentence: 'Die Leitung zu deinem Heimatserver wird geöffnet.' },
    offline: { word: 'Offline', sentence: (retry) => `Dein Heimatserver ist nicht zu hören. ${retry}` },
    halted: {
      word: 'Angehalten',
      sentence:
        'Dein Heimatserver wird gerade nicht gehört: Ein Hinweis auf dieser Seite sagt, was zu tun ist.',
    },
    'not-offered': {
      word: 'Nicht live',
      sentence:
        'Dein Heimatserver sagt nicht von selbst, was geschieht. Er wird stattdessen von Zeit zu Zeit gefragt; sonst fehlt nichts.',
    },
    retry: {
      now: 'Gerade wird es wieder versucht.',
      seconds: (seconds) => `In ${seconds} s wird es wieder versucht.`,
      minutes: (minutes) => `In ${minutes} min wird es wieder versucht.`,
    },
  },
};
