import { ProtocolError } from '../src/protocol/errors.ts';

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
  if (error.cause instanceof Error) return isOutage(error) ? outage(error) : describeFault(error.cause);
  return { fault: error.name, ...codesOf(error), at: framesOf(error) };
}

/** No defect, but told with each request while it lasts, perhaps thousands of times: by its codes alone. */
function outage(error: Error): LogEntry {
  return { fault: 'UNAVAILABLE', codes: codesAlong(error.cause) };
}

function isOutage(error: Error): boolean {
  return error instanceof ProtocolError && error.code === 'UNAVAILABLE';
}

/** Of an error, and of what it came from. */
function codesAlong(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [];
  return [...Object.values(codesOf(error)).map(String), ...codesAlong(error.cause)];
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
