/** What was typed, as minutes until the vault locks itself; null for anything but a whole number from 1 to 60. */
export function minutesOf(typed: string): number | null {
  const text = typed.trim();
  const minutes = /^\d{1,2}$/.test(text) ? Number(text) : 0;
  return minutes >= 1 && minutes <= 60 ? minutes : null;
}
