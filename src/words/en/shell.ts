/** The frame around every page, and the pages that belong to it. */
export const shell = {
  skip: 'Skip to the page',
  pages: 'Pages',
  lock: 'Lock',
  opening: 'Opening…',
  cannotOpen: 'Claves cannot open',
  staySealed: 'Your keys stay sealed.',
  /** How long ago something was, where that is less than a minute or so. */
  justNow: 'just now',
  signInAgain: {
    title: 'Your home server asks you to sign in again',
    text: 'It takes your account password, on the overview.',
    toOverview: 'To the overview',
  },
  language: { legend: 'Language', browser: 'Browser' },
  theme: { legend: 'Theme', system: 'System', light: 'Light', dark: 'Dark' },
  notFound: {
    title: 'There is no such page',
    text: 'The address may be old or mistyped. Your keys are as they were.',
    toOverview: 'Go to the overview',
  },
  pageNames: {
    '/': 'Overview',
    '/certificates': 'Certificates',
    '/rotate': 'Rotation',
    '/key-packages': 'KeyPackages',
    '/sessions': 'Sessions',
    '/foreign-servers': 'Foreign servers',
    '/activity': 'Activity',
    '/backup': 'Backup',
    '/account': 'Account',
    '/vault': 'Vault',
    '/more': 'More',
  },
  /** What each page is for, where they are listed. */
  pagesSay: {
    '/rotate': 'A new identity key, and what comes of it, step by step.',
    '/foreign-servers': 'Where else than at home you are signed in, and what those servers know.',
    '/activity': 'What happened to this identity, as this browser saw it.',
    '/backup': 'All keys in one encrypted file: make it, prove it, restore it.',
    '/account': 'Its password, and its deletion.',
    '/vault': 'What opens the vault, when it locks itself, and where it lies.',
  },
  signOut: {
    open: 'Sign out…',
    title: 'Sign out?',
    verb: 'Sign out',
    ends: <Drawn>(fid: string, keyPackages: (text: string) => Drawn): (string | Drawn)[] => [
      `The home server ends this session of ${fid}. Nobody can add this device any more, and its `,
      keyPackages('KeyPackages'),
      ' are void.',
    ],
    keeps:
      'The keys and their history stay in this browser’s vault, sealed. An ended session cannot be taken up again: signing in later begins a new one.',
    foreign:
      'Foreign servers where you are signed in are told as well. One that does not answer finds out when it next asks your home server, within an hour.',
    waiting:
      'Waiting for the home server. You need not stay: what was asked cannot be called back, so if it answers yet, this session ends.',
    mayHaveEnded:
      'Your keys are kept. The request may have reached the server: signing out once more does no harm.',
    here: {
      title: 'Is your account password refused, or the identity deleted?',
      text: 'The session can be ended in this browser alone. Your home server cannot be told of it: the session may live on there, and this device stays on offer to groups. The keys and their history stay here, sealed.',
      verb: 'End it in this browser alone',
    },
  },
  failed: { title: 'This page failed', reload: 'Reload' },
  /** Where nothing can work, by what the browser lacks. */
  lacks: {
    'secure-context': {
      title: 'This address is not secure',
      lacks:
        'Browsers offer their cryptography only over https, or on localhost. This page came another way.',
      todo: 'Open Claves by https, or on the machine itself as http://localhost with the same port.',
    },
    storage: {
      title: 'This browser cannot store keys',
      lacks: 'Claves keeps sealed keys in IndexedDB, and this browser does not offer it.',
      todo: 'Leave private browsing if you are in it, or use a current Firefox, Chrome, Edge or Safari.',
    },
    locks: {
      title: 'This browser is too old',
      lacks: 'Claves needs Web Locks, so that two tabs never change the same keys at once.',
      todo: 'Use a current Firefox, Chrome, Edge or Safari.',
    },
    workers: {
      title: 'This browser is too old',
      lacks:
        'Claves keeps private keys in a worker, apart from the page, and this browser does not offer one.',
      todo: 'Use a current Firefox, Chrome, Edge or Safari.',
    },
  },
  /** How the line to the home server stands, in a word and in a sentence. */
  live: {
    live: { word: 'Live', sentence: 'Your home server tells this browser at once what happens.' },
    connecting: { word: 'Connecting', sentence: 'The line to your home server is being opened.' },
    offline: { word: 'Offline', sentence: (retry: string) => `Your home server cannot be heard. ${retry}` },
    halted: {
      word: 'Halted',
      sentence: 'Your home server is not heard just now: a notice on this page says what is to be done.',
    },
    'not-offered': {
      word: 'Not live',
      sentence:
        'Your home server does not tell what happens by itself. It is asked from time to time instead; nothing else is missing.',
    },
    retry: {
      now: 'It is being tried again now.',
      seconds: (seconds: number) => `It is tried again in ${seconds} s.`,
      minutes: (minutes: number) => `It is tried again in ${minutes} min.`,
    },
  },
};
