import { answerOf } from '../../../test/fakes/marked-answer';
import { evidence } from '../../../test/fakes/journey';
import { readModelReply } from './model-reply';
import { sentencesAnswer } from './sentences-text';

const found = [evidence('a', { title: '甲' }), evidence('b', { title: '乙' }), evidence('c', { title: '丙' })];
const read = (text: string) => readModelReply(text, { evidence: found, language: 'zh', maxCharacters: 120 });
const reply = (...sentences: unknown[]): string => JSON.stringify({ answerable: true, sentences });
const sentence = (text: string, ...numbers: number[]) => ({ text, evidence: numbers });

/** The text that the sentences make, and what is wrong with each. */
function answerIn(text: string) {
  const result = read(text);
  if (result.status !== 'sentences') return result;
  return { answer: sentencesAnswer(result.sentences), faults: result.sentences.map(({ fault }) => fault) };
}

describe('a reply that can be used', () => {
  it('becomes an answer with the sources that its sentences name, numbered by first use', () => {
    expect(
      answerIn(reply(sentence('收缩压到140算高。', 2), sentence('要量两次。', 1), sentence('再复诊。', 2, 1))),
    ).toEqual({
      faults: [null, null, null],
      answer: {
        text: '收缩压到140算高。[1]要量两次。[2]再复诊。[1][2]',
        writer: 'model',
        citations: [
          expect.objectContaining({ number: 1, evidenceId: 'b', title: '乙' }),
          expect.objectContaining({ number: 2, evidenceId: 'a', title: '甲' }),
        ],
      },
    });
  });

  it('keeps items of a list on lines of their own, and words of English apart', () => {
    const list = reply(
      sentence('要带：', 1),
      sentence('1. 身份证；', 1),
      sentence('2. 医保卡。\n', 1),
      sentence('早点来。', 1),
    );
    expect(answerIn(list)).toMatchObject({
      answer: { text: '要带：[1]\n1. 身份证；[1]\n2. 医保卡。[1]\n早点来。[1]' },
    });
    const english = reply(sentence('It is high.', 1), sentence('Measure again.', 2));
    const result = readModelReply(english, { evidence: found, language: 'en', maxCharacters: 120 });
    const text = result.status === 'sentences' && sentencesAnswer(result.sentences).text;
    expect(text).toBe('It is high.[1] Measure again.[2]');
  });

  it('does without marks that the model wrote into the text', () => {
    expect(answerIn(reply(sentence('算高[2]。', 2)))).toMatchObject({ faults: [null], answer: { text: '算高。[1]' } });
  });

  it.each(['```json\n%s\n```', '```\n%s\n```', '\n\n  %s  \n'])('is read out of %j', (wrapping) => {
    expect(read(wrapping.replace('%s', answerOf('算高[1]'))).status).toBe('sentences');
  });

  it('may bear fields that nobody asked for', () => {
    const more = { answerable: true, sentences: [{ ...sentence('算高', 1), sure: 1 }], confidence: 0.9 };
    expect(read(JSON.stringify(more)).status).toBe('sentences');
  });

  it.each(['140/90 mmHg', 'ACEI', 'sbatch job.sh'])('may be a figure or a name alone: %s', (answer) => {
    expect(read(reply(sentence(answer, 1))).status).toBe('sentences');
  });

  it.each([
    '{"answerable": false, "sentences": []}',
    '{"answerable": false}',
    reply(sentence('也许', 1)).replace('true', 'false'),
  ])('may say that the material does not carry an answer: %s', (text) => {
    expect(read(text)).toEqual({ status: 'not-answerable' });
  });
});

describe('a sentence that cannot be used', () => {
  it.each([
    [sentence('算高', 4), 'unknown-citation'],
    [sentence('算高', 0), 'unknown-citation'],
    [sentence('算高', 1, 99), 'unknown-citation'],
    [sentence('算高[2]', 1), 'unknown-citation'],
    [sentence('另见[2, 99]', 1), 'unknown-citation'],
    [sentence('见【77】', 1), 'unknown-citation'],
    [sentence('见[1-3]', 1), 'unknown-citation'],
    [sentence('见［2］', 2), 'unknown-citation'],
    [sentence('算高'), 'no-citation'],
    [{ text: '算高' }, 'no-citation'],
    [sentence('[1]', 1), 'no-citation'],
  ])('%j: %s', (written, fault) => {
    expect(answerIn(reply(sentence('要量两次。', 1), written))).toMatchObject({ faults: [null, fault] });
  });
});

describe('a reply that cannot be used', () => {
  it.each([
    ['nothing', ''],
    ['prose', '收缩压到140算高[1]。'],
    ['prose before the object', `好的：${answerOf('算高[1]')}`],
    ['prose behind the object', `${answerOf('算高[1]')} 希望有帮助`],
    ['two objects', `${answerOf('算高[1]')}\n${answerOf('算高[1]')}`],
    ['half an object', answerOf('算高[1]').slice(0, -3)],
    ['a list', `[${answerOf('算高[1]')}]`],
    ['a text', '"算高[1]"'],
    ['null', 'null'],
    ['an empty object', '{}'],
    ['no word on whether it can be answered', '{"sentences": [{"text": "算高", "evidence": [1]}]}'],
    ['a word in place of a truth value', answerOf('算高[1]').replace('true', '"true"')],
    ['a text in place of sentences', '{"answerable": true, "sentences": "算高[1]"}'],
    ['the answer as one text', '{"answerable": true, "answer": "算高[1]"}'],
    ['sentences that are texts', reply('算高[1]')],
    ['numbers that are words', reply({ text: '算高', evidence: ['1'] })],
    ['a sentence without a word', reply(sentence(' ', 1))],
    ['no sentence', reply()],
    ['none at all', '{"answerable": true}'],
    ['a sentence without end', reply(sentence('很长'.repeat(3000), 1))],
    ['a page', '<!doctype html><html><body>Bad gateway</body></html>'],
    ['single quotes', "{'answerable': true, 'sentences': []}"],
  ])('is not JSON of the shape: %s', (_name, text) => {
    expect(read(text)).toEqual({ status: 'unusable', fallback: 'invalid-json' });
  });

  it('is not in the language of the question', () => {
    const english = answerOf('Your blood pressure is high from 140 on. [1]');
    expect(read(english)).toEqual({ status: 'unusable', fallback: 'wrong-language' });
    expect(readModelReply(english, { evidence: found, language: 'en', maxCharacters: 120 }).status).toBe('sentences');
  });

  it('is much longer than it was asked for', () => {
    const sentences = Array.from({ length: 4 }, () => sentence('长'.repeat(100), 1));
    expect(read(reply(...sentences))).toEqual({ status: 'unusable', fallback: 'too-long' });
  });
});
