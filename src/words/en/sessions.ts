/** Where else the account is signed in. */
export const sessions = {
  intro:
    'Each browser that is signed in to your account is a session with a key of its own. Your home server lists them, and this browser checks the ID-Cert of each.',
  askAgain: 'Ask again',
  asking: 'Asking your home server…',
  noList: 'Your home server lists them once you have signed in again.',
  oldList:
    'What is shown here is from the last time it was asked. It lists them anew once you have signed in again; only then can one be ended from here.',
  here: { name: 'This browser', toEnd: 'To end this one, use “Sign out…”.' },
  others: {
    name: 'Other sessions',
    notYours:
      'Is one of these not yours? End it at once, and tell the administrator of your home server: whoever began it knows your account password.',
    alone: 'There is no other. A browser in which you sign in is listed here from then on.',
  },
  naming: {
    give: 'Give it a name',
    change: 'Change its name',
    label: 'Name of this session',
    hint: 'Such as “laptop” or “at work”. It stays in this browser and its backups; no server hears of it.',
    save: 'Save the name',
    safe: 'The name is what it was.',
  },
  end: {
    button: 'End this session…',
    title: 'End this session?',
    verb: 'End the session',
    session: 'Session',
    /** Between a session’s ID and the moment it began. */
    since: ', since',
    text: 'Nobody can add that device to a group any more, and its KeyPackages are void. This cannot be undone: signing in there later begins a new session. Its keys stay where they are.',
    passwordHint: 'Your home server asks for it again. Not the passphrase of this browser.',
    waiting:
      'Waiting for the home server. You need not stay: what was asked cannot be called back, so if it answers yet, that session ends.',
    mayHaveEnded: 'Nothing of the request is kept here. It may have reached the server: look at the list.',
  },
  outcomes: {
    ended: {
      title: 'The session was ended',
      text: 'Nobody can add its device any more. Its keys and history stay where they are.',
    },
    unknown: {
      title: 'Your home server knows no such session',
      text: 'It has ended already. If it is still listed below, tell the administrator of your home server.',
    },
  },
};
