/** What the home server shows of a session, where the sessions are listed. */
export const sessionCertificates = {
  sessionId: 'Session ID',
  since: 'Since',
  ranOut: 'ID-Cert ran out',
  runsOut: 'ID-Cert runs out',
  identityKey: 'Identity key',
  verdict: 'Verdict',
  inFull: 'Its ID-Cert in full',
  ownPage: 'Compare its fingerprint',
  /** Where the checks alone do not tell it. */
  verdicts: {
    'ran-out': 'It held until it ran out.',
    'not-shown': 'The home server does not show it, so nothing was checked.',
  },
  /** What to know before all else; the text for this session and for another. */
  warnings: {
    'ran-out': {
      title: 'The ID-Cert of this session has run out',
      ofThis: 'Nobody can add this device to a group until its key is rotated.',
      ofOther: 'Nobody can add this device to a group until its key is rotated there.',
    },
    'not-shown': {
      title: 'Your home server lists this session, and shows no ID-Cert for it',
      ofThis:
        'This browser has its own: see Certificates. What the server shows to others cannot be checked.',
      ofOther: 'What it is cannot be checked. If you do not know the session, end it.',
    },
    'issuer-unknown': {
      title: 'The ID-Cert of this session cannot be checked here',
      ofThis:
        'An earlier key of the server seems to have certified it, and this browser never knew that key. After the next rotation it can be checked.',
      ofOther:
        'An earlier key of the server seems to have certified it, and this browser never knew that key. After the next rotation there it can be checked. If you do not know the session, end it.',
    },
    'does-not-hold': {
      title: 'Your home server shows an ID-Cert for this session that does not hold',
      ofThis:
        'This browser uses only the one that it checked itself: see Certificates. Ask the administrator of your home server before you go on.',
      ofOther:
        'Others may be shown a key in your name that is not yours. Below you see which check failed. End the session, and tell the administrator of your home server.',
    },
  },
};
