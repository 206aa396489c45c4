/** What happened on the line, one kind a row. */
export type Happening =
  | { kind: 'subscribed' | 'ousted' | 'disconnected' | 'pinged'; connection: number }
  | { kind: 'delivered'; msgid: string; connection: number }
  | { kind: 'carried-out' | 'unanswered' | 'ignored'; cmd: string }
  | { kind: 'refused'; cmd: string; errcode: number };

/** In order. Tests assert on it and on what members see, never on what the program says of itself. */
export class Happenings {
  readonly entries: Happening[] = [];

  add(happening: Happening): void {
    this.entries.push(happening);
  }

  of<K extends Happening['kind']>(kind: K): Extract<Happening, { kind: K }>[] {
    return this.entries.filter((entry): entry is Extract<Happening, { kind: K }> => entry.kind === kind);
  }
}
