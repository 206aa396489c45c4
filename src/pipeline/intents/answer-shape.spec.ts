import { join } from 'node:path';
import { intent } from '../../../test/fakes/intents';
import { question } from '../../../test/fakes/journey';
import type { IntentAnswer } from '../../core/intent';
import type { QuestionAttachment } from '../../core/question';
import type { Retriever } from '../../core/ports/retriever';
import type { Verdict } from '../../core/verdict';
import { PromptFiles } from '../../models/prompt-files';
import { answerShape, retrieversFor } from './answer-shape';
import { intentEnding } from './intent-lines';

const prompts = new PromptFiles(join(__dirname, '../../../prompts'));
const withAnswer = (answer: IntentAnswer) => intent('any', { policy: { answer, tone: null, maxCharacters: null } });

describe('an intent', () => {
  it('adds to the instructions in the language of the question, and bounds the answer', () => {
    const howTo = intent('how-to', {
      prompt: 'intent-how-to',
      policy: { answer: 'quote', tone: 'plain', maxCharacters: 200 },
    });
    expect(answerShape(howTo, prompts, 'zh')).toEqual({
      instructions: expect.stringMatching(/怎么做[^]*语气：平实/) as string,
      isQuoted: true,
      maxCharacters: 200,
      intent: 'how-to',
    });
    expect(answerShape(howTo, prompts, 'en').instructions).toMatch(/how something is done[^]*Tone: plain/);
    expect(answerShape(null, prompts, 'zh')).toEqual({ instructions: '', isQuoted: false, maxCharacters: null });
  });

  it('asks its own sources, and the file that came with the question', () => {
    const retrievers = ['qa-pair', 'keyword', 'code', 'conversation-file'].map((name) => ({ name }) as Retriever);
    const names = (sources: string[] | null) =>
      retrieversFor(intent('any', { sources }), retrievers).map(({ name }) => name);
    expect(names(['keyword'])).toEqual(['keyword', 'conversation-file']);
    expect(names(null)).toHaveLength(4);
    expect(retrieversFor(null, retrievers)).toHaveLength(4);
  });
});

describe('a question ends at its intent', () => {
  const picture: QuestionAttachment = { kind: 'image', key: 'k', name: null, app: 'main', platformMessageId: 'm' };
  interface Ending {
    mentionsBot?: boolean;
    picture?: boolean;
    decision?: Verdict['decision'];
    reason?: Verdict['reason'];
    confidence?: number;
    readsPictures?: boolean;
    isQuestion?: boolean;
  }
  const ended = (answer: IntentAnswer, setting: Ending = {}) => {
    const { mentionsBot = true, decision = 'reject', reason = 'below-threshold', confidence = 0.7 } = setting;
    const asked = question({ mentionsBot, attachments: setting.picture ? [picture] : [] });
    const ending = intentEnding({
      intent: withAnswer(answer),
      confidence,
      reading: setting.isQuestion === undefined ? null : { isQuestion: setting.isQuestion },
      question: asked,
      verdict: { decision, reason },
      readsPictures: setting.readsPictures ?? false,
    });
    return ending && [ending.reason, ending.answer?.text ?? null];
  };

  it('talk, with one kind line to who called the bot and silence else', () => {
    expect(ended('small-talk')).toEqual(['small-talk', expect.stringContaining('谢谢')]);
    expect(ended('small-talk', { mentionsBot: false })).toEqual(['small-talk', null]);
  });

  it('but not what the gate would answer, unless it is surely talk, nor what is listed', () => {
    expect(ended('small-talk', { decision: 'accept', reason: 'above-threshold' })).toBeNull();
    expect(ended('small-talk', { decision: 'accept', reason: 'above-threshold', confidence: 0.95 })).not.toBeNull();
    expect(ended('small-talk', { decision: 'accept', reason: 'listed-good', confidence: 1 })).toBeNull();
  });

  it('in silence where a model finds that it asks nothing, unless the bot is called or an admin listed it', () => {
    const told = { isQuestion: false, mentionsBot: false, reason: 'above-threshold' } as const;
    expect(ended('compose', told)).toEqual(['not-a-question', null]);
    expect(ended('compose', { ...told, isQuestion: true })).toBeNull();
    expect(ended('compose', { ...told, mentionsBot: true })).toBeNull();
    expect(ended('compose', { ...told, reason: 'listed-good' })).toBeNull();
  });

  it('about a picture that nothing here reads', () => {
    expect(ended('picture', { picture: true })).toEqual(['picture-not-read', expect.stringContaining('没有开启看图')]);
    expect(ended('picture', { picture: true, readsPictures: true })).toBeNull();
    expect(ended('picture')).toBeNull();
    // A mention with nothing but a picture sounds like talk.
    expect(ended('small-talk', { picture: true, readsPictures: true })).toBeNull();
  });

  it('that is refused by policy, and never one that is answered', () => {
    expect(ended('refuse-kindly')?.[0]).toBe('not-for-me');
    for (const answer of ['compose', 'quote', 'statistics'] as const) expect(ended(answer)).toBeNull();
  });
});
