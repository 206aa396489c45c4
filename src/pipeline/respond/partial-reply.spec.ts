import { answerOf } from '../../../test/fakes/marked-answer';
import { evidence } from '../../../test/fakes/journey';
import { seededRandom } from '../../text/seeded-random';
import { DraftChecker } from './grounding/draft-checker';
import { readModelReply, type ReplyContext } from './model-reply';
import { partialText } from './model-writer';
import { readPartialReply } from './partial-reply';

const text = '血压到140/90算高，要量两次，然后复诊。到140算高。低了也要量。';
const found = ['a', 'b', 'c'].map((id) => evidence(id, { text }));
const context = (changes: Partial<ReplyContext> = {}): ReplyContext => ({
  evidence: found,
  language: 'zh',
  maxCharacters: 120,
  ...changes,
});
const read = (written: string, changes: Partial<ReplyContext> = {}) =>
  partialText(written, context(changes), new DraftChecker(found, 'zh'));
const reply = (...sentences: object[]) => JSON.stringify({ answerable: true, sentences });
const high = '{"text": "到140算高。", "evidence": [2]}';
const begun = (sentences: string) => `{"answerable": true, "sentences": [${sentences}`;

/** A text as it grows, character by character; what is shown at each step. */
function shownOf(written: string): string[] {
  const checker = new DraftChecker(found, 'zh');
  return Array.from({ length: written.length + 1 }, (_, length) =>
    partialText(written.slice(0, length), context(), checker),
  );
}

describe('a reply that is being written', () => {
  it('shows its sentences as they come, with the marks of their sources', () => {
    const shown = shownOf(answerOf('到140算高。[2]要量两次[1]。然后复诊。'));
    expect([...new Set(shown)]).toEqual(['', '到140算高。[1]', '到140算高。[1]要量两次。[2]']);
  });

  it('shows no sentence that its sources do not carry, and nothing before the first that they do', () => {
    const shown = shownOf(answerOf('到140算高。[2]要量五次。[1]然后复诊。[1]'));
    expect([...new Set(shown)]).toEqual(['', '到140算高。[1]', '到140算高。[1]然后复诊。[2]']);
    expect(new Set(shownOf(answerOf('到200算高。[2]要量两次。[1]')))).toEqual(new Set(['']));
  });

  it.each([
    ['no sentence is whole', begun('{"text": "到140算高。", "evidence": [2')],
    ['it names no source', begun('{"text": "到140算高。", "evidence": []}')],
    ['it is not known that it answers', `{"sentences": [${high}], "answerable": true}`],
    ['it says that it does not', `{"answerable": false, "sentences": [${high}`],
    ['it begins with prose', `好的：${begun(high)}`],
    ['it is within another object', `{"reply": ${begun(high)}`],
    ['it names no source of ours', begun('{"text": "到140算高。", "evidence": [4]}')],
    ['it is in another language', begun('{"text": "You should measure it twice a day.", "evidence": [1]}')],
    ['it is too long', begun(`${high}, {"text": "${'长'.repeat(300)}", "evidence": [1]}`)],
    ['it is far too long', begun(`${high}, {"text": "${'\\u9ad8'.repeat(100_000)}`)],
    ['an escape is none', begun('{"text": "到140\\q算高。", "evidence": [2]}')],
    ['a line breaks inside it', begun('{"text": "到140\n算高。", "evidence": [2]}')],
    ['something else stands among its sentences', begun(`${high}, "低"`)],
    ['something follows the object', `${begun(high)}]} 希望有帮助`],
    ['its sentence is no sentence', begun('{"text": ["到140算高。"], "evidence": [2]}')],
    ['there is nothing', ''],
  ])('shows nothing when %s', (_why, written) => {
    expect(read(written)).toBe('');
  });

  it.each(['```json\n', '```\n', '\n ```json '])('may be fenced: %j', (fence) => {
    expect(read(fence + begun(high))).toBe('到140算高。[1]');
  });

  it.each([
    ['\\u5230140\\u7b97\\u9ad8\\u3002', '到140算高。[1]'],
    ['到140\\n算高。', '到140\n算高。[1]'],
    ['到140\\"算高\\"。}', '到140"算高"。}[1]'],
  ])('reads escapes, and braces within words: %s', (written, shown) => {
    expect(read(begun(`{"text": "${written}", "evidence": [2]}, {"text": "`))).toBe(shown);
  });
});

describe('of every reply, at every moment', () => {
  const scraps = [
    '到140/90算高。',
    '要量两次',
    '然后复诊。',
    '"',
    '\\',
    '\n',
    '😀',
    '{',
    '}',
    '[',
    '到300算高。',
    '低了也要量',
    '/',
    'ACEI ',
  ];
  const spoilers = ['【1】', '[1, 2]', 'You should measure it twice', '长'.repeat(400)];
  const junk = ['{', '}', '"', '\\', '\\u12', '\\q', ',', ':', ']', '"answerable": false', '```', '\u0000', '\ud83d'];

  function random(seed: number) {
    const draw = seededRandom(seed);
    const below = (end: number) => Math.floor(draw() * end);
    const pick = (from: readonly string[]) => from[below(from.length)] ?? '';
    const sentence = (withSpoilers: boolean) => ({
      text: Array.from({ length: 1 + below(4) }, () => pick(withSpoilers && below(15) === 0 ? spoilers : scraps)).join(
        '',
      ),
      evidence: Array.from({ length: below(3) }, () => 1 + below(withSpoilers ? 5 : 3)),
    });
    const answer = (withSpoilers: boolean) => Array.from({ length: 1 + below(4) }, () => sentence(withSpoilers));
    return { below, pick, answer };
  }

  const escape = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  /** As models write them: some escape all that is not ASCII, some more than that. */
  const encodings: ((sentences: object[]) => string)[] = [
    (sentences) => reply(...sentences),
    (sentences) => reply(...sentences).replace(/[^ -~]/g, escape),
    (sentences) => `\`\`\`json\n${reply(...sentences)}\n\`\`\``,
    (sentences) => JSON.stringify({ answerable: true, sentences, confidence: 0.9 }, null, 2),
    (sentences) => reply(...sentences).replace(/\//g, '\\/'),
  ];

  it('what is shown only grows, and the finished reply begins with it', () => {
    let [useful, steps] = [0, 0];
    const { answer, below } = random(1);
    for (let at = 0; at < 60; at++) {
      const written = (encodings[below(encodings.length)] as (typeof encodings)[0])(answer(false));
      const checker = new DraftChecker(found, 'zh');
      const whole = readModelReply(written, context());
      const finished = whole.status === 'sentences' ? checker.check(whole.sentences) : whole;
      let last = '';
      for (let length = 0; length <= written.length; length++) {
        const shown = partialText(written.slice(0, length), context(), checker);
        if (shown === '') continue;
        expect(shown.startsWith(last)).toBe(true);
        if (finished.status === 'answer') expect(finished.answer.text.startsWith(shown)).toBe(true);
        if (shown !== last) steps++;
        last = shown;
      }
      if (finished.status === 'answer' && last !== '') useful++;
    }
    expect(useful).toBeGreaterThan(15);
    expect(steps).toBeGreaterThan(useful);
  });

  it('of a hostile one nothing is read but whole sentences, and it never throws', () => {
    const { answer, below, pick } = random(2);
    let readAtAll = 0;
    for (let at = 0; at < 60; at++) {
      let written = (encodings[below(encodings.length)] as (typeof encodings)[0])(answer(true));
      for (let faults = below(3); faults > 0; faults--) {
        const place = below(written.length);
        written = written.slice(0, place) + pick(junk) + written.slice(place + below(3));
      }
      for (let length = 0; length <= written.length; length += 1 + below(3)) {
        const soFar = readPartialReply(written.slice(0, length));
        if (soFar === null) continue;
        readAtAll++;
        const inside = soFar.slice(soFar.indexOf('[') + 1, -2);
        const own = inside.split('}, {').map((one) => one.replace(/^\{|\}$/g, ''));
        for (const one of own) expect(written).toContain(one);
        expect(typeof read(written.slice(0, length))).toBe('string');
      }
    }
    expect(readAtAll).toBeGreaterThan(100);
    for (const scrap of ['\\', '"', '[', '{', '}', '{}', ' ', '`']) {
      expect(read(begun(scrap.repeat(24_000)))).toBe('');
      expect(read(scrap.repeat(1_000_000))).toBe('');
    }
  });
});
