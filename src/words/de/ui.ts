import type { Words } from '../en/en.ts';

export const ui: Words['ui'] = {
  close: 'Schließen',
};
