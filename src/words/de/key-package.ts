import type { Words } from '../en/en.ts';

export const keyPackage: Words['keyPackage'] = {
  title: (shortRef) => `KeyPackage ${shortRef}`,
  all: 'Alle KeyPackages',
  notFound: {
    title: 'Dieses KeyPackage gibt es nicht',
    text: 'Diese Sitzung hat nie eines mit dieser Referenz erstellt. Die Adresse ist vielleicht vertippt, oder aus einem anderen Browser.',
  },
  meaning: {
    available: 'Es wartet auf dem Heimatserver auf den Nächsten, der dieses Gerät in eine Gruppe aufnimmt.',
    expiring:
      'Es wartet auf dem Heimatserver und gilt keine 7 Tage mehr: Zum Vorrat zählt es nicht mehr mit.',
    staged:
      'Es ist erstellt und hier gespeichert. Der Heimatserver hat noch nicht bestätigt, dass er es hat.',
    claimed: 'Jemand hat es abgeholt, um dieses Gerät in eine Gruppe aufzunehmen. Niemand sonst bekommt es.',
    superseded: 'Es ist entwertet: Der Heimatserver gibt es nicht mehr aus.',
    replaced: 'Ein anderes Last-Resort-KeyPackage steht jetzt an seiner Stelle.',
    expired: 'Es ist abgelaufen: Niemand nimmt es mehr an.',
    lastResort:
      'Es ist das Last-Resort-KeyPackage: Ist kein anderes mehr da, wird es immer wieder ausgegeben.',
    handedOut: 'Es wurde schon ausgegeben und sollte ersetzt werden.',
  },
  life: {
    name: 'Sein Leben',
    state: 'Zustand',
    made: 'Erstellt',
    uploaded: 'Hochgeladen',
    claimed: 'Abgeholt',
    voided: 'Entwertet',
    runsOut: 'Läuft ab',
    idCert: 'Für das ID-Cert',
    not: 'nicht',
    toCertificates: 'Zu den Zertifikaten',
  },
  half: {
    name: 'Private Hälfte',
    kept: 'Sie ist hier, versiegelt, und wurde gerade geprüft: Sie gehört zu den beiden öffentlichen Schlüsseln unten.',
    keptUntil: {
      used: (date) => `Sie bleibt bis zum ${date}, denn so lange kann eine Nachricht an sie kommen.`,
      unused: (date) =>
        `Sie bleibt bis zum ${date} und eine Woche länger: Eine Nachricht kann unterwegs sein.`,
      voided:
        'Sie bleibt danach noch eine Woche, denn eine Nachricht kann unterwegs sein; oder, wo der Server nicht sagen kann, ob es abgeholt wurde, bis zum Ablauf und eine Woche länger.',
    },
    deleted: {
      used: (date) =>
        `Sie ist nicht hier: Als das KeyPackage ablief, am ${date}, wurde sie gelöscht. Eine Nachricht an sie kann nicht mehr kommen.`,
      voided:
        'Sie ist nicht hier: Niemand hatte das KeyPackage abgeholt, als es entwertet wurde, und eine Woche später wurde sie gelöscht, weil sie zu nichts mehr nütze war.',
      expired: (date) =>
        `Sie ist nicht hier: Das KeyPackage lief am ${date} ab, und eine Woche später wurde sie gelöscht, weil sie zu nichts mehr nütze war.`,
      missing: 'Sie ist nicht hier, obwohl der Heimatserver das KeyPackage vielleicht noch ausgibt.',
    },
    damaged:
      'Was von ihr gespeichert ist, lässt sich nicht öffnen oder gehört nicht zu diesen öffentlichen Schlüsseln. Wer dieses Gerät mit diesem KeyPackage aufnimmt, tut es vergeblich.',
    rotate: 'Eine Rotation entwertet es auf dem Server und erstellt neue.',
    toRotation: 'Rotieren …',
  },
  contents: {
    name: 'Was darin steht',
    valid:
      'Beide Signaturen stimmen, und auch sonst alles, was RFC 9420 von einem KeyPackage für sich verlangt.',
    invalid:
      'Es gilt nicht: Eine Signatur, ein Schlüssel oder seine Form ist nicht, wie RFC 9420 es verlangt. Kein Client nimmt es an.',
    unreadable: 'Die gespeicherten Bytes sind kein KeyPackage.',
  },
  leaf: 'Leaf Node',
  members: {
    ref: 'KeyPackageRef',
    version: 'Protokollversion',
    cipherSuite: 'Cipher-Suite',
    initKey: 'Init-Schlüssel',
    extensions: 'Erweiterungen',
    signature: 'Signatur',
    encryptionKey: 'Schlüssel zum Verschlüsseln',
    signatureKey: 'Signaturschlüssel',
    credential: 'Credential',
    versions: 'Kann: Versionen',
    cipherSuites: 'Kann: Cipher-Suites',
    capableExtensions: 'Kann: Erweiterungen',
    proposals: 'Kann: Proposals',
    credentials: 'Kann: Credentials',
    source: 'Herkunft des Leaf Node',
    notBefore: 'Gültig von',
    notAfter: 'Gültig bis',
  },
  nothing: 'keine',
  ownIdCert: (serial) => `dein ID-Cert ${serial}, Byte für Byte`,
  otherIdentity: 'nicht das ID-Cert, für das es erstellt wurde',
  bytes: {
    name: 'Als Datei',
    text: 'TLS-serialisiert, wie der Heimatserver es ausgibt; hier in Base64. Nichts darin ist geheim.',
  },
};
