import { seededRandom } from '../../src/text/seeded-random';

/** Chance that a seed repeats. */
export class Dice {
  private readonly random: () => number;

  constructor(seed: number) {
    this.random = seededRandom(seed);
  }

  chance(probability: number): boolean {
    return this.random() < probability;
  }

  /** A whole number, both ends included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.random() * (most - least + 1));
  }

  /** Milliseconds, from seconds. */
  seconds(least: number, most: number): number {
    return this.between(least * 1000, most * 1000);
  }

  /** Milliseconds to the next of what happens once in `mean` of them. */
  wait(mean: number): number {
    return Math.round(-Math.log(1 - this.random()) * mean);
  }

  /** Undefined when there is none. */
  pick<T>(items: readonly [T, ...T[]]): T;
  pick<T>(items: readonly T[]): T | undefined;
  pick<T>(items: readonly T[]): T | undefined {
    return items[Math.floor(this.random() * items.length)];
  }

  /** One of them, each as often as its weight says. */
  weighted<T>(items: readonly (readonly [weight: number, item: T])[]): T {
    let left = this.random() * items.reduce((sum, [weight]) => sum + weight, 0);
    const found = items.find(([weight]) => (left -= weight) < 0) ?? items.at(-1);
    if (!found) throw new Error('There is nothing to choose from.');
    return found[1];
  }
}
