import { existsSync, readFileSync } from 'node:fs';
import type { ErrorCode } from '../../../../src/protocol/errors.ts';

const PAGE = new URL('../../../../../shared/spec/validation.md', import.meta.url);
const MISSING = '../shared/spec/validation.md is not there';

/** The page lies outside the repository: a test may skip without it, except in CI. */
export const HAVE_PAGE = existsSync(PAGE);
/** Ends the title of a test that needs it, and says why it is skipped. */
export const WITHOUT_PAGE = HAVE_PAGE ? '' : ` (skipped: ${MISSING})`;

const { CI } = process.env;
if (!HAVE_PAGE && CI === 'true') throw new Error(MISSING);

/** One thing that the page says: this is refused with that. */
export interface Rule {
  /** The left column, or what stands there between two semicolons. */
  readonly row: string;
  readonly status: number;
  /** Null where the page names the status alone. */
  readonly code: ErrorCode | null;
}

/** All that its tables say; nothing where the page is missing. */
export function readRules(): Rule[] {
  const text = HAVE_PAGE ? readFileSync(PAGE, 'utf8') : '';
  const cells = [...text.matchAll(/^\| (.+) \| (.+) \|$/gm)].map(
    ([, left = '', right = '']) => [left, right] as const,
  );
  return cells.filter(([left]) => left !== 'bad input').flatMap(([left, right]) => rulesOf(left, right));
}

/** Where there are as many answers as parts, each part has its own; else each part may get any of them. */
function rulesOf(left: string, right: string): Rule[] {
  const parts = left.split('; ');
  const answers = answersOf(right);
  const isOneEach = parts.length === answers.length;
  return parts.flatMap((row, place) =>
    answers.filter((_, at) => !isOneEach || at === place).map((answer) => ({ row, ...answer })),
  );
}

/** `400 `A`; `B`` and `409 `C`` and `429` alone. A status holds until the next one. */
function answersOf(right: string): Omit<Rule, 'row'>[] {
  const words = [...right.matchAll(/\b([1-5]\d\d)\b(?! s\b)|`([A-Z][A-Z_]{3,})`/g)];
  const answers: Omit<Rule, 'row'>[] = [];
  let status = 0;
  for (const [, number, code] of words) {
    if (number) status = Number(number);
    else answers.push({ status, code: code as ErrorCode });
  }
  return answers.length > 0 ? answers : [{ status, code: null }];
}
