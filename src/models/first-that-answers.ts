export interface Attempts<Endpoint, Reply> {
  /** In the order in which they are asked; not empty. */
  endpoints: readonly Endpoint[];
  ask: (endpoint: Endpoint) => Promise<Reply>;
  /** Whether another may be asked after this failure. */
  mayGoOn: (error: unknown) => boolean;
}

/** Asks one endpoint after the other until one answers. Throws what the last one that was asked failed with. */
export async function firstThatAnswers<Endpoint, Reply>(attempts: Attempts<Endpoint, Reply>): Promise<Reply> {
  const { endpoints, ask, mayGoOn } = attempts;
  let failure: unknown = new Error('There is no endpoint to ask');
  for (const endpoint of endpoints) {
    try {
      return await ask(endpoint);
    } catch (error) {
      if (!mayGoOn(error)) throw error;
      failure = error;
    }
  }
  throw failure;
}
