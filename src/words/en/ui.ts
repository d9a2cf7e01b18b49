/** What the design system says by itself, on every page. */
export const ui = {
  close: 'Close',
};
