/** Selects the largest values of an array with a heap; one instance serves one thread. */
export class TopScores {
  private readonly heap: Float64Array;
  private readonly places: Int32Array;

  constructor(private readonly capacity: number) {
    this.heap = new Float64Array(capacity);
    this.places = new Int32Array(capacity);
  }

  /** The `count` largest positive values in no order; missing ones are 0. Valid until the next call, also for `selected`. */
  largest(values: Float32Array, count = this.capacity): Float64Array {
    const { heap, places } = this;
    heap.fill(0, 0, count);
    places.fill(-1, 0, count);
    let least = 0;
    for (let place = 0; place < values.length; place++) {
      const value = values[place] as number;
      if (value > least) {
        this.replaceLeast(value, place, count);
        least = heap[0] as number;
      }
    }
    return heap.subarray(0, count);
  }

  /** What the last selection found, best first. */
  selected(count = this.capacity): { place: number; value: number }[] {
    const found: { place: number; value: number }[] = [];
    for (let at = 0; at < count; at++) {
      const place = this.places[at] as number;
      if (place >= 0) found.push({ place, value: this.heap[at] as number });
    }
    return found.sort((left, right) => right.value - left.value || left.place - right.place);
  }

  private replaceLeast(value: number, place: number, count: number): void {
    const { heap, places } = this;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= count) break;
      if (child + 1 < count && (heap[child + 1] as number) < (heap[child] as number)) child++;
      if ((heap[child] as number) >= value) break;
      heap[at] = heap[child] as number;
      places[at] = places[child] as number;
      at = child;
    }
    heap[at] = value;
    places[at] = place;
  }
}
