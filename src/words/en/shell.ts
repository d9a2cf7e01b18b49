/** The frame around every page, and the pages that belong to it. */
export const shell = {
  skip: 'Skip to the page',
  pages: 'Pages',
  lock: 'Lock',
  opening: 'Opening…',
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
};
