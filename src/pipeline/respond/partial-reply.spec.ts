import { evidence } from '../../../test/fakes/journey';
import { seededRandom } from '../../text/seeded-random';
import { readModelReply, type ReplyContext } from './model-reply';
import { readPartialReply } from './partial-reply';

const found = [evidence('a', { title: '甲' }), evidence('b', { title: '乙' }), evidence('c', { title: '丙' })];
const context = (changes: Partial<ReplyContext> = {}): ReplyContext => ({
  evidence: found,
  language: 'zh',
  maxCharacters: 120,
  ...changes,
});
const read = (text: string, changes: Partial<ReplyContext> = {}) => readPartialReply(text, context(changes));
const begun = (answer: string) => `{"answerable": true, "answer": "${answer}`;
const reply = (answer: string) => JSON.stringify({ answerable: true, answer });

/** Every text as it grows, character by character; what is shown at each step. */
const shownOf = (text: string, changes: Partial<ReplyContext> = {}): string[] =>
  Array.from({ length: text.length + 1 }, (_, length) => read(text.slice(0, length), changes));

describe('a reply that is being written', () => {
  it('shows its sentences as they come, with the marks of their sources', () => {
    const shown = shownOf(reply('收缩压到140算高。[2]要量两次[1]。然后复诊。'));
    expect([...new Set(shown)]).toEqual(['', '收缩压到140算高。[1]', '收缩压到140算高。[1]要量两次[2]。']);
  });

  it.each([
    ['no sentence has ended', begun('收缩压到140[1]算')],
    ['none has named its source', begun('收缩压到140算高。要量')],
    ['its mark is being written', begun('收缩压到140算高。[1')],
    ['it is not known that it answers', '{"answer": "高。[1]", "answerable": true}'],
    ['it says that it does not', '{"answerable": false, "answer": "高。[1]"}'],
    ['it begins with prose', `好的：${begun('高。[1]')}`],
    ['it is within another object', `{"reply": ${begun('高。[1]')}`],
    ['it names no source of ours', begun('高。[4]')],
    ['it names none', begun('高。[0]')],
    ['it has named one that is none before', begun('低。[7]高。[1]')],
    ['what follows has already spoilt it', begun('高。[1]低。[7]')],
    ['it names sources in another form', begun('高。[1]见【2】')],
    ['it is in another language', begun('You should measure it twice a day. [1]')],
    ['it is too long', begun(`高。[1]${'长'.repeat(300)}`)],
    ['it is far too long', begun(`高。[1]${'\\u9ad8'.repeat(100_000)}`)],
    ['an escape is none', begun('高\\q。[1]')],
    ['an escape behind is none', begun('高。[1]\\u12x')],
    ['a line breaks inside it', begun('高。[1]\n低')],
    ['something follows the object', `${reply('高。[1]')} 希望有帮助`],
    ['its answer is no text', '{"answerable": true, "answer": ["高。[1]"'],
    ['there is nothing', ''],
  ])('shows nothing when %s', (_why, text) => {
    expect(read(text)).toBe('');
  });

  it('may be fenced', () => {
    for (const fence of ['```json\n', '```\n', '\n ```json ']) expect(read(fence + begun('高。[1]'))).toBe('高。[1]');
  });

  it('may be in English for a question in English', () => {
    expect(read(begun('It is high. [2] Measure'), { language: 'en' })).toBe('It is high. [1]');
  });

  it.each([
    ['高\\n低。[1]', '高\n低。[1]'],
    ['\\u9ad8\\u3002[1]', '高。[1]'],
    ['他说\\"高\\"。[1]', '他说"高"。[1]'],
    ['路\\\\径。[1]\\', '路\\径。[1]'],
    ['高。[1]\\u9a', '高。[1]'],
    ['😀。[1]\\ud83d', '😀。[1]'],
  ])('reads escapes, also one that is cut: %s', (written, shown) => {
    expect(read(begun(written))).toBe(shown);
  });
});

describe('of every reply, at every moment', () => {
  const scraps = ['血压', '到140/90', '。', '！', '. ', ' [1]', '[2]', '[3][1]', '[', '[1', ']', '"', '\\', '\n', '😀'];
  scraps.push('𠮷', 'ACEI ', '？[2]', '[2]。', '，', '\t', '{"answerable": true, "answer": "', '"}', '1.5', '/');
  const spoilers = [
    '[4]',
    '【1】',
    '[1, 2]',
    '［2］',
    '[0]',
    'You should measure it twice. [1]',
    '长'.repeat(400),
    '[999]',
  ];

  function random(seed: number) {
    const draw = seededRandom(seed);
    const below = (end: number) => Math.floor(draw() * end);
    const pick = (from: readonly string[]) => from[below(from.length)] ?? '';
    const answer = (withSpoilers: boolean) =>
      Array.from({ length: 1 + below(25) }, () => pick(withSpoilers && below(15) === 0 ? spoilers : scraps)).join('');
    return { below, pick, answer };
  }

  /** As models write them: some escape all that is not ASCII, some more than that. */
  const encodings: ((answer: string) => string)[] = [
    reply,
    (answer) => reply(answer).replace(/[^ -~]/g, escape),
    (answer) => `\`\`\`json\n${reply(answer)}\n\`\`\``,
    (answer) => JSON.stringify({ answerable: true, answer, confidence: 0.9 }, null, 2),
    (answer) => reply(answer).replace(/\//g, '\\/'),
  ];
  const escape = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

  it('what is shown only grows, and the finished reply begins with it', () => {
    let [useful, steps] = [0, 0];
    const { answer, below } = random(1);
    for (let at = 0; at < 250; at++) {
      const text = (encodings[below(encodings.length)] ?? reply)(answer(false));
      const finished = readModelReply(text, context());
      let last = '';
      for (const shown of shownOf(text)) {
        if (shown === '') continue;
        expect(shown.startsWith(last)).toBe(true);
        if (finished.status === 'answer') expect(finished.answer.text.startsWith(shown)).toBe(true);
        if (shown !== last) steps++;
        last = shown;
      }
      if (finished.status === 'answer' && last !== '') useful++;
    }
    expect(useful).toBeGreaterThan(50);
    expect(steps).toBeGreaterThan(150);
  }, 60_000);

  it('of a hostile one nothing is shown but what it would say, if it ended there', () => {
    const { answer, below, pick } = random(2);
    const junk = [
      '{',
      '}',
      '"',
      '\\',
      '\\u12',
      '\\q',
      ',',
      ':',
      '"answerable": false',
      '```',
      '\u0000',
      '\ud83d',
      '[9]',
    ];
    let shownAtAll = 0;
    for (let at = 0; at < 250; at++) {
      let text = (encodings[below(encodings.length)] ?? reply)(answer(true));
      for (let faults = below(3); faults > 0; faults--) {
        const place = below(text.length);
        text = text.slice(0, place) + pick(junk) + text.slice(place + below(3));
      }
      for (const [length, shown] of shownOf(text).entries()) {
        if (shown === '') continue;
        shownAtAll++;
        expect(ending(text.slice(0, length)).some((ended) => ended.startsWith(shown))).toBe(true);
      }
    }
    expect(shownAtAll).toBeGreaterThan(300);
  }, 60_000);

  /** What a reply could come to that ends here: whatever end makes an object of it, an escape that is cut left out. */
  function ending(text: string): string[] {
    const unfenced = text.trimStart().replace(/^```(?:json)?/, '');
    const whole = [0, 1, 2, 3, 4, 5, 6].flatMap((cut) =>
      ['', '}', '"}'].map((end) => unfenced.slice(0, unfenced.length - cut) + end),
    );
    return whole.flatMap((one) => {
      const read = readModelReply(one, context());
      return read.status === 'answer' ? read.answer.text : [];
    });
  }

  it('never throws, whatever it is', () => {
    const { below, pick } = random(3);
    const all = [...scraps, ...spoilers, '{"answerable":true,"answer":"', '\\u', '\\x', '\u0001', '\u2028', '\udc00'];
    for (let at = 0; at < 3000; at++) {
      const text = Array.from({ length: below(30) }, () => pick(all)).join('');
      expect(typeof read(text)).toBe('string');
      expect(typeof read(begun(text))).toBe('string');
    }
    for (const scrap of ['\\', '"', '[1]', '。', ' ', '`', '{']) {
      for (const count of [24_000, 1_000_000]) {
        expect(read(begun(scrap.repeat(count)))).toBe('');
        expect(read(scrap.repeat(count))).toBe('');
      }
    }
  });
});
