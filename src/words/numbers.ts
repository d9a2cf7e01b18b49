import { byLocale } from './language.ts';

const numberFormat = byLocale((locale) => new Intl.NumberFormat(locale));
const pluralRules = byLocale((locale) => new Intl.PluralRules(locale));

/** A count with the separators of the language. */
export function countWords(count: number): string {
  return numberFormat().format(count);
}

/** The form that goes with a count, which stands in the place of `#`: `# KeyPackages are waiting.` */
export function plural(count: number, forms: { readonly one: string; readonly other: string }): string {
  const form = pluralRules().select(count) === 'one' ? forms.one : forms.other;
  return form.replaceAll('#', countWords(count));
}
