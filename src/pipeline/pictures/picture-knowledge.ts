import type { Answer, Evidence } from '../../core/answer';
import type { Question } from '../../core/question';
import { answerQuestion, type AnswerQuestionInput } from '../respond/answer-question';
import { bearsDoctorLine, doctorLine } from '../safety/personal-medicine/doctor-line';
import { joinAnswers } from './join-answers';
import type { PictureParts } from './picture-parts';
import { speaksOf } from './rows-named';

/** More would bury the words. */
const MOST_TOPICS = 2;

/**
 * What the documents say about a picture; null where they say nothing. A model is asked about all of it; without one
 * each topic is looked up by itself, as sentences that share only such words as "high" are no answer. What is known of
 * the picture stays worth saying where the knowledge cannot be asked. @param isNeeded nothing else can be said
 */
export async function pictureKnowledge(
  parts: PictureParts,
  input: AnswerQuestionInput,
  { isNeeded }: { isNeeded: boolean },
): Promise<Answer | null> {
  const { query, byTopic } = parts;
  if (!query) return null;
  try {
    if (!input.responder.quotesOnly || byTopic.length === 0) return await said(query, parts, input);
    return await eachSaid(byTopic, parts, input);
  } catch (error) {
    input.options.signal?.throwIfAborted();
    if (isNeeded) throw error;
    return null;
  }
}

async function eachSaid(
  queries: readonly Question[],
  parts: PictureParts,
  input: AnswerQuestionInput,
): Promise<Answer | null> {
  const found: Evidence[] = [];
  const answers: Answer[] = [];
  for (const query of queries) {
    if (answers.length === MOST_TOPICS) break;
    const answer = await said(query, parts, input);
    found.push(...input.trace.trace().evidence);
    if (answer && !answers.some((other) => sharesSource(other, answer))) answers.push(answer);
  }
  input.trace.note({ evidence: found.filter(({ id }, at) => found.findIndex((one) => one.id === id) === at) });
  return answers.reduce<Answer | null>(joinAnswers, null);
}

const sharesSource = (left: Answer, right: Answer): boolean =>
  left.text === right.text ||
  left.citations.some(({ evidenceId }) => right.citations.some((other) => other.evidenceId === evidenceId));

async function said(
  question: Question,
  { material, isQuoted, topics, sentToDoctorFor }: PictureParts,
  input: AnswerQuestionInput,
): Promise<Answer | null> {
  // A part of the answer is no draft of all of it.
  const options = { ...input.options, onPartialAnswer: undefined };
  const answer = await answerQuestion({ ...input, options, question, material, isQuoted, sentToDoctorFor });
  if (answer?.writer !== 'quote' || isAbout(answer.text, topics)) return answer;
  return bearsDoctorLine(answer, question.language) ? doctorLine(question.language) : null;
}

/** Sources that only sound alike are no help. */
const isAbout = (text: string, topics: readonly string[]): boolean =>
  topics.length === 0 || topics.some((topic) => speaksOf(text, topic));
