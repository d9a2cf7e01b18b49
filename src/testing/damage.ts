type Change = readonly [path: string, changed: unknown];

/** The same value again and again, each time with one part of it changed a little; the path names that. */
export function changes(value: unknown): Change[] {
  if (typeof value === 'number') return [['', value + 1]];
  if (typeof value === 'string') return [['', `${value}x`]];
  if (value instanceof Uint8Array) return [...value.keys()].map((at) => [`[${at}]`, flipped(value, at)]);
  return Object.entries(value as object).flatMap(([name, part]) =>
    changes(part).map(([path, changed]): Change => [`.${name}${path}`, replaced(value, name, changed)]),
  );
}

function replaced(value: unknown, name: string, changed: unknown): unknown {
  if (Array.isArray(value)) return value.with(Number(name), changed);
  return { ...(value as object), [name]: changed };
}

export function flipped(bytes: Uint8Array, at: number): Uint8Array {
  return Uint8Array.from(bytes, (byte, index) => (index === at ? byte ^ 1 : byte));
}
