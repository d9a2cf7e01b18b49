import type { keys as english } from '../../en/errors/keys.ts';
import type { ErrorWords } from '../../error-words.ts';
import { ALL_KEPT } from './common.ts';

const CURRENT_STAYS =
  'Ein ID-Cert, das du hast, bleibt in Kraft, und der abgelehnte Schlüssel bleibt hier erhalten.';
const SAME_KEY =
  'Weitermachen sendet denselben Schlüssel noch einmal und keinen anderen. Wird er wieder abgelehnt, ist es ein Fehler in Claves oder im Heimatserver: Bitte melde ihn.';

export const keys: Record<keyof typeof english, ErrorWords> = {
  KEY_ARMOR_INVALID: refusal('konnte den Schlüssel nicht lesen, den Claves gesendet hat'),
  KEY_ALGORITHM_FORBIDDEN: refusal('nimmt das Verfahren des Schlüssels nicht an'),
  KEY_MULTIPLE: refusal('fand mehr als einen Schlüssel, wo einer hingehört'),
  KEY_PACKET_FORBIDDEN: refusal('fand im Schlüssel etwas, das nicht hineingehört'),
  KEY_SELF_SIGNATURE_INVALID: refusal('fand die eigene Signatur des Schlüssels ungültig'),
  KEY_USAGE_INVALID: refusal('fand, dass der Schlüssel nicht zum Signieren gemacht ist'),
  KEY_USER_ID_MISMATCH: refusal('fand im Schlüssel einen anderen Namen als deinen'),
  KEY_REVOKED: refusal('fand den Schlüssel widerrufen'),
  KEY_EXPIRED: refusal('fand den Schlüssel abgelaufen'),
  KEY_IS_PRIVATE: {
    happened: 'Der Heimatserver sagt, ihm sei ein privater Schlüssel gesendet worden.',
    safe: 'Er erklärt, ihn weder gespeichert noch protokolliert zu haben. Claves sendet nur öffentliche Schlüssel, das dürfte also nicht möglich sein.',
    todo: 'Bitte melde das. Weitermachen würde denselben öffentlichen Schlüssel noch einmal senden.',
  },
  KEY_NOT_YET_VALID: {
    happened: 'Der Heimatserver findet jeden von mehreren neuen Schlüsseln in die Zukunft datiert.',
    safe: CURRENT_STAYS,
    todo: 'Stell die Uhr dieses Geräts, und mach dann weiter: Es wird noch einmal ein neuer Schlüssel erstellt.',
  },
  KEY_IN_USE: {
    happened:
      'Der Heimatserver sagt, er kenne jeden von mehreren neuen Schlüsseln aus einer anderen Sitzung.',
    safe: 'Diese Schlüssel bleiben zum Nachsehen erhalten. Ein ID-Cert, das du hast, bleibt in Kraft.',
    todo: 'Weitermachen erstellt noch einmal einen neuen Schlüssel. Wird er wieder abgelehnt, sag es der Verwaltung des Heimatservers.',
  },
  KEY_SUPERSEDED: {
    happened: 'Ein neuerer Schlüssel ist schon an die Stelle von diesem getreten.',
    safe: 'Alle Schlüssel bleiben hier erhalten.',
    todo: 'Mach weiter: Claves vergleicht zuerst mit dem Server. Unter Zertifikate siehst du, welches das jetzige ist.',
  },
  KEY_CHANGED: {
    happened:
      'Das ID-Cert der Sitzung auf dem Heimatserver ist ein anderes als das, mit dem diese Rotation begann.',
    safe: 'Die späte Anfrage hatte keine Wirkung. Alle Schlüssel bleiben hier erhalten.',
    todo: 'Mach weiter: Claves vergleicht zuerst mit dem Server.',
  },
  CERT_NOT_FOUND: {
    happened: 'Der Heimatserver hat für diese Zeit kein ID-Cert.',
    safe: ALL_KEPT,
    todo: 'Sollte er eines haben, wurde der Server vielleicht aus einer Sicherung wiederhergestellt: Rotiere neu.',
  },
};

function refusal(what: string): ErrorWords {
  return { happened: `Der Heimatserver ${what}.`, safe: CURRENT_STAYS, todo: SAME_KEY };
}
