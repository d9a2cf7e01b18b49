interface EndedWords {
  readonly happened: string;
  readonly todo: string;
}

const IF_DELETED =
  'If the identity was deleted, nobody can sign in to it or get its name again, and no backup brings it back: create another one. Else sign in to begin a new session.';

/**
 * Of a session that its home server has ended. `isThere`: does it show other sessions of the identity? Null where it did
 * not answer yet. That it shows none is no proof of a deletion: it says the same where all have ended.
 */
export function endedWords(isThere: boolean | null): EndedWords {
  if (isThere) {
    return {
      happened: 'It was ended from elsewhere. The identity itself is there, with other sessions.',
      todo: 'Sign in to begin a new session. If it was not you who ended this one, somebody knows your account password: change it at once, and tell the administrator of your home server.',
    };
  }
  return {
    happened:
      isThere === null
        ? 'It was ended from elsewhere, or the identity was deleted.'
        : 'The server shows no session of this identity any more: all of them have ended, or the identity was deleted. Which of the two, it tells nobody.',
    todo: `${IF_DELETED} If it was not you, somebody knows your account password: tell the administrator of your home server.`,
  };
}
