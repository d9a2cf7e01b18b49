/** What the live region holds, and who said it. */
export interface Announcement {
  readonly text: string;
  readonly by: symbol | null;
}

export const SILENCE: Announcement = { text: '', by: null };

/** What is said twice has to differ, or the region does not change: a space that is no break tells them apart. */
export function said(last: Announcement, text: string, by: symbol): Announcement {
  return { text: last.text === text ? `${text}\u00a0` : text, by };
}

/** Nobody takes back what another has said since. */
export function takenBack(last: Announcement, by: symbol): Announcement {
  return last.by === by ? SILENCE : last;
}
