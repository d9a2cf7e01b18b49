import fc from 'fast-check';

/** Draws again what is too short, and yet shrinks to anything: a failure is told by its shortest sequence. */
export class AtLeast<T extends object> extends fc.Arbitrary<Iterable<T>> {
  readonly #least: number;
  readonly #drawn: fc.Arbitrary<Iterable<T>>;

  constructor(least: number, drawn: fc.Arbitrary<Iterable<T>>) {
    super();
    this.#least = least;
    this.#drawn = drawn;
  }

  override generate(random: fc.Random, bias: number | undefined): fc.Value<Iterable<T>> {
    for (;;) {
      const value = this.#drawn.generate(random, bias);
      // `value` would be a copy from the second reading on, of which it is not known what was run.
      if ([...value.value_].length >= this.#least) return value;
    }
  }

  override canShrinkWithoutContext(value: unknown): value is Iterable<T> {
    return this.#drawn.canShrinkWithoutContext(value);
  }

  override shrink(value: Iterable<T>, context: unknown): fc.Stream<fc.Value<Iterable<T>>> {
    return this.#drawn.shrink(value, context);
  }
}
