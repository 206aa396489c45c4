/** The most that may be configured. */
export const LONGEST_ANSWER = 1000;
const MOST_PASSAGES = 10;

/** What holds for one answer. */
export interface AnswerLimits {
  /** Characters in Chinese, words in English. */
  maxCharacters: number;
  maxPassages: number;
  /** Whether sentences may follow that cover nothing new of the question. */
  isDetailed?: boolean;
}

/** For who wants more than the short answer: three times the length, twice the passages, and no more than may be configured. */
export const detailedLimits = ({ maxCharacters, maxPassages }: AnswerLimits): AnswerLimits => ({
  maxCharacters: Math.min(LONGEST_ANSWER, maxCharacters * 3),
  maxPassages: Math.min(MOST_PASSAGES, maxPassages * 2),
  isDetailed: true,
});
