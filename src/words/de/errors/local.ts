import type { local as english } from '../../en/errors/local.ts';
import type { ErrorWords } from '../../error-words.ts';
import { ALL_KEPT, NOTHING_CHANGED, SENT_AGAIN, SIGN_IN_AGAIN, STEPS_KEPT, STORED_FIRST } from './common.ts';

export const local: Record<keyof typeof english, ErrorWords> = {
  SERVER_UNREACHABLE: {
    happened: 'Dein Heimatserver hat nicht geantwortet.',
    safe: SENT_AGAIN,
    todo: 'Prüfe die Verbindung und die Adresse des Servers, und versuch es dann noch einmal.',
  },
  ANSWER_MALFORMED: {
    happened: 'Dein Heimatserver gab eine Antwort, die das Protokoll nicht erlaubt.',
    safe: ALL_KEPT,
    todo: 'Versuch es noch einmal. Bleibt es so, sag es der Verwaltung des Heimatservers.',
  },
  NOT_A_HOME_SERVER: {
    happened: 'Unter dieser Adresse antwortet kein polyproto-Heimatserver, mit dem Claves sprechen kann.',
    safe: 'Außer der Frage wurde nichts dorthin gesendet.',
    todo: 'Prüfe die Adresse: der Name des Servers, wie ihn dir die Verwaltung gegeben hat, beginnend mit https://.',
  },
  SERVER_KEY_INVALID: {
    happened:
      'Das eigene Zertifikat des Heimatservers ist kaputt oder abgelaufen, oder es gehört zu einer Domain, die diese Adresse nicht als ihre nennt.',
    safe: 'Nichts, was er zertifiziert hat, wurde benutzt, und kein Passwort wurde ihm gesendet.',
    todo: 'Mach nicht weiter. Frag die Verwaltung des Heimatservers.',
  },
  SERVER_KEY_CHANGED: {
    happened:
      'Der Heimatserver zeigt einen anderen Schlüssel als den, den dieser Browser kennt, und der bekannte hat nicht für ihn gebürgt.',
    safe: 'Claves hat angehalten, ohne ihn zu benutzen. Deine Schlüssel sind, wie sie waren.',
    todo: 'Vielleicht gibt sich jemand als dein Server aus. Vergleiche den Schlüssel, den er jetzt zeigt, vor allem anderen mit dem, was dir die Verwaltung sagt.',
  },
  ID_CERT_REJECTED: {
    happened: 'Der Heimatserver stellte ein ID-Cert aus, das seinen Prüfungen nicht standhält.',
    safe: 'Es bleibt zum Nachsehen erhalten und wird nie benutzt. Der Schlüssel dazu ist aufgegeben.',
    todo: 'Sieh es dir unter Zertifikate an, welche Prüfung misslang, und rotiere dann noch einmal.',
  },
  VAULT_MISSING: {
    happened:
      'In diesem Browser gibt es keinen Tresor: Es wurde noch keiner angelegt, oder sein Speicher wurde geleert.',
    safe: 'Es wurde nichts gespeichert, was sich nicht wieder öffnen ließe.',
    todo: 'Lade die Seite neu: Sie sagt, was zu tun ist.',
  },
  VAULT_EXISTS: {
    happened: 'Dieser Browser hat schon einen Tresor.',
    safe: 'Er ist, wie er war.',
    todo: 'Lade die Seite neu und entsperre ihn mit seiner Passphrase.',
  },
  VAULT_LOCKED: {
    happened: 'Der Tresor ist gesperrt.',
    safe: ALL_KEPT,
    todo: 'Entsperre ihn mit seiner Passphrase, und versuch es dann noch einmal.',
  },
  PASSPHRASE_WRONG: {
    happened: 'Das ist nicht die Passphrase dieses Tresors.',
    safe: 'Deine Schlüssel bleiben versiegelt, und du kannst es versuchen, so oft du willst.',
    todo: 'Gib sie noch einmal ein; achte auf Großbuchstaben und die Sprache der Tastatur.',
  },
  PASSPHRASE_WEAK: {
    happened: 'Diese Passphrase ist zu leicht zu erraten.',
    safe: NOTHING_CHANGED,
    todo: 'Wähle eine längere: Vier oder mehr Wörter, die nichts miteinander zu tun haben, sind gut.',
  },
  RECOVERY_KEY_MISTYPED: {
    happened:
      'Das ist kein Wiederherstellungsschlüssel: Mindestens ein Zeichen ist vertippt, oder es fehlen welche.',
    safe: NOTHING_CHANGED,
    todo: 'Vergleiche ihn Gruppe für Gruppe mit dem, was du aufgeschrieben hast.',
  },
  RECOVERY_KEY_WRONG: {
    happened: 'Dieser Wiederherstellungsschlüssel ist nicht der dieses Tresors.',
    safe: 'Deine Schlüssel bleiben versiegelt, und du kannst es versuchen, so oft du willst.',
    todo: 'Such den, den du zuletzt aufgeschrieben hast: Ein neuerer tritt an die Stelle aller früheren.',
  },
  RECOVERY_KEY_CHANGED: {
    happened:
      'Inzwischen wurde in einem anderen Tab ein anderer Wiederherstellungsschlüssel erstellt oder entfernt.',
    safe: 'Was dort getan wurde, gilt. Der Schlüssel, der hier zurückgetippt wurde, öffnet nichts.',
    todo: 'Wirf weg, was du dafür aufgeschrieben hast, und verwirf ihn. Brauchst du einen weiteren, erstelle ihn dann.',
  },
  PASSKEY_WRONG: {
    happened: 'Dieser Passkey öffnet diesen Tresor nicht.',
    safe: 'Deine Schlüssel bleiben versiegelt.',
    todo: 'Nimm einen anderen Passkey, deine Passphrase oder den Wiederherstellungsschlüssel.',
  },
  BACKUP_UNREADABLE: {
    happened: 'Das ist keine Sicherungsdatei von Claves, oder sie ist beschädigt.',
    safe: NOTHING_CHANGED,
    todo: 'Wähle eine andere Datei. Hast du eine zweite Kopie davon, versuch es mit der.',
  },
  BACKUP_TOO_NEW: {
    happened: 'Diese Sicherungsdatei wurde von einer neueren Version von Claves erstellt.',
    safe: NOTHING_CHANGED,
    todo: 'Öffne sie mit dieser Version, oder einer späteren.',
  },
  BACKUP_PASSPHRASE_WRONG: {
    happened: 'Das ist nicht die Passphrase dieser Sicherungsdatei.',
    safe: NOTHING_CHANGED,
    todo: 'Gib sie noch einmal ein. Es ist die, mit der die Datei erstellt wurde; eine spätere Änderung der Passphrase des Tresors berührt sie nicht.',
  },
  BACKUP_IMPOSSIBLE: {
    happened:
      'Etwas, das hier gespeichert ist, ist nicht so, wie Claves es schreibt; daraus ließ sich keine Sicherungsdatei machen.',
    safe: 'Es wurde nichts geändert, und frühere Sicherungsdateien enthalten, was sie enthielten.',
    todo: 'Behalte die Daten dieses Browsers, und bitte melde das. Die privaten Schlüssel lassen sich unter Zertifikate einzeln exportieren.',
  },
  BACKUP_TOO_LARGE: {
    happened: 'In diesem Browser liegt mehr, als eine Sicherungsdatei fassen kann.',
    safe: 'Es wurde nichts geändert, und frühere Sicherungsdateien enthalten, was sie enthielten.',
    todo: 'Bitte melde das. Die privaten Schlüssel lassen sich unter Zertifikate einzeln exportieren.',
  },
  BACKUP_LACKS_KEYS: {
    happened:
      'Manche Schlüssel dieses Browsers sind in keiner Sicherungsdatei, für die bewiesen ist, dass sie sich öffnen lässt.',
    safe: 'Es wurde nichts entfernt und keine Sitzung beendet.',
    todo: 'Erstelle eine Sicherung, bewahre die Datei anderswo auf, und prüfe sie. Entferne dann alles.',
  },
  JOURNEY_OPEN: {
    happened: 'Hier wurde etwas begonnen und ist noch nicht fertig.',
    safe: 'Es wurde nichts entfernt und keine Sitzung beendet. Das Begonnene bleibt, Schritt für Schritt.',
    todo: 'Bring es auf der Übersicht zu Ende, erstelle dann eine Sicherung und prüfe sie.',
  },
  KDF_WEAKENED: {
    happened:
      'Die Einstellungen, die deine Passphrase schützen, wurden von etwas anderem als Claves abgeschwächt.',
    safe: 'Die Passphrase wurde nicht damit benutzt, und deine Schlüssel bleiben versiegelt.',
    todo: 'Gib deine Passphrase hier nicht mehr ein. Prüfe zuerst diesen Rechner und die Erweiterungen dieses Browsers.',
  },
  WAY_IN_DAMAGED: {
    happened: 'Dieser Weg in den Tresor ist beschädigt: Seine gespeicherten Bytes wurden verändert.',
    safe: 'Deine Schlüssel bleiben versiegelt, nichts wurde überschrieben, und die anderen Wege öffnen den Tresor wie zuvor.',
    todo: 'Öffne ihn auf einem anderen Weg, und richte diesen dann auf der Seite „Tresor“ neu ein. Gibt es keinen anderen, bringt nur eine Sicherungsdatei die Schlüssel zurück.',
  },
  PASSPHRASE_DAMAGED: {
    happened: 'Die Passphrase öffnet den Tresor nicht mehr: Was davon gespeichert ist, wurde verändert.',
    safe: 'Es wurde kein anderer Weg entfernt, der Tresor lässt sich also noch öffnen.',
    todo: 'Ändere zuerst die Passphrase, mit einem anderen Weg als Beweis.',
  },
  RECORD_DAMAGED: {
    happened: 'Ein gespeichertes Geheimnis ließ sich nicht öffnen: Seine Bytes wurden verändert.',
    safe: 'Es wurde nichts benutzt oder überschrieben, und die anderen Einträge sind, wie sie waren.',
    todo: 'Stelle eine Sicherungsdatei wieder her, die es enthält: Das behebt es. Sonst rotiere, um einen neuen Schlüssel zu bekommen; misslingt auch das, melde dich ab und wieder an, für eine neue Sitzung.',
  },
  KEYS_UNREADABLE: {
    happened:
      'Manche Schlüssel, die hier liegen, ließen sich nicht öffnen: Ihre gespeicherten Bytes wurden verändert.',
    safe: 'Es wurde nichts erstellt, entfernt oder überschrieben, und die anderen Schlüssel sind, wie sie waren.',
    todo: 'Enthält eine frühere Sicherungsdatei sie, stelle sie hier wieder her: Das behebt es. Sonst entscheide, ohne sie weiterzumachen; keine Datei wird sie zurückbringen.',
  },
  RECORD_MOVED: {
    happened:
      'Ein gespeichertes Geheimnis liegt am Platz eines anderen: Etwas anderes als Claves hat es verschoben.',
    safe: 'Es wurde nicht benutzt, nichts überschrieben, und die anderen Einträge sind, wie sie waren.',
    todo: 'Prüfe zuerst diesen Rechner und die Erweiterungen dieses Browsers. Rotiere dann, um einen neuen Schlüssel zu bekommen.',
  },
  NAME_MALFORMED: {
    happened: 'Ein Zeichen dieses Namens ist halb abgeschnitten, deshalb lässt er sich nicht speichern.',
    safe: NOTHING_CHANGED,
    todo: 'Gib ihn noch einmal ein, ohne dieses Zeichen.',
  },
  STORAGE_FULL: {
    happened: 'Dieser Browser hat keinen Platz mehr, um zu speichern, was erstellt wurde.',
    safe: STORED_FIRST,
    todo: 'Schaff etwas Platz auf diesem Gerät, und mach dann weiter.',
  },
  STORAGE_FAILED: {
    happened: 'Dieser Browser konnte seinen Speicher nicht lesen oder beschreiben.',
    safe: STORED_FIRST,
    todo: 'Verlasse das private Surfen, falls du darin bist, schließ andere Tabs von Claves, und lade neu.',
  },
  STORAGE_OUTDATED: {
    happened:
      'In einem anderen Tab ist eine neuere Version von Claves offen und hat den Speicher übernommen.',
    safe: 'Deine Schlüssel sind, wie sie waren, und das Begonnene bleibt erhalten.',
    todo: 'Lade diese Seite neu.',
  },
  SIGN_IN_NEEDED: {
    happened: 'Dein Heimatserver nimmt die Anmeldung dieser Sitzung nicht mehr an.',
    safe: ALL_KEPT,
    todo: SIGN_IN_AGAIN,
  },
  NO_SESSION: {
    happened: 'Hier ist keine Identität angemeldet.',
    safe: 'Die Schlüssel früherer Sitzungen bleiben im Tresor.',
    todo: 'Erstelle eine Identität, oder melde dich an.',
  },
  SESSION_EXISTS: {
    happened: 'Hier ist schon eine Identität angemeldet.',
    safe: 'Sie ist, wie sie war.',
    todo: 'Melde dich zuerst ab, oder nimm für eine zweite Identität ein anderes Browserprofil.',
  },
  JOURNAL_CHANGED: {
    happened: 'Ein anderer Tab war bei derselben Arbeit und ist diesem zuvorgekommen.',
    safe: 'Dieser Tab hat nichts geschrieben; was der andere getan hat, gilt.',
    todo: 'Sieh dir an, was jetzt gezeigt wird, und versuch es noch einmal, falls noch etwas zu tun ist.',
  },
  STOPPED: {
    happened: 'Angehalten.',
    safe: STEPS_KEPT,
    todo: 'Mach weiter, wann immer du magst.',
  },
  UNEXPECTED: {
    happened: 'Etwas misslang, das nicht misslingen dürfte.',
    safe: 'Was in diesem Browser gespeichert ist, ist wie nach dem letzten fertigen Schritt.',
    todo: 'Lade die Seite neu und versuch es noch einmal. Geschieht es wieder, melde es bitte.',
  },
};
