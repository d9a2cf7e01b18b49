import type { foreign as english } from '../../en/errors/foreign.ts';
import type { ErrorWords } from '../../error-words.ts';

const NOTHING_LOST = 'Deine Schlüssel und deine Sitzung zu Hause sind, wie sie waren.';
const NOT_SIGNED_IN = 'Dort wurde nichts geändert, und deine Schlüssel sind, wie sie waren.';

export const foreign: Record<keyof typeof english, ErrorWords> = {
  FOREIGN_UNREACHABLE: {
    happened: 'Der fremde Server hat nicht geantwortet.',
    safe: NOTHING_LOST,
    todo: 'Prüfe die Verbindung, und versuch es dann noch einmal.',
  },
  FOREIGN_UNAVAILABLE: {
    happened: 'Der fremde Server ist gerade nicht bereit, oder er erreicht deinen Heimatserver nicht.',
    safe: NOTHING_LOST,
    todo: 'Versuch es in einer Minute noch einmal.',
  },
  FOREIGN_REFUSED: {
    happened:
      'Der fremde Server lehnte ab, was Claves von ihm wollte, oder gab eine Antwort, die das Protokoll nicht erlaubt.',
    safe: NOTHING_LOST,
    todo: 'Bleibt es so, frag seine Verwaltung, ob er Sitzungen deines Heimatservers aufnimmt.',
  },
  FOREIGN_KEY_INVALID: {
    happened: 'Das eigene Zertifikat des fremden Servers ist kaputt oder abgelaufen.',
    safe: 'Es wurde nichts für ihn signiert.',
    todo: 'Mach dort nicht weiter. Frag seine Verwaltung.',
  },
  FOREIGN_KEY_CHANGED: {
    happened:
      'Der fremde Server zeigt einen anderen Schlüssel als den, den dieser Browser kennt, und der bekannte hat nicht für ihn gebürgt.',
    safe: 'Es wurde nichts für ihn signiert, und deine Sitzung zu Hause geht weiter.',
    todo: 'Vielleicht gibt sich jemand als dieser Server aus. Vergleiche seinen Schlüssel vor allem anderen mit dem, was dir seine Verwaltung sagt.',
  },
  NOT_FOREIGN: {
    happened: 'Das ist dein eigener Heimatserver.',
    safe: 'Du bist dort schon angemeldet.',
    todo: 'Schreib die Adresse eines anderen Servers.',
  },
  ID_CERT_PENDING: {
    happened:
      'Eine Rotation ist nicht fertig, und bis sie weitergeht, weiß hier niemand, welches ID-Cert das jetzige ist.',
    safe: 'Fremde Server kennen das vorige, und nichts ist verloren.',
    todo: 'Bring die Rotation auf ihrer Seite zu Ende; versuch es dann noch einmal.',
  },
  CHALLENGE_INVALID: {
    happened: 'Der fremde Server kennt die Aufgabe nicht mehr, die diese Anmeldung beantwortet hat.',
    safe: NOT_SIGNED_IN,
    todo: 'Versuch es noch einmal: Dazu kommt eine neue Aufgabe.',
  },
  SIGNATURE_INVALID: {
    happened: 'Der fremde Server fand die Signatur dieser Anmeldung ungültig.',
    safe: NOT_SIGNED_IN,
    todo: 'Stell die Uhr dieses Geräts, und versuch es dann noch einmal.',
  },
  ID_CERT_INVALID: {
    happened:
      'Der fremde Server nimmt dein ID-Cert nicht an: Dein Heimatserver nennt es nicht als das jetzige.',
    safe: 'Deine Sitzung bei deinem Heimatserver geht weiter, und deine Schlüssel sind, wie sie waren.',
    todo: 'Rotiere deinen Identitätsschlüssel, und versuch es dann noch einmal. Bleibt es so, frag die Verwaltung des fremden Servers.',
  },
};
