import type { Words } from '../en/en.ts';

export const certificate: Words['certificate'] = {
  title: (serial) => `ID-Cert ${serial}`,
  unreadable: 'Ein ID-Cert, das sich nicht lesen lässt',
  keyTitle: 'Ein Schlüssel ohne ID-Cert',
  back: 'Alle Zertifikate',
  leads: {
    current: (date) => `Gültig bis ${date}.`,
    pending: (date) => `Erzeugt am ${date}, noch ohne ID-Cert.`,
    superseded: (date) => `Gültig bis ${date}, dann abgelöst.`,
    rejected: (date) => `Abgelehnt am ${date}, nie benutzt.`,
    stray: (date) => `Angeblich deines, bis ${date}.`,
    elsewhere: (date) => `Anderswo gültig bis ${date}.`,
    'elsewhere-past': (date) => `Anderswo gültig bis ${date}.`,
    revoked: (date) => `Widerrufen am ${date}.`,
    ranOut: (date) => `Abgelaufen am ${date}.`,
  },
  parts: {
    fingerprint: 'Fingerabdruck',
    compare: 'Vergleichen',
    verdict: 'Urteil',
    says: 'Was darin steht',
    notations: 'Notationen',
    file: 'Als Datei',
    key: 'Der Schlüssel selbst',
  },
  toSession: 'Zu seiner Sitzung',
  notFound: {
    title: 'Dieses ID-Cert gibt es nicht',
    text: 'Weder dieser Browser noch dein Heimatserver kennt eines unter dieser Adresse. Sie ist vielleicht vertippt.',
    textNotAsked:
      'Dieser Browser hat es nicht. Dein Heimatserver ließ sich nicht fragen; es kann also zu einer anderen Sitzung gehören.',
  },
  asWords: {
    title: 'Als Wörter',
    text: 'Zum Vorlesen: je zwei Zeichen ein Wort, aus der PGP-Wortliste. Sie sind in jeder Sprache englisch.',
  },
  asCode: {
    title: 'Als QR-Code',
    text: 'Ein anderes Gerät liest ihn mit der Kamera ein. Auch Programme für OpenPGP kennen ihn.',
    alt: 'QR-Code dieses Fingerabdrucks',
  },
  notation: {
    text: 'Was der Heimatserver seiner Signatur außerdem mitgegeben hat. Ein Programm, das sie nicht kennt, darf sie übergehen, es sei denn, sie ist als kritisch markiert.',
    none: 'Es gibt keine.',
    critical: 'kritisch',
    notForPeople: 'hexadezimal, nicht für Menschen gedacht',
  },
  file: {
    text: 'Für andere Programme, oder um es auf einem anderen Gerät zu vergleichen. Nichts darin ist geheim.',
    bytes: 'Byte für Byte',
    part: (name, from, to) => `${name}: Bytes ${from} bis ${to}`,
    hex: (part) => `${part}, hexadezimal`,
  },
  key: {
    text: 'Der öffentliche Schlüssel allein, ohne die Bürgschaft des Heimatservers, ist für GnuPG und andere Programme, die OpenPGP sprechen.',
    privateStays: 'Der private Schlüssel bleibt in diesem Browser, außer du exportierst ihn.',
    download: 'Öffentlichen Schlüssel herunterladen',
    binary: 'Als Binärdatei',
    binaryWhat: 'der öffentliche Schlüssel',
    exportPrivate: 'Privaten Schlüssel exportieren …',
    exported: 'Der private Schlüssel liegt bei deinen Downloads',
    exportedText: (name) =>
      `Die Datei heißt ${name}. Sie öffnet sich mit der Passphrase, die du für sie gewählt hast und die nirgends gespeichert ist. Lösche die Datei, sobald sie dort ist, wo du sie brauchst.`,
  },
  exporting: {
    title: 'Privaten Schlüssel exportieren?',
    verb: 'Exportieren',
    stakes:
      'Wer diese Datei und ihre Passphrase hat, kann mit diesem Schlüssel in deinem Namen unterschreiben, und du würdest es nicht merken.',
    ofCurrent: 'Es ist dein gültiger Schlüssel: Gerät die Datei in andere Hände, dann rotiere.',
    ofPast: 'Ein Schlüssel, der nicht mehr gilt, bleibt deiner in allem, was damit unterschrieben wurde.',
    notABackup: 'Für den Umzug in einen anderen Browser brauchst du eine Sicherung, nicht diese Datei.',
    own: 'Passphrase dieses Tresors',
    ownEmpty: 'Gib die Passphrase dieses Tresors ein.',
    fresh: 'Passphrase für die Datei',
    freshHint: 'Eine andere als die des Tresors: Du wirst sie in andere Programme eingeben.',
    failedSafe: 'Es ist keine Datei entstanden. Der Schlüssel bleibt in diesem Browser versiegelt.',
  },
};
