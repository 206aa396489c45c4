import { foldText } from '../../text/character-runs';
import type { SavedQuestion } from '../source/source-description';
import { type Asked, askedBy, isSaid, type KnownQuestion, knownQuestion } from './known-question';
import { type KnownValue, type Piece, pieceReader, UNITS } from './read-pieces';
import { type NamedInText, resolveParameters } from './resolve-parameters';
import { hasTexts, textReadings } from './text-slots';

export interface SavedMatch {
  saved: SavedQuestion;
  /** By the parameter's name: months as `2026-03`, years as numbers. */
  values: Record<string, string | number>;
  /** From 0 to 1: how near the text is to a wording. */
  confidence: number;
}

export interface SavedContext {
  /** ISO day. */
  today: string;
  /** Values of a column `table.column` that a question may name. */
  values: (column: string) => readonly string[];
}

/** Longer ones ask for more than a saved question answers. */
const LONGEST = 120;
const LEAST_CONFIDENCE = 0.6;
const SURE = 0.75;
const DEFAULT_COST = 0.1;
/** Two questions as near as that cannot be told apart. */
const NO_DIFFERENCE = 0.02;
const NO_TEXTS: ReadonlyMap<string, string> = new Map();

/**
 * Which saved question a text asks, without a model: null unless all that the text says is known to that question, it asks
 * in the same way (how many, by month, the newest, ...), and every parameter is found.
 */
export function matchSaved(text: string, saved: readonly SavedQuestion[], context: SavedContext): SavedMatch | null {
  const folded = foldText(text).replaceAll('’', "'").trim();
  if (folded === '' || folded.length > LONGEST || folded.includes('{')) return null;
  const read = pieceReader(folded, context.today);
  const matches = saved
    .flatMap((one) => {
      const named = namedIn(folded, one, context.values);
      const readings = hasTexts(one)
        ? textReadings(folded, one).map(({ shown, texts }) => ({
            texts,
            pieces: pieceReader(shown, context.today)(named),
          }))
        : [{ texts: NO_TEXTS, pieces: read(named) }];
      const found = readings.flatMap((reading) => matchOf(knownQuestion(one), reading, context.today) ?? []);
      return found.sort(surestFirst).slice(0, 1);
    })
    .sort(surestFirst);
  const [best, second] = matches;
  if (!best || best.confidence < LEAST_CONFIDENCE) return null;
  return second && best.confidence - second.confidence < NO_DIFFERENCE ? null : best;
}

/** Whether a text asks a saved question so surely that it is one, whatever else it may look like. */
export const isSure = ({ confidence }: Pick<SavedMatch, 'confidence'>): boolean => confidence >= SURE;

const surestFirst = (one: SavedMatch, other: SavedMatch): number => other.confidence - one.confidence;

function matchOf(known: KnownQuestion, named: NamedInText, today: string): SavedMatch | null {
  const { saved, wordings, vocabulary } = known;
  const { pieces } = named;
  const asked = askedBy(pieces);
  const alike = wordings.filter(({ signs }) => signs === asked.signs);
  if (alike.length === 0) return null;
  const contents = pieces.flatMap((piece) => (piece.kind === 'content' ? [piece.text] : []));
  if (!saysEnough(pieces)) return null;
  if (!contents.every((content) => isSaid(content, vocabulary))) return null;
  const resolved = resolveParameters(saved, named, today);
  if (!resolved) return null;
  const likeness = Math.max(...alike.map((wording) => likenessOf(asked, wording)));
  // What asks nothing by its words has to be the wording itself.
  if (asked.signs === '' && likeness < 1) return null;
  return { saved, values: resolved.values, confidence: Math.max(0, likeness - DEFAULT_COST * resolved.byDefault) };
}

/** Neither 几篇 nor 这个月多少 alone is a question. */
function saysEnough(pieces: readonly Piece[]): boolean {
  const contents = pieces.flatMap((piece) => (piece.kind === 'content' ? [piece.text] : []));
  if (contents.some((content) => !UNITS.includes(content))) return true;
  const kinds = new Set(pieces.map((piece) => (piece.kind === 'sign' ? piece.sign : piece.kind)));
  return kinds.has('value') || (contents.length > 0 && (kinds.has('month') || kinds.has('year') || kinds.has('all')));
}

/** Values of the question's parameters that stand in the text, the longest first. */
function namedIn(folded: string, { parameters }: SavedQuestion, values: SavedContext['values']): KnownValue[] {
  return parameters
    .flatMap(({ type, column }) => (type === 'value' && column !== undefined ? [column] : []))
    .flatMap((column) => values(column).map((value) => ({ column, value, folded: foldText(value).trim() })))
    .filter((one) => one.folded.length > 1 && folded.includes(one.folded))
    .sort((one, other) => other.folded.length - one.folded.length);
}

/** Dice's coefficient of what both say. */
function likenessOf({ tokens }: Asked, wording: Asked): number {
  const common = [...tokens].filter((token) => wording.tokens.has(token)).length;
  return (2 * common) / (tokens.size + wording.tokens.size);
}
