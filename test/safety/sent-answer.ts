import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Answer, Evidence } from '../../src/core/answer';
import type { Audience } from '../../src/core/assistant-policy';
import { languageOf } from '../../src/text/language';
import type { OutputGuard } from '../../src/pipeline/safety/output/output-guard';
import { doctorLine, withDoctorLine } from '../../src/pipeline/safety/personal-medicine/doctor-line';
import { citationsOf } from '../../src/pipeline/respond/citations';
import { ModelWriter } from '../../src/pipeline/respond/model-writer';
import { asksPersonalMedicine } from '../../src/pipeline/safety/personal-medicine/asks-personal-medicine';
import { splitSentences } from '../../src/pipeline/safety/sentences';
import type { ChatModel } from '../../src/core/ports/chat-model';
import type { Prompts } from '../../src/core/ports/prompts';
import { question } from '../fakes/journey';

export const readSet = <Row>(name: string): Row[] =>
  readFileSync(join(__dirname, '..', 'fixtures', 'safety', name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);

export const piecesOf = (texts: readonly string[], changes: Partial<Evidence> = {}): Evidence[] =>
  texts.map((text, at) => ({
    id: `e${at + 1}`,
    kind: 'passage',
    documentId: `d${at + 1}`,
    retriever: 'keyword',
    text,
    title: '',
    headingPath: [],
    sources: [],
    reviewedOn: null,
    place: null,
    url: null,
    score: 1,
    ...changes,
  }));

export interface Written {
  question: string;
  /** All that the model wrote. */
  reply: string;
  evidence: readonly Evidence[];
  audience: Audience;
}

const prompts: Prompts = { render: (step) => step };
const MARK = /\s*\[(\d+)\]/g;

/** The reply as the model gives it that does as it is told: each sentence with what it says that it rests on. */
function scripted(reply: string, pieces: number): ChatModel {
  const sentences = splitSentences(reply).map((text) => {
    const named = [...text.matchAll(MARK)].map((mark) => Math.min(Number(mark[1]), pieces));
    return { text: text.replace(MARK, ''), evidence: named.length > 0 ? named : [1] };
  });
  return { complete: () => Promise.resolve({ text: JSON.stringify({ answerable: true, sentences }), tokens: null }) };
}

/** What is sent of what a model wrote that does as it is told, checked against its sources; null is silence. */
export async function sentOf(guard: OutputGuard, written: Written): Promise<string | null> {
  const { question: text, reply, evidence, audience } = written;
  const asker = question({ text, matchText: text, language: languageOf(text) });
  const writer = new ModelWriter(scripted(reply, evidence.length), prompts, {
    rulesFor: () => [guard.sentenceRule({ question: text, audience })],
  });
  const composed = await writer.compose({ question: asker, evidence, maxCharacters: 1000, signal: undefined });
  return screened(guard, composed.status === 'answer' ? composed.answer : null, written);
}

/** The same where nothing is checked against its sources: by the rules of safety alone. */
export const sentUnchecked = (guard: OutputGuard, written: Written): string | null =>
  screened(guard, { text: written.reply, citations: citationsOf(written.evidence), writer: 'model' }, written);

function screened(guard: OutputGuard, draft: Answer | null, { question: text, evidence, audience }: Written) {
  const { answer, asked } = draft
    ? guard.screen(draft, { question: text, audience, evidence })
    : { answer: null, asked: asksPersonalMedicine(text, { audience }) };
  const language = languageOf(text);
  if (asked) return (answer ? withDoctorLine(answer, language) : doctorLine(language)).text;
  return answer?.text ?? null;
}
