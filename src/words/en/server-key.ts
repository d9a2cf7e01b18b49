/** The home server shows a key that nobody vouches for, and a person decides. */
export const serverKey = {
  title: 'Server key',
  asking: 'Asking your home server…',
  known: (domain: string) =>
    `${domain} shows the key that this browser knows. It certifies your ID-Certs, and Claves stops if another one shows up that it did not vouch for.`,
  back: 'Back',
  notice: {
    title: 'Your home server shows another key than before',
    text: 'Claves stopped before using it. Your keys are as they were. Its administrator can tell you whether the new key is right, or somebody is posing as your server.',
    compare: 'Compare the keys…',
  },
  intro:
    'Your home server shows another key than the one that this browser knows, and the known one did not vouch for it. Claves stopped before using it.',
  keys: { known: 'The key that this browser knows', shown: 'The key that is shown now', none: 'None yet.' },
  happened: {
    name: 'What may have happened',
    lost: 'The administrator lost the old key, let it run out, or put the server back from an old backup. Then the new key is the right one.',
    between:
      'Or somebody stands between you and your home server, and shows a key of their own. Then nothing should be sent there.',
    who: 'No program can tell the two apart. The administrator can.',
  },
  safe: {
    name: 'What is safe',
    text: 'Your keys, their history and what was begun are in this browser as they were. No password is sent to a server whose key this browser does not know.',
  },
  todo: {
    name: 'What to do',
    ask: 'Ask the administrator over another way than this server: in person, by telephone, or through a channel that you know to be theirs. Has the server’s key changed, and what is the fingerprint of the new one?',
    type: 'Type or paste what you were told. This browser compares it with the key that is shown.',
    wait: 'If the administrator knows of no change, do not go on: wait, and say what you see here.',
  },
  accept: {
    label: 'Fingerprint that the administrator told you',
    hint: (length: number) =>
      `All ${length} characters of it; gaps and capital letters do not matter. Do not copy it from this page: whoever stands between wrote that.`,
    button: 'Accept the new key',
    safe: 'Nothing was accepted.',
    missing: 'Write the fingerprint that the administrator told you.',
    noFingerprint: 'A fingerprint is made of digits and the letters A to F. Type it again.',
    old: 'This is the old key. If the administrator has just told you so, the server’s key has not changed, and somebody may stand between: do not go on, and tell the administrator.',
    other:
      'This is not the key that the server shows. If it is what the administrator told you, somebody may stand between: do not go on, and tell the administrator. Else type it again.',
    part: (whole: number, typed: number) =>
      `A whole fingerprint has ${whole} characters, and this has ${typed}. A part of it proves nothing.`,
  },
  outdated: {
    title: 'The server shows yet another key by now',
    text: 'Nothing was accepted. What stands above is the key of this moment.',
  },
  accepted: {
    title: 'The new key is accepted',
    text: 'What stood goes on by itself, once you are signed in. Your identity key is rotated then, because the old server key certified your ID-Cert: others who know the server by its new key could not check it.',
  },
};
