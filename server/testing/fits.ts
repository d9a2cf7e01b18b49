/** Does an endpoint's path take this one? A parameter takes one segment, whatever it is. */
export function fits(pattern: string, path: string): boolean {
  return new RegExp(`^${pattern.replace(/\{\w+\}/g, '[^/]+')}$`).test(path);
}
