import type { requests as english } from '../../en/errors/requests.ts';
import type { ErrorWords } from '../../error-words.ts';
import { ALL_KEPT, NOTHING_CHANGED, REPORT, SENT_AGAIN } from './common.ts';

export const requests: Record<keyof typeof english, ErrorWords> = {
  MALFORMED_JSON: refusal('konnte nicht lesen, was Claves gesendet hat'),
  INVALID_BODY: refusal('nahm die Form dessen nicht an, was Claves gesendet hat'),
  METHOD_NOT_ALLOWED: refusal('bietet nicht, was Claves von ihm wollte'),
  UNSUPPORTED_MEDIA_TYPE: refusal('nimmt die Art von Daten nicht an, die Claves gesendet hat'),
  PAYLOAD_TOO_LARGE: refusal('fand zu groß, was Claves gesendet hat'),
  URI_TOO_LONG: refusal('fand eine Adresse zu lang, die Claves benutzt hat'),
  HEADERS_TOO_LARGE: refusal('fand die Kopfzeilen einer Anfrage zu groß'),
  NOT_FOUND: {
    happened: 'Der Heimatserver kennt nicht, wonach Claves gefragt hat.',
    safe: NOTHING_CHANGED,
    todo: 'Der Server ist vielleicht älter als diese Seite, oder seine Adresse falsch. Bleibt es so, frag seine Verwaltung.',
  },
  REQUEST_TIMEOUT: {
    happened: 'Die Anfrage kam zu langsam beim Heimatserver an.',
    safe: ALL_KEPT,
    todo: 'Prüfe die Verbindung, und versuch es dann noch einmal.',
  },
  RATE_LIMITED: {
    happened:
      'Der Heimatserver lässt dich etwas später wieder versuchen: Er wurde in kurzer Zeit zu oft gefragt, oder ein Passwort war mehrmals falsch.',
    safe: ALL_KEPT,
    todo: 'Warte ein wenig, und versuch es dann noch einmal.',
  },
  INTERNAL: {
    happened: 'Dem Heimatserver misslang seine eigene Arbeit.',
    safe: SENT_AGAIN,
    todo: 'Versuch es in einer Minute noch einmal. Bleibt es so, sag es der Verwaltung des Heimatservers.',
  },
  UNAVAILABLE: {
    happened: 'Der Heimatserver ist gerade nicht bereit.',
    safe: SENT_AGAIN,
    todo: 'Versuch es in einer Minute noch einmal.',
  },
  FORBIDDEN: {
    happened: 'Der Heimatserver erlaubt das nicht.',
    safe: NOTHING_CHANGED,
    todo: 'Frag die Verwaltung des Heimatservers, wenn du meinst, er sollte es.',
  },
  NOT_FEDERATED: {
    happened: 'Diese Identität gehört zu einer anderen Domain als der des Heimatservers.',
    safe: NOTHING_CHANGED,
    todo: 'Prüfe den Teil nach dem @, oder nimm den Heimatserver jener Domain.',
  },
  FID_INVALID: {
    happened: 'Das ist keine Föderations-ID.',
    safe: NOTHING_CHANGED,
    todo: 'Schreib sie als name@domain, mit einfachen Buchstaben, Ziffern und . _ % + -.',
  },
  USER_NOT_FOUND: {
    happened: 'Der Heimatserver kennt diesen Akteur nicht.',
    safe: NOTHING_CHANGED,
    todo: 'Prüfe den Namen.',
  },
  TIMESTAMP_INVALID: {
    happened: 'Der Heimatserver nahm die Zeit nicht an, nach der gefragt wurde.',
    safe: NOTHING_CHANGED,
    todo: 'Prüfe die Uhr dieses Geräts, und versuch es dann noch einmal.',
  },
};

function refusal(what: string): ErrorWords {
  return { happened: `Der Heimatserver ${what}.`, safe: ALL_KEPT, todo: REPORT };
}
