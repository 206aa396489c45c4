/** A mark of a source behind what it backs. */
const MARKS = String.raw`(?:\s*\[\d{1,3}\])*`;
const CLOSERS = '[”’"\')）】》」』]*';
/** Up to a full stop, a line's end, or the end; a point inside a number or a name ends nothing. */
const SENTENCE = new RegExp(
  String.raw`[^\n。！？!?；.]*(?:(?:(?:(?<=\b(?:no|dr|mr|mrs|ms|prof|fig|vs|approx|e\.g|i\.e|al))\.|\.(?![\s"')\]]|$)))[^\n。！？!?；.]*)*(?:[。！？!?；.]+${CLOSERS}${MARKS}\s*|\n+|$)`,
  'giu',
);

/** The sentences of a text with their marks; put together they are the text again. */
export const splitSentences = (text: string): string[] =>
  (text.match(SENTENCE) ?? []).filter((sentence) => sentence !== '');

/** The sentence without its marks of sources. */
export const withoutMarks = (sentence: string): string => sentence.replace(/\s*\[\d{1,3}\]/g, '').trim();
