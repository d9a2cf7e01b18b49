import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { addCounts, countLine, countPlaywright, countStep, countVitest } from './count-tests.ts';

const folder = mkdtempSync(join(tmpdir(), 'claves-count-'));
afterAll(() => rmSync(folder, { recursive: true }));

const UNIT = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1, testResults: [] };

describe('counting a report', () => {
  test('skipped tests and those still to be written are no passes', () => {
    expect(countVitest(UNIT)).toEqual({ passed: 5, failed: 0, skipped: 2 });
  });

  test('a test file that cannot be loaded is a failure', () => {
    const broken = { status: 'failed', assertionResults: [] };
    const failing = { status: 'failed', assertionResults: [{ status: 'failed' }] };
    const report = { ...UNIT, numFailedTests: 1, testResults: [broken, failing] };
    expect(countVitest(report).failed).toBe(2);
  });

  test('an error outside any end-to-end test is a failure', () => {
    const stats = { expected: 3, unexpected: 1, flaky: 0, skipped: 0 };
    expect(countPlaywright({ stats, errors: [{ message: 'no such module' }] })).toEqual({
      passed: 3,
      failed: 2,
      skipped: 0,
    });
  });
});

describe('counting a step', () => {
  const report = join(folder, 'unit.json');
  writeFileSync(report, JSON.stringify(UNIT));

  test('believes a good report of a step that ended well', () => {
    expect(countStep(report, countVitest, 0)).toEqual({ passed: 5, failed: 0, skipped: 2 });
  });

  test('a bad exit code is a failure though every test passed', () => {
    expect(countStep(report, countVitest, 1)).toEqual({ passed: 5, failed: 1, skipped: 2 });
  });

  test('no report is a failure, even with a good exit code', () => {
    expect(countStep(join(folder, 'none.json'), countVitest, 0).failed).toBe(1);
  });

  test('a report without a test is a failure', () => {
    const empty = join(folder, 'empty.json');
    writeFileSync(empty, JSON.stringify({ ...UNIT, numPassedTests: 0 }));
    expect(countStep(empty, countVitest, 0).failed).toBe(1);
  });
});

test('the last line names skipped tests only where there are some', () => {
  const one = { passed: 1, failed: 2, skipped: 0 };
  expect(countLine(one)).toBe('1 passed, 2 failed');
  expect(countLine(addCounts([one, { passed: 1, failed: 0, skipped: 4 }]))).toBe(
    '2 passed, 2 failed, 4 skipped',
  );
});
