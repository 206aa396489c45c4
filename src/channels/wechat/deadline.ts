const OVER = Symbol('over');

/** What the work comes to, or what `late` gives when it takes longer; the work itself goes on. */
export async function withDeadline<Value, Late>(
  work: Promise<Value>,
  milliseconds: number,
  late: () => Late,
): Promise<Value | Late> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<typeof OVER>((resolve) => {
    timer = setTimeout(resolve, milliseconds, OVER);
  });
  try {
    const first = await Promise.race([work, over]);
    return first === OVER ? late() : first;
  } finally {
    clearTimeout(timer);
  }
}
