import { existsSync, readFileSync } from 'node:fs';
import * as z from 'zod/mini';

/** The part of Vitest's JSON report that tells what failed, and why. */
const UnitReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.optional(z.string()),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z.optional(z.nullable(z.array(z.string()))),
        }),
      ),
    }),
  ),
});

const MESSAGE_LINES = 25;

/**
 * What failed among the unit tests, to be said again at the end of a run, whose first part a log may not keep:
 * one text per test or per file that could not be loaded, its message cut to 25 lines. No report, no text.
 */
export function unitFailures(file: string): string[] {
  if (!existsSync(file)) return [];
  return nameFailures(JSON.parse(readFileSync(file, 'utf8')));
}

export function nameFailures(report: unknown): string[] {
  return UnitReport.parse(report).testResults.flatMap((file) => {
    const failed = file.assertionResults.filter(({ status }) => status === 'failed');
    if (failed.length === 0 && file.status === 'failed') return [told(file.name, file.message ?? '')];
    return failed.map((one) => told(`${file.name}: ${one.fullName}`, (one.failureMessages ?? []).join('\n')));
  });
}

function told(what: string, message: string): string {
  return `FAILED ${what}\n${message.split('\n').slice(0, MESSAGE_LINES).join('\n')}`;
}
