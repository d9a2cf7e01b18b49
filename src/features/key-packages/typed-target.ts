/** What was typed, as a whole number within these bounds; null for anything else. */
export function typedTarget(typed: string, { least, most }: { least: number; most: number }): number | null {
  const text = typed.trim();
  const target = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  return target >= least && target <= most ? target : null;
}
