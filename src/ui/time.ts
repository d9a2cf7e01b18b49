import { byLocale, locale } from '../words/language.ts';
import { countWords } from '../words/numbers.ts';
import { words } from '../words/words.ts';

/** Dates and durations in words. All times in UNIX seconds. */

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const dateFormat = dates({ dateStyle: 'long' });
const momentFormat = dates({ dateStyle: 'medium', timeStyle: 'short' });
const timeFormat = dates({ timeStyle: 'short' });
const shortFormat = dates({ month: 'short', day: 'numeric' });
const briefFormat = dates({
  month: 'short',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
});
const monthFormat = dates({ month: 'short' });
const yearFormat = dates({ year: 'numeric' });
const agoFormat = byLocale((locale) => new Intl.RelativeTimeFormat(locale));
/** Sweden writes dates as ISO 8601 does. */
const isoDayFormat = new Intl.DateTimeFormat('sv-SE', { year: 'numeric', month: '2-digit', day: '2-digit' });

function dates(options: Intl.DateTimeFormatOptions): () => Intl.DateTimeFormat {
  return byLocale((locale) => new Intl.DateTimeFormat(locale, options));
}

/** The day, as in “3 December 2026”. */
export function dateWords(at: number): string {
  return dateFormat().format(at * 1000);
}

/** The day without the year, for scales: “3 Dec”. */
export function shortDateWords(at: number): string {
  return shortFormat().format(at * 1000);
}

/** Day and minute. */
export function momentWords(at: number): string {
  return momentFormat().format(at * 1000);
}

/** Day and minute without the year, for tables. */
export function briefWords(at: number): string {
  return briefFormat().format(at * 1000);
}

/** The minute alone, for what stands under its day. */
export function timeWords(at: number): string {
  return timeFormat().format(at * 1000);
}

/** The month for a scale, as in “Nov”; January is told by its year. */
export function monthWords(at: number): string {
  return (new Date(at * 1000).getMonth() === 0 ? yearFormat() : monthFormat()).format(at * 1000);
}

/** The day as in `2026-12-03`: moments of one day have the same. */
export function isoDay(at: number): string {
  return isoDayFormat.format(at * 1000);
}

/** For the `dateTime` of a `time` element. */
export function isoMoment(at: number): string {
  return new Date(at * 1000).toISOString();
}

/** The largest unit in which a span is at least one and a half, or seconds: “36 hours” becomes “2 days”. */
export function spanOf(seconds: number): { count: number; unit: 'day' | 'hour' | 'minute' | 'second' } {
  const span = Math.abs(seconds);
  if (span >= 1.5 * DAY) return { count: Math.round(span / DAY), unit: 'day' };
  if (span >= 1.5 * HOUR) return { count: Math.round(span / HOUR), unit: 'hour' };
  if (span >= 1.5 * MINUTE) return { count: Math.round(span / MINUTE), unit: 'minute' };
  return { count: Math.round(span), unit: 'second' };
}

/** “59 days”, “3 hours”, “1 second”. */
export function spanWords(seconds: number): string {
  return spanParts(seconds)
    .map((part) => part.value)
    .join('');
}

/** How long ago that was: “3 days ago”. Seconds are not counted, as nobody reads them again while they pass. */
export function agoWords(seconds: number): string {
  if (seconds < 1.5 * MINUTE) return words().shell.justNow;
  const { count, unit } = spanOf(seconds);
  return agoFormat().format(-count, unit);
}

/** `spanWords` in two: “59” and “days”. */
export function spanPair(seconds: number): { count: string; unit: string } {
  const parts = spanParts(seconds);
  const unit = parts.find((part) => part.type === 'unit')?.value ?? '';
  return { count: countWords(spanOf(seconds).count), unit };
}

function spanParts(seconds: number): Intl.NumberFormatPart[] {
  const { count, unit } = spanOf(seconds);
  return new Intl.NumberFormat(locale(), { style: 'unit', unit, unitDisplay: 'long' }).formatToParts(count);
}
