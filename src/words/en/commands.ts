/** The commands, and the keys that lead to them. */
export const commands = {
  title: 'Commands',
  /** As that key is labelled. */
  ctrl: 'Ctrl',
  search: 'What would you like to do?',
  none: 'No command is called that. Try the name of a page, or a word such as “theme”.',
  groups: { pages: 'Go to', act: 'Do', look: 'Look' },
  act: {
    rotate: 'Rotate the identity key now',
    replenish: 'Fill up the KeyPackages',
    backup: 'Make a backup…',
    lock: 'Lock the vault',
    shortcuts: 'Keyboard shortcuts',
  },
  /** Other words that a person may look for. */
  also: {
    rotate: 'renew key new ID-Cert',
    replenish: 'replenish refill stock',
    backup: 'export file save',
    lock: 'close leave',
    shortcuts: 'keys help',
  },
  theme: { system: 'Theme: as the system has it', light: 'Theme: light', dark: 'Theme: dark' },
  language: (name: string) => `Language: ${name}`,
  languageOfBrowser: 'Language: as the browser has it',
  shortcuts: {
    title: 'Keyboard shortcuts',
    everywhere: 'Everywhere',
    open: 'Commands',
    this: 'This list',
    close: 'Close what is open',
    pages: 'Go to a page: one key after the other',
    single: 'Keys without Ctrl or ⌘',
    singleHint:
      'They do nothing while you type. Turn them off if you speak to your machine, or press keys by accident.',
    on: 'On',
    off: 'Off',
  },
};
