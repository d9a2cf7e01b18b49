/** What the home server keeps of the identity. */
export const account = {
  /** Before, the federation ID, and after it. */
  intro: [
    'The account is the home server’s side of',
    '. Its password signs you in to new sessions; the keys and the vault of this browser have nothing to do with it.',
  ],
  signInFirst: 'Both of these can be asked for once you have signed in again.',
  password: {
    name: 'Password',
    text: 'Your home server asks for it when you sign in, end a session or delete the identity. It is not the passphrase of this browser’s vault.',
    consequence:
      'A change signs all your other sessions out: each asks for the new password once, and goes on with its own keys. This browser stays signed in.',
    summary: 'Change the account password',
    currentHint: 'The one until now.',
    hint: (fewest: number) =>
      `At least ${fewest} characters that nobody would guess. Whoever has it can sign in as you.`,
    waiting: 'Waiting for the home server.',
    button: 'Change the password',
    mayHaveChanged:
      'Your keys are untouched. The request may have reached the server: asking once more, with the same two passwords, does no harm and tells.',
    changed: {
      title: 'The account password was changed',
      text: 'Your other sessions are signed out: sign in to each with the new password, and it goes on. If you do not know one of them, end it on the page “Sessions”. The passphrase of this vault is what it was.',
    },
  },
  deletion: {
    name: 'Deletion',
    text: 'Deleting the identity cannot be undone, by you or by the home server’s administrator:',
    consequences: (fid: string) => [
      `The name ${fid} is never given again, to you or to anybody else.`,
      'All sessions end, in every browser, and nobody can sign in to the identity any more.',
      'Nobody can add you to a group. In those that you are in you stay a member until somebody removes you: leave them first.',
      'Your ID-Certs stay readable on the home server, so that what you signed in their time can still be checked.',
      'The keys in your browsers stay there, until you remove them.',
    ],
    backupFirst: 'Make a backup first: what was encrypted to these keys can be read with them alone.',
    backup: 'Make a backup…',
    button: 'Delete the identity…',
    title: 'Delete this identity?',
    verb: 'Delete it for good',
    /** Before, the federation ID, and after it. */
    ask: ['The home server deletes', 'and ends all its sessions. Nobody can bring it back.'],
    fid: 'Its federation ID, to be sure',
    fidHint: (fid: string) => `Type ${fid}.`,
    otherFid: (fid: string) => `This is not ${fid}. Nothing was asked of the home server. Type it again.`,
    passwordHint: 'Your home server asks for it again. Not the passphrase of this browser.',
    waiting:
      'Waiting for the home server. You need not stay: what was asked cannot be called back, so if it answers yet, the identity is deleted.',
    mayHaveBeenDeleted:
      'Your keys are kept here. The request may have reached the server: asking once more does no harm, and tells.',
  },
};
