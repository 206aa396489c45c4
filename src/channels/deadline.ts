/** What the work comes to, or what `late` gives when it takes longer. The work itself goes on. */
export async function withDeadline<T, L>(work: Promise<T>, milliseconds: number, late: () => L): Promise<T | L> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, milliseconds, null);
  });
  try {
    const first = await Promise.race([work.then((value) => ({ value })), deadline]);
    return first ? first.value : late();
  } finally {
    clearTimeout(timer);
  }
}
