import type { Words } from '../en/en.ts';
import { plural } from '../numbers.ts';

const ROTATED =
  'Der Identitätsschlüssel wurde rotiert, und neue KeyPackages traten an die Stelle von allem, was der Heimatserver anbot.';

export const backup: Words['backup'] = {
  title: 'Sicherung',
  intro:
    'Deine Schlüssel sind nur in diesem Browser. Eine Sicherungsdatei bringt sie zurück, wenn seine Daten gelöscht werden oder das Gerät verloren geht.',
  signedOut: {
    title: 'Sicherung der Schlüssel, die hier liegen',
    text: 'Keine Sitzung ist offen, aber die Schlüssel früherer Sitzungen liegen noch hier; was an sie gesendet wurde, ist ohne sie nicht lesbar.',
    back: 'Zurück',
  },
  counts: {
    identityKeys: (count) => plural(count, { one: '# Identitätsschlüssel', other: '# Identitätsschlüssel' }),
    idCerts: (count) => plural(count, { one: '# ID-Cert', other: '# ID-Certs' }),
    halves: (count) =>
      plural(count, {
        one: 'die private Hälfte von # KeyPackage',
        other: 'die privaten Hälften von # KeyPackages',
      }),
    three: (first, second, third) => `${first}, ${second} und ${third}`,
    two: (first, second) => `${first} und ${second}`,
  },
  make: {
    name: 'Eine Sicherung erstellen',
    holds:
      'Eine verschlüsselte Datei enthält alle Identitätsschlüssel, ID-Certs und privaten Hälften von KeyPackages, die hier sind, samt der Aktivität; deine Anmeldung ist nicht darin.',
    none: 'Bisher wurde keine erstellt.',
    lastOf: 'Die letzte ist vom',
    outdated: 'Seither wurde der Identitätsschlüssel rotiert: Erstelle eine neue.',
    passphraseMissing: 'Gib die Passphrase des Tresors dieses Browsers ein.',
    passphraseHint: 'Noch einmal eingegeben, denn die Datei gibt jedem, der sie öffnet, alle Schlüssel.',
    opensWith: 'Die Datei öffnet sich mit',
    same: 'Der Passphrase des Tresors',
    another: 'Einer anderen',
    fileHint: (fewest) =>
      `Mindestens ${fewest} Zeichen. Ohne sie kann niemand die Datei öffnen, auch du nicht.`,
    safe: 'Es wurde keine Datei erstellt und nichts geändert.',
    button: 'Erstellen und herunterladen',
    running: 'Wird erstellt …',
    made: {
      title: 'Die Sicherung ist erstellt',
      text: 'liegt in den Downloads deines Browsers. Bewahre sie an einem anderen Ort als diesem Gerät auf, und prüfe sie dann unten.',
      leftOut: (keys) => `Nicht zu öffnen, und deshalb ausgelassen: ${keys}.`,
    },
  },
  prove: {
    name: 'Prüfen',
    text: 'Eine Sicherung, die nie geöffnet wurde, ist nur eine Hoffnung: Hier wird sie geöffnet, wie eine Wiederherstellung sie öffnen würde, und jeder Schlüssel darin mit deinem verglichen. Geändert wird nichts.',
    none: 'Bisher wurde für keine bewiesen, dass sie sich wiederherstellen lässt.',
    lastOn: 'Zuletzt bewiesen am',
    safe: 'Es wurde nichts geändert, weder hier noch in der Datei.',
    button: 'Öffnen und vergleichen',
    running: 'Wird geöffnet …',
    onlyHere: 'Identitätsschlüssel, die nur hier sind',
    both: 'Identitätsschlüssel, geöffnet und wie hier',
    onlyFile: 'Identitätsschlüssel, die nur in der Datei sind',
    found: {
      both: (keys) => `Geöffnet, und wie hier: ${keys}.`,
      onlyHere: (keys) => `Nur hier: ${keys}.`,
      onlyFile: (keys) => `Nur in der Datei: ${keys}.`,
    },
    proven: 'Bewiesen: Diese Datei lässt sich wiederherstellen',
    whole: 'Sie enthält jeden Schlüssel, der hier ist.',
    partly: 'Erstelle eine neue Sicherung, damit alles darin ist.',
    behind: {
      title: 'Die Datei öffnet sich, aber dein jetziger Identitätsschlüssel ist nicht darin',
      noProof: 'Das zählt deshalb nicht als Beweis.',
      anew: 'Erstelle eine neue Sicherung, und prüfe diese.',
    },
    strange: {
      title: 'Die Datei öffnet sich, aber sie enthält keinen der Schlüssel, die hier sind',
      text: 'Sie ist eine Sicherung anderer Schlüssel und zählt deshalb nicht als Beweis. Wähle eine andere Datei, oder erstelle eine neue Sicherung und prüfe diese.',
    },
  },
  file: {
    label: 'Sicherungsdatei',
    hint: 'Ihr Name endet auf .claves-backup. Sie wird in diesem Browser geöffnet und geht nirgendwohin.',
    passphrase: 'Passphrase der Datei',
    passphraseHint: 'Die, mit der sie erstellt wurde, auch wenn der Tresor seither eine andere haben mag.',
    passphraseMissing: 'Gib die Passphrase der Datei ein.',
    missing: 'Wähle die Sicherungsdatei.',
    tooLarge: 'Diese Datei ist viel zu groß für eine Sicherung von Claves. Wähle eine andere.',
    unread:
      'Der Browser konnte diese Datei nicht lesen: Sie wurde verschoben oder geändert. Wähle sie noch einmal.',
    holds: 'Was die Datei enthält',
    madeOn: 'Erstellt am',
    contents: 'Enthält',
    sessionOf: 'Sitzung von',
    endedSessionOf: 'Beendete Sitzung von',
    at: ', bei',
    neverCertified: 'Sie wurde nie zertifiziert.',
  },
  damage: {
    legend: 'Schlüssel, die sich nicht öffnen lassen',
    stop: 'Dort anhalten',
    leave: 'Ohne sie weitermachen',
    happened: (keys) => `Nicht zu öffnen, weil die gespeicherten Bytes verändert wurden: ${keys}.`,
  },
  restore: {
    name: 'Wiederherstellen',
    summary: 'Eine Sicherung in diesem Browser wiederherstellen',
    text: 'Was die Datei enthält und diesem Browser fehlt, kommt hinzu. Nichts, was hier neuer ist, wird zurückgenommen: Schlüssel, ID-Certs und Gelöschtes bleiben, wie sie sind.',
    afterwards:
      'Melde dich auf der Übersicht neu an: Dann wird sie mit dem verglichen, was dein Heimatserver hat.',
    file: 'Die Datei',
    open: 'Die Datei öffnen',
    waits: 'Noch läuft etwas anderes; danach kann sie wiederhergestellt werden.',
    button: 'Wiederherstellen',
    running: 'Wird wiederhergestellt …',
    underWay: 'Die Sicherung wird wiederhergestellt',
    isRight: 'Die Passphrase stimmt. Die Datei enthält:',
    nothingOf: (fid) => `Sie enthält nichts von ${fid}`,
    strangers:
      'Stellst du sie wieder her, liegen ihre Schlüssel für immer in diesem Tresor, und in jeder Sicherung, die du erstellst.',
    done: (date) => `Die Sicherung vom ${date} ist wiederhergestellt`,
    nothingNew: 'Alles, was sie enthält, war schon hier; nichts wurde geändert.',
    brought: (what) => `Hinzugekommen: ${what}. Was schon hier war, blieb, wie es war.`,
    sealedAgain: 'In diesem Browser werden die Schlüssel neu versiegelt, in einem Tresor. Seine Passphrase:',
    passphrase: 'Passphrase dieses Browsers',
    passphraseHint:
      'Versiegelt deine Schlüssel hier. Sie verlässt diesen Browser nie, und niemand kann sie zurücksetzen.',
    same: 'Dieselbe wie für die Datei',
    another: 'Eine andere',
  },
  compared: {
    agreed: 'Sie wurde mit dem verglichen, was dein Heimatserver hat: Beides stimmt überein.',
    'private-halves-missing': `Dein Heimatserver bot KeyPackages an, deren private Hälften nicht hier sind. ${ROTATED}`,
    'server-restored': `Dein Heimatserver war aus einer Sicherung wiederhergestellt worden und wusste weniger als dieser Browser. ${ROTATED}`,
    'other-id-cert': `Dein Heimatserver geht von einem anderen ID-Cert aus als dieser Browser. ${ROTATED}`,
    'not-told':
      'Dein Heimatserver sagt nicht alles, was er von dieser Sitzung hat, also ließ sich nur ein Teil vergleichen.',
    overtaken:
      'Inzwischen hat ein anderer Tab den Identitätsschlüssel rotiert; das führte beide zu einem neuen ID-Cert.',
    failed:
      'Sie ließ sich nicht mit dem vergleichen, was dein Heimatserver hat. Was wiederhergestellt wurde, bleibt, und verglichen wird, wenn der Tresor das nächste Mal geöffnet wird.',
  },
};
