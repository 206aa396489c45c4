/** Selects the largest values of an array with a heap; one instance serves one thread. */
export class TopScores {
  private readonly heap: Float64Array;
  private readonly places: Int32Array;

  constructor(private readonly capacity: number) {
    this.heap = new Float64Array(capacity);
    this.places = new Int32Array(capacity);
  }

  /**
   * The sum of the `count` largest positive values (missing ones count as 0). After it, `places` tells where they were.
   */
  sumOfLargest(values: Float32Array, count = this.capacity): number {
    const { heap, places } = this;
    heap.fill(0, 0, count);
    places.fill(-1, 0, count);
    let least = 0;
    for (let place = 0; place < values.length; place++) {
      const value = values[place] ?? 0;
      if (value > least) {
        this.replaceLeast(value, place, count);
        least = heap[0] ?? 0;
      }
    }
    let sum = 0;
    for (let at = 0; at < count; at++) sum += heap[at] ?? 0;
    return sum;
  }

  /** What the last selection found, best first. */
  selected(count = this.capacity): { place: number; value: number }[] {
    const found: { place: number; value: number }[] = [];
    for (let at = 0; at < count; at++) {
      const place = this.places[at] ?? -1;
      if (place >= 0) found.push({ place, value: this.heap[at] ?? 0 });
    }
    return found.sort((left, right) => right.value - left.value || left.place - right.place);
  }

  private replaceLeast(value: number, place: number, count: number): void {
    const { heap, places } = this;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= count) break;
      if (child + 1 < count && (heap[child + 1] ?? 0) < (heap[child] ?? 0)) child++;
      if ((heap[child] ?? 0) >= value) break;
      heap[at] = heap[child] ?? 0;
      places[at] = places[child] ?? -1;
      at = child;
    }
    heap[at] = value;
    places[at] = place;
  }
}
