/**
 * How long work kept this process busy, in milliseconds: what the rest of the machine does meanwhile does not count.
 * The least of three tries, as the compiler warms up.
 */
export async function cpuTimeOf(work: () => unknown): Promise<number> {
  const tries: number[] = [];
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const start = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(start);
    tries.push((user + system) / 1000);
  }
  return Math.min(...tries);
}
