export interface FoundWord {
  /** Place of the word in the list that the automaton was made of. */
  word: number;
  /** Offsets of its characters in the text. */
  start: number;
  end: number;
}

const ROOT = 0;

interface Node {
  next: Map<number, number>;
  /** Where to go on when the next character does not fit: the longest end of what was read that begins a word. */
  fallback: number;
  /** Words that end here. */
  words: number[];
}

/**
 * Finds all words of a list in a text in one pass, however long the list is. A. Aho, M. Corasick: Efficient string
 * matching, Communications of the ACM 18 (1975). Compares character by character: texts are to be folded alike before.
 */
export class WordAutomaton {
  private readonly nodes: Node[] = [{ next: new Map(), fallback: ROOT, words: [] }];

  constructor(private readonly words: readonly string[]) {
    for (const [at, word] of words.entries()) this.add(word, at);
    this.connect();
  }

  /** Each occurrence, overlapping ones too, in the order of their ends. */
  find(text: string): FoundWord[] {
    const found: FoundWord[] = [];
    let state = ROOT;
    for (let at = 0; at < text.length; at++) {
      state = this.after(state, text.charCodeAt(at));
      for (const word of this.node(state).words) {
        found.push({ word, start: at + 1 - (this.words[word]?.length ?? 0), end: at + 1 });
      }
    }
    return found;
  }

  private add(word: string, at: number): void {
    if (word === '') return;
    let state = ROOT;
    for (let index = 0; index < word.length; index++) {
      const { next } = this.node(state);
      const code = word.charCodeAt(index);
      let following = next.get(code);
      if (following === undefined) {
        following = this.nodes.push({ next: new Map(), fallback: ROOT, words: [] }) - 1;
        next.set(code, following);
      }
      state = following;
    }
    this.node(state).words.push(at);
  }

  /** Breadth first, so that a node's fallback is ready before its children ask for it. */
  private connect(): void {
    const waiting = [...this.node(ROOT).next.values()];
    for (const state of waiting) {
      const { next, fallback } = this.node(state);
      for (const [code, child] of next) {
        const target = this.node(child);
        target.fallback = this.after(fallback, code);
        target.words.push(...this.node(target.fallback).words);
        waiting.push(child);
      }
    }
  }

  private after(from: number, code: number): number {
    let state = from;
    for (;;) {
      const { next, fallback } = this.node(state);
      const following = next.get(code);
      if (following !== undefined) return following;
      if (state === ROOT) return ROOT;
      state = fallback;
    }
  }

  private node(state: number): Node {
    return this.nodes[state] as Node;
  }
}
