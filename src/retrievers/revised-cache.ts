interface Kept<Value> {
  stamp: string;
  value: Promise<Value>;
}

/** Keeps in memory what is made from an assistant's stored knowledge, until that changes. */
export class RevisedCache<Value> {
  private readonly kept = new Map<string, Kept<Value>>();

  /** @param stampOf changes when the value has to be made anew */
  constructor(
    private readonly stampOf: (assistant: string) => Promise<string>,
    private readonly load: (assistant: string) => Promise<Value>,
  ) {}

  async get(assistant: string): Promise<Value> {
    const stamp = await this.stampOf(assistant);
    const known = this.kept.get(assistant);
    if (known?.stamp === stamp) return known.value;
    const fresh: Kept<Value> = { stamp, value: this.load(assistant) };
    this.kept.set(assistant, fresh);
    try {
      return await fresh.value;
    } catch (error) {
      if (this.kept.get(assistant) === fresh) this.kept.delete(assistant);
      throw error;
    }
  }
}
