/** Yields the results of `work` in the order of `items`, with at most `limit` of them under way. */
export async function* mapAhead<Item, Result>(
  items: readonly Item[],
  limit: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const underWay: Promise<Result>[] = [];
  for (const item of items) {
    const result = work(item);
    // It is awaited below in its turn; till then a failure must not count as unhandled.
    result.catch(() => undefined);
    underWay.push(result);
    const first = underWay.length < limit ? undefined : underWay.shift();
    if (first) yield await first;
  }
  for (const result of underWay) yield await result;
}
