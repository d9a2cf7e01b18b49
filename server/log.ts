/** What one line of the log says. Never a body, a header, a query, a token or an error's own words. */
export type LogEntry = Readonly<Record<string, string | number | readonly string[]>>;

export type Log = (entry: LogEntry) => void;

/** One JSON object per line, the time first. */
export const logToStandardOutput: Log = (entry) => {
  process.stdout.write(`${JSON.stringify({ time: new Date().toISOString(), ...entry })}\n`);
};

/**
 * What may be told of a defect: its kind and where it arose. Its message is left out, because libraries quote
 * their input there.
 */
export function describeFault(error: unknown): LogEntry {
  if (!(error instanceof Error)) return { fault: typeof error };
  if (error.cause instanceof Error) return describeFault(error.cause);
  return { fault: error.name, ...codesOf(error), at: framesOf(error) };
}

/** Node's name of the fault, and the database's number of it. */
function codesOf(error: Error): LogEntry {
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const errcode = 'errcode' in error && typeof error.errcode === 'number' ? { errcode: error.errcode } : {};
  return { ...code, ...errcode };
}

function framesOf(error: Error): readonly string[] {
  const lines = error.stack?.split('\n') ?? [];
  return lines.filter((line) => /^ {4}at /.test(line)).map((line) => line.trim());
}
