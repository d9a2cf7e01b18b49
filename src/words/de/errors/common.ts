export const NOTHING_CHANGED = 'Es wurde nichts gespeichert oder geändert, weder hier noch auf dem Server.';
export const ALL_KEPT = 'Deine Schlüssel und das Begonnene bleiben in diesem Browser; nichts ist verloren.';
export const SENT_AGAIN =
  'Deine Schlüssel sind sicher. Das Begonnene bleibt hier und kann noch einmal so gesendet werden, wie es war.';
export const STORED_FIRST = 'Es wurde nichts gesendet, was nicht hier gespeichert ist.';
export const STEPS_KEPT = 'Das Begonnene bleibt erhalten, Schritt für Schritt.';
export const ofJourneys: readonly string[] = [ALL_KEPT, SENT_AGAIN, STORED_FIRST, STEPS_KEPT];

export const SIGN_IN_AGAIN =
  'Melde dich mit deinem Kontopasswort neu an. Das Begonnene geht dann weiter; was misslang, kannst du noch einmal versuchen.';
export const REPORT =
  'Versuch es noch einmal. Geschieht es wieder, ist es ein Fehler in Claves oder im Heimatserver: Bitte melde ihn.';
