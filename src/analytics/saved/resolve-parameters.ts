import type { SavedQuestion } from '../source/source-description';
import { isTime } from './known-question';
import type { Piece } from './read-pieces';

export interface NamedInText {
  pieces: readonly Piece[];
  /** What stands for parameters of the type `text`. */
  texts: ReadonlyMap<string, string>;
}

export interface ResolvedParameters {
  values: Record<string, string | number>;
  /** How many hold by default. */
  byDefault: number;
}

type Mention = Exclude<Piece, { kind: 'sign' | 'content' | 'slot' }>;

/**
 * Gives each parameter what the question names. Null where one is not named and has no default, and where the question
 * names something that no parameter takes.
 * @param today ISO day
 */
export function resolveParameters(
  { parameters }: SavedQuestion,
  { pieces, texts }: NamedInText,
  today: string,
): ResolvedParameters | null {
  const mentions = pieces.filter((piece): piece is Mention => !['sign', 'content', 'slot'].includes(piece.kind));
  const asksForAll = pieces.some((piece) => piece.kind === 'sign' && piece.sign === 'all');
  const values: Record<string, string | number> = {};
  let byDefault = 0;
  for (const parameter of parameters) {
    const { name, type, column, default: standard } = parameter;
    const at = mentions.findIndex((one) => one.kind === type && (one.kind !== 'value' || one.column === column));
    const [mention] = at < 0 ? [] : mentions.splice(at, 1);
    const found = mention ? valueOf(mention) : texts.get(name);
    if (found !== undefined) values[name] = found;
    // All there are is not all of this year.
    else if (standard === undefined || (isTime(parameter) && asksForAll)) return null;
    else {
      values[name] = defaultOf(standard, type, today);
      byDefault++;
    }
  }
  return mentions.length === 0 ? { values, byDefault } : null;
}

function valueOf(mention: Mention): string | number {
  switch (mention.kind) {
    case 'month':
      return mention.month;
    case 'year':
      return mention.year;
    case 'value':
      return mention.value;
    case 'number':
      return mention.number;
  }
}

function defaultOf(standard: string | number, type: string, today: string): string | number {
  if (standard !== 'today') return standard;
  if (type === 'year') return Number(today.slice(0, 4));
  return type === 'month' ? today.slice(0, 7) : standard;
}
