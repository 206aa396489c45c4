import { evidence } from '../../../test/fakes/journey';
import { readModelReply } from './model-reply';

const found = [evidence('a', { title: '甲' }), evidence('b', { title: '乙' }), evidence('c', { title: '丙' })];
const read = (text: string) => readModelReply(text, { evidence: found, language: 'zh', maxCharacters: 120 });
const reply = (answer: unknown): string => JSON.stringify({ answerable: true, answer });

describe('a reply that can be used', () => {
  it('becomes an answer with the sources that it cites', () => {
    expect(read(reply('收缩压到140算高[2]。要量两次[1]。'))).toEqual({
      status: 'answer',
      answer: {
        text: '收缩压到140算高[1]。要量两次[2]。',
        writer: 'model',
        citations: [
          expect.objectContaining({ number: 1, evidenceId: 'b', title: '乙' }),
          expect.objectContaining({ number: 2, evidenceId: 'a', title: '甲' }),
        ],
      },
    });
  });

  it('numbers a source once, however often it is cited', () => {
    const result = read(reply('甲[3]。乙[3][1]。丙[3]。'));
    expect(result).toMatchObject({
      answer: { text: '甲[1]。乙[1][2]。丙[1]。', citations: [{ evidenceId: 'c' }, { evidenceId: 'a' }] },
    });
  });

  it.each(['```json\n%s\n```', '```\n%s\n```', '\n\n  %s  \n'])('is read out of %j', (wrapping) => {
    expect(read(wrapping.replace('%s', reply('算高[1]'))).status).toBe('answer');
  });

  it('may bear fields that nobody asked for', () => {
    expect(read(JSON.stringify({ answerable: true, answer: '算高[1]', confidence: 0.9 })).status).toBe('answer');
  });

  it.each(['140/90 mmHg[1]', 'ACEI[1]', 'sbatch job.sh[1]'])('may be a figure or a name alone: %s', (answer) => {
    expect(read(reply(answer)).status).toBe('answer');
  });

  it('may say that the material does not carry an answer', () => {
    expect(read('{"answerable": false, "answer": null}')).toEqual({ status: 'not-answerable' });
    expect(read('{"answerable": false}')).toEqual({ status: 'not-answerable' });
    expect(read('{"answerable": false, "answer": "也许[1]"}')).toEqual({ status: 'not-answerable' });
  });
});

describe('a reply that cannot be used', () => {
  it.each([
    ['nothing', ''],
    ['prose', '收缩压到140算高[1]。'],
    ['prose before the object', `好的：${reply('算高[1]')}`],
    ['prose behind the object', `${reply('算高[1]')} 希望有帮助`],
    ['two objects', `${reply('算高[1]')}\n${reply('算高[1]')}`],
    ['half an object', '{"answerable": true, "answer": "算高[1]'],
    ['a list', `[${reply('算高[1]')}]`],
    ['a text', '"算高[1]"'],
    ['null', 'null'],
    ['an empty object', '{}'],
    ['no word on whether it can be answered', '{"answer": "算高[1]"}'],
    ['a word in place of a truth value', '{"answerable": "true", "answer": "算高[1]"}'],
    ['an answer that is no text', '{"answerable": true, "answer": ["算高[1]"]}'],
    ['an answer without a word', '{"answerable": true, "answer": " "}'],
    ['no answer', '{"answerable": true}'],
    ['an answer without end', reply(`${'很长'.repeat(3000)}[1]`)],
    ['a page', '<!doctype html><html><body>Bad gateway</body></html>'],
    ['single quotes', "{'answerable': true, 'answer': '算高[1]'}"],
  ])('is not JSON of the shape: %s', (_name, text) => {
    expect(read(text)).toEqual({ status: 'unusable', fallback: 'invalid-json' });
  });

  it.each(['算高[4]', '算高[0]', '算高[1][99]', '算高[001][7]'])('cites what does not exist: %s', (answer) => {
    expect(read(reply(answer))).toEqual({ status: 'unusable', fallback: 'unknown-citation' });
  });

  it.each(['算高', '算高（资料一）', '算高[一]'])('cites nothing: %s', (answer) => {
    expect(read(reply(answer))).toEqual({ status: 'unusable', fallback: 'no-citation' });
  });

  it('is not in the language of the question', () => {
    const english = reply('Your blood pressure is high from 140 on [1].');
    expect(read(english)).toEqual({ status: 'unusable', fallback: 'wrong-language' });
    expect(readModelReply(english, { evidence: found, language: 'en', maxCharacters: 120 }).status).toBe('answer');
  });

  it.each(['高血压是≥140。[1]，另见[2, 99]', '见[1]和【77】', '见[1-3]', '见［2］和[1]'])(
    'cites in another form: %s',
    (answer) => {
      expect(read(reply(answer))).toEqual({ status: 'unusable', fallback: 'unknown-citation' });
    },
  );

  it('is much longer than it was asked for', () => {
    expect(read(reply(`${'长'.repeat(400)}[1]`))).toEqual({ status: 'unusable', fallback: 'too-long' });
  });
});
