import type { Measured, Rates } from './measure.ts';

const HEADINGS = ['', 'per second', 'min–max', 'floor', 'min–max', 'ratio'];

/** The results as lines of text: names to the left, numbers to the right. */
export function table(results: readonly Measured[]): string {
  const rows = [HEADINGS, ...results.map(cells)];
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => line(row, widths)).join('\n');
}

function line(row: readonly string[], widths: readonly number[]): string {
  const padded = row.map((cell, column) => {
    const width = widths[column] ?? 0;
    return column === 0 ? cell.padEnd(width) : cell.padStart(width);
  });
  return padded.join('   ').trimEnd();
}

function cells({ name, ours, floor }: Measured): string[] {
  const ratio = (floor.median / ours.median).toFixed(1);
  return [name, whole(ours.median), spread(ours), whole(floor.median), spread(floor), ratio];
}

function spread({ min, max }: Rates): string {
  return `${whole(min)}–${whole(max)}`;
}

function whole(rate: number): string {
  return Math.round(rate).toLocaleString('en');
}
