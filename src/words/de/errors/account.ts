import type { account as english } from '../../en/errors/account.ts';
import type { ErrorWords } from '../../error-words.ts';
import { ALL_KEPT, NOTHING_CHANGED, SIGN_IN_AGAIN } from './common.ts';

const PERHAPS_REGISTERED =
  'Wurde ein früherer Versuch unterbrochen, ist er vielleicht durchgekommen: Prüfe auch das Passwort.';

export const account: Record<keyof typeof english, ErrorWords> = {
  USERNAME_INVALID: {
    happened: 'Der Heimatserver nimmt diesen Namen nicht an.',
    safe: NOTHING_CHANGED,
    todo: 'Nimm 1 bis 64 Buchstaben von a bis z, Ziffern und . _ % + -.',
  },
  PASSWORD_INVALID: {
    happened:
      'Der Heimatserver nimmt dieses Passwort nicht an: Es ist zu kurz, zu lang oder sehr verbreitet.',
    safe: NOTHING_CHANGED,
    todo: 'Wähle eines mit mindestens 8 Zeichen, das niemand errät.',
  },
  FEDERATION_ID_TAKEN: {
    happened: 'Jemand anderes hat diesen Namen auf diesem Heimatserver.',
    safe: 'Es wurde keine Identität angelegt.',
    todo: 'Wähle einen anderen Namen. Ist es deiner, melde dich stattdessen an.',
  },
  REGISTRATION_CLOSED: {
    happened: 'Dieser Heimatserver nimmt keine neuen Identitäten auf.',
    safe: 'Dieser Versuch hat keine Identität angelegt.',
    todo: `Wähle einen anderen Heimatserver, oder melde dich an, wenn du dort eine Identität hast. ${PERHAPS_REGISTERED}`,
  },
  INVITATION_INVALID: {
    happened:
      'Dieser Heimatserver verlangt eine Einladung und bekam keine, die er kennt und die noch unbenutzt ist.',
    safe: 'Dieser Versuch hat keine Identität angelegt.',
    todo: `Bitte die Verwaltung des Heimatservers um eine Einladung, und übernimm sie genau. ${PERHAPS_REGISTERED}`,
  },
  SENSITIVE_SOLUTION_INVALID: {
    happened: 'Das Kontopasswort ist falsch.',
    safe: NOTHING_CHANGED,
    todo: 'Gib es noch einmal ein: das Passwort deines Kontos, nicht die Passphrase des Tresors dieses Browsers.',
  },
  NOT_ADMINISTRATOR: {
    happened: 'Das darf nur die Verwaltung des Heimatservers.',
    safe: NOTHING_CHANGED,
    todo: 'Bitte die Verwaltung des Heimatservers darum.',
  },
  INVALID_CREDENTIALS: {
    happened: 'Der Name oder das Passwort ist falsch.',
    safe: 'Es wurde nichts geändert, und deine Schlüssel sind, wie sie waren.',
    todo: 'Gib es noch einmal ein.',
  },
  UNAUTHORIZED: {
    happened: 'Der Heimatserver nimmt die Anmeldung dieser Sitzung nicht an.',
    safe: ALL_KEPT,
    todo: SIGN_IN_AGAIN,
  },
  TOKEN_EXPIRED: {
    happened: 'Die Anmeldung dieser Sitzung ist abgelaufen: Sie wurde lange nicht benutzt.',
    safe: ALL_KEPT,
    todo: SIGN_IN_AGAIN,
  },
  SESSION_REVOKED: {
    happened: 'Diese Sitzung wurde auf dem Heimatserver beendet.',
    safe: 'Ihre Schlüssel und ihre Geschichte bleiben im Tresor dieses Browsers.',
    todo: 'Melde dich neu an: Du bekommst eine neue Sitzung. Hast nicht du sie beendet, kennt jemand dein Kontopasswort: Sag es der Verwaltung deines Heimatservers.',
  },
  SESSION_ID_TAKEN: {
    happened: 'Der Heimatserver hat für diese Sitzung einen anderen Schlüssel als dieser Browser.',
    safe: 'Es wurde kein Schlüssel gesendet, den der Server nicht zertifiziert hatte. Alle Schlüssel hier bleiben erhalten.',
    todo: 'Melde dich neu an: Dieser Browser wird dann eine neue Sitzung.',
  },
  SESSION_ID_INVALID: {
    happened: 'Der Heimatserver nimmt die ID dieser Sitzung nicht an.',
    safe: NOTHING_CHANGED,
    todo: 'Gib diese Anmeldung auf und beginne neu: Es wird eine neue ID gemacht.',
  },
};
