import type { PictureWord } from '../../core/picture';
import type { TextCell } from '../../core/ports/picture-decoder';
import { around, rightOf } from './boxes';

/** What one pass over the page read in a cell. */
export interface Reading {
  words: readonly PictureWord[];
  text: string;
  /** Mean of its letters, 0 to 1. */
  confidence: number;
}

const CHINESE = /[\u2e80-\u9fff\uf900-\ufaff]/u;
const CLOSES = /[\u2e80-\u9fff\u3000-\u303f\uff00-\uffef]/u;
/** Results, ranges and their bounds. */
const FIGURES = /^[<>(（]?[+-]?\d[\d.,:/()（）<>=~^*x×+-]*%?[HL*]?$/;
const UNIT =
  /^(?:[x×*]?10[\^*]?\d{1,2}\/?L?|%|‰|[munpkd]?(?:g|mol|IU|U|kat|L|Eq|in|s|m)(?:\/[munpkfd]?[LlgmhH]+)?|mmHg|kPa|fL|pg|mm\/h|S\/CO|COI|\/[HL]PF|\/uL)$/;

/** Less is doubtful. */
const SURE = 0.7;

/** Chinese words are one where tesseract parted them; gaps as wide as half a letter stay. */
export function readingOf(words: readonly PictureWord[]): Reading {
  const joined: PictureWord[] = [];
  for (const word of [...words].sort((one, other) => one.box.left - other.box.left)) {
    const last = joined.at(-1);
    if (last && belongsTo(last, word)) joined[joined.length - 1] = merged(last, word);
    else joined.push(word);
  }
  const letters = joined.reduce((sum, { text }) => sum + text.length, 0);
  const sure = joined.reduce((sum, { text, confidence }) => sum + text.length * confidence, 0);
  return { words: joined, text: joined.map(({ text }) => text).join(' '), confidence: sure / Math.max(1, letters) };
}

function belongsTo(last: PictureWord, word: PictureWord): boolean {
  const gap = word.box.left - rightOf(last.box);
  const height = Math.max(last.box.height, word.box.height);
  const isChinese = CLOSES.test(last.text.slice(-1)) || CLOSES.test(word.text.charAt(0));
  return gap < (isChinese ? 0.5 : 0.15) * height;
}

function merged(one: PictureWord, other: PictureWord): PictureWord {
  const [first, second] = [one.text.length, other.text.length];
  return {
    text: one.text + other.text,
    box: around([one.box, other.box]),
    confidence: (one.confidence * first + other.confidence * second) / (first + second),
  };
}

/**
 * Of several readings of a cell the best one: figures and units are often misread by a Chinese model, words by a Latin
 * one, and either by the one that reads whole lines.
 */
export function bestReading(cell: TextCell, readings: readonly Reading[]): Reading {
  const read = readings.filter(({ words }) => words.length > 0);
  return read.reduce((best, one) => (likeness(one, cell) > likeness(best, cell) ? one : best), read[0] ?? nothing);
}

const nothing: Reading = { words: [], text: '', confidence: 0 };

/** Whether a cell had better be read once more. */
export function isDoubtful({ text, confidence }: Reading, { outline }: TextCell): boolean {
  const close = text.replace(/\s/g, '');
  const isFigures = /\d/.test(close) && !CHINESE.test(close);
  return confidence < SURE || (isFigures && !isOutlined(close, outline));
}

const isOutlined = (close: string, outline: string): boolean => lettersIn(close).length === lettersIn(outline).length;

/** All but points and dashes, which are told by their shapes. */
const lettersIn = (text: string): string => text.replace(/[.,:·~一—–-]/g, '');

/** How much a reading looks like what stands in cells. */
function likeness({ text, confidence }: Reading, { box, outline }: TextCell): number {
  const close = text.replace(/\s/g, '');
  const letters = Array.from(close);
  const han = letters.filter((one) => CHINESE.test(one)).length;
  const isFigures = FIGURES.test(close) || UNIT.test(close);
  const width = letters.reduce((sum, one) => sum + (CLOSES.test(one) ? 1 : 0.55), 0) * 0.9 * box.height;
  const fits = Math.min(width, box.width) / Math.max(width, box.width, 1);
  const kind = isFigures ? 0.25 : han > 0 ? 0.15 * (han / letters.length) + 0.1 : 0;
  return confidence + kind + 0.3 * fits + (han === 0 && isOutlined(close, outline) ? 0.25 : 0);
}

const POINTS_STAND_WELL = /^(?!.*[.][.-])[^.-].*[^.-]$|^[^.-]$/;

/** Points, dashes and carets of figures as their shapes tell, where the recogniser lost, doubled or misread one. */
export function asOutlined(text: string, outline: string): string {
  const letters = lettersIn(text);
  const hasDashes = outline.includes('-') || !/[-~一—–]/.test(text);
  const isClear = /^[\d<>()xX×*^AHL]+$/.test(letters) && POINTS_STAND_WELL.test(outline) && hasDashes;
  if (!isClear || letters.length !== lettersIn(outline).length) return text;
  let at = 0;
  return Array.from(outline, (shape) => {
    if (shape === '.' || shape === '-') return shape;
    const read = letters.charAt(at++);
    return shape === '^' && /[\dA]/.test(read) ? shape : read;
  }).join('');
}
