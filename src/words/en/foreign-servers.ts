/** Where else than at home this session is signed in. */
export const foreignServers = {
  intro:
    'This session can be signed in on other servers than your home server, by its ID-Cert. After each rotation this browser tells them of the new one.',
  pending:
    'A rotation is under way. Until your home server has answered, no foreign server is told anything.',
  list: {
    name: 'Signed in on',
    none: 'You are signed in on none. A foreign server is any that is not your home server: its people can meet you there, as your ID-Cert shows that server who you are. You need no account and no password there.',
  },
  add: {
    name: 'Another server',
    signInFirst: 'Your home server asks you to sign in again first, on the overview.',
    label: 'Address',
    hint: 'The server’s name, or its whole address with https://. This browser signs a challenge of that server with your identity key; no password goes there.',
    button: 'Sign in there',
    done: (domain: string) => `You are signed in on ${domain}.`,
    noAnswer: 'No server answers there. Check the address and the connection, then try again.',
    safe: 'Your keys and your session at home are as they were.',
  },
  server: {
    idCert: 'Your ID-Cert',
    believesUntil: 'Believes it until',
    asksAgain: '; then it asks your home server again.',
    doesNotSay: 'It does not say.',
    signedIn: 'Signed in',
    since: 'Since',
    notSignedIn: 'Not now. It takes no password there: this browser signs in with your identity key.',
    key: 'Its key',
    address: 'Address',
    tryNow: 'Try now',
    askAgain: 'Ask again',
    signOut: 'Sign out there…',
    /** Said after a button, for who has the page read out. */
    on: (domain: string) => ` on ${domain}`,
    safe: 'Your session at home is as it was.',
  },
  end: {
    title: (domain: string) => `Sign out on ${domain}?`,
    verb: 'Sign out there',
    verbHere: 'Forget it here alone',
    text: 'That server ends this session of yours, and this browser forgets its sign-in there. Your session at home and your keys stay as they are. You can sign in there again at any time.',
    waiting: (domain: string) => `Waiting for ${domain}.`,
    safe: 'You are signed in there still.',
    hereAlone:
      'You can sign out there later, when the server answers. If you forget the sign-in here alone, this browser cannot end that session any more, unless it signs in there again.',
    ended: {
      title: (domain: string) => `You are signed out on ${domain}`,
      text: 'That server has ended the session.',
    },
    forgotten: {
      title: (domain: string) => `This browser has forgotten its sign-in on ${domain}`,
      text: 'That server could not be told, so it may hold the session open until it goes unused for a month. Nobody has its token any more. To end it there, sign in on it again once it answers, then sign out.',
    },
  },
  told: {
    knowsSince: 'Knows your present ID-Cert since',
    present: 'Told of your present ID-Cert',
    notYetTold: 'Not yet told of your present ID-Cert',
    notSignedIn: 'Not signed in yet',
    notSignedInAgain: 'Not signed in again yet',
    /** `lack`: one of the four above. */
    waitsForSignIn: (lack: string) =>
      `${lack}: it waits until you have signed in at home again, on the overview.`,
    waitsForRotation: (lack: string) => `${lack}: it waits until the rotation has brought its new ID-Cert.`,
    next: (lack: string) => `${lack}: Claves does it next.`,
    failed: (lack: string, cause: string) => `${lack}. ${cause} Claves tries again by itself.`,
    nextTryIn: (span: string) => `Next try in ${span}.`,
    trying: 'It is being tried again.',
  },
};
