/** Of the rates of several runs, each per second. */
export interface Rates {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** One line of the table. */
export interface Measured {
  readonly name: string;
  readonly ours: Rates;
  readonly floor: Rates;
}

/** Two ways to the same end. Each runs once when called, and resolves to how many it did per second. */
export interface Contest {
  readonly name: string;
  /** The product. */
  ours(): Promise<number>;
  /** The bare work that nobody can do without. */
  floor(): Promise<number>;
}

/** Runs both in turn, so that whatever else this machine does meets both alike. One run of each goes before, uncounted. */
export async function measure({ name, ours, floor }: Contest, runs: number): Promise<Measured> {
  const rates = { ours: [] as number[], floor: [] as number[] };
  await ours();
  await floor();
  for (let run = 0; run < runs; run++) {
    rates.ours.push(await ours());
    rates.floor.push(await floor());
  }
  return { name, ours: ratesOf(rates.ours), floor: ratesOf(rates.floor) };
}

/** How many per second, where `work` does `count`. */
export async function perSecond(count: number, work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return (count * 1000) / (performance.now() - started);
}

/** `runs`: at least one. */
export function ratesOf(runs: readonly number[]): Rates {
  const sorted = runs.toSorted((a, b) => a - b);
  const at = (index: number) => sorted[index] ?? Number.NaN;
  const middle = (sorted.length - 1) / 2;
  return {
    median: (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2,
    min: at(0),
    max: at(sorted.length - 1),
  };
}
