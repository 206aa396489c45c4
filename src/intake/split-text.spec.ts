import { seededRandom } from '../text/seeded-random';
import { splitText } from './split-text';

const without = (text: string): string => text.replace(/\s+/g, '');
const runOfMarks = /(?:\s*\[\d{1,3}\])+/g;

/** What must hold for every text, as long as a run of marks fits into a part with what it backs. */
function expectWellCut(text: string, longest: number): string[] {
  const parts = splitText(text, longest);
  expect(without(parts.join(''))).toBe(without(text));
  for (const [at, part] of parts.entries()) {
    expect(part.length).toBeLessThanOrEqual(longest);
    expect(part).toBe(part.trim());
    if (text.trim() !== '') expect(part).not.toBe('');
    expect(part).not.toMatch(/\p{Surrogate}/u);
    if (at > 0) expect(part).not.toMatch(/^\[\d{1,3}\]/);
  }
  const marks = (all: string) => (all.match(runOfMarks) ?? []).map(without);
  expect(parts.flatMap(marks)).toEqual(marks(text));
  return parts;
}

describe('splitText', () => {
  it('leaves alone what fits', () => {
    expect(splitText('血压高要复诊。[1]', 20)).toEqual(['血压高要复诊。[1]']);
    expect(splitText('  高。 \n', 2)).toEqual(['高。']);
    expect(splitText('', 10)).toEqual(['']);
  });

  it.each([
    ['paragraphs', 'aaaa bbbb.\n\ncc dd. ee ff', ['aaaa bbbb.', 'cc dd. ee ff']],
    ['lines', 'aaaa bb. c\ndd ee ff gg', ['aaaa bb. c', 'dd ee ff gg']],
    ['sentences', '高血压要治，要量。再去复诊，吃药吧', ['高血压要治，要量。', '再去复诊，吃药吧']],
    ['English sentences', 'Measure. Rest a while', ['Measure.', 'Rest a while']],
    ['English clauses', 'once daily, resting', ['once daily,', 'resting']],
    ['clauses', '每天早晚都要量，量之前先坐五分钟', ['每天早晚都要量，', '量之前先坐五分钟']],
    ['words', 'hypertension medication', ['hypertension', 'medication']],
  ])('cuts between %s where it can', (_border, text, parts) => {
    expect(splitText(text, 12)).toEqual(parts);
  });

  it('takes a lesser border rather than a needlessly short part', () => {
    expect(splitText('好。\n每天早晚都要量，量之前先坐', 14)).toEqual(['好。\n每天早晚都要量，', '量之前先坐']);
  });

  it('does not put the end of a quotation into the next part', () => {
    expect(splitText('他说：“要去复诊。”然后走了。', 10)).toEqual(['他说：“要去复诊。”', '然后走了。']);
  });

  it.each(['要量两次。[12]', '要量两次。[1][2]', '要量两次。 [1] [2]', '要量两次[12]。', '要量两次。\n[12]'])(
    'keeps the marks beside their sentence, wherever the part ends: %s',
    (sentence) => {
      for (let longest = sentence.length; longest < 40; longest++) {
        for (const part of expectWellCut(sentence.repeat(8), longest)) expect(part).toContain('要量两次');
      }
    },
  );

  it('puts an English mark to its sentence', () => {
    expect(splitText('Measure twice. [12] Then rest a while. [3]', 24)).toEqual([
      'Measure twice. [12]',
      'Then rest a while. [3]',
    ]);
  });

  it('cuts no character in half', () => {
    expect(splitText('😀😀😀😀', 3)).toEqual(['😀', '😀', '😀', '😀']);
    expectWellCut(`a${'😀'.repeat(1000)}`, 7);
  });

  it('cuts marks from each other, never through, where nothing but marks would fit', () => {
    const parts = splitText(`高${'[12]'.repeat(50)}`, 10);
    expect(without(parts.join(''))).toBe(`高${'[12]'.repeat(50)}`);
    for (const part of parts) expect(part).toMatch(/^高?(\[12\])*$/);
  });

  it.each([1, 2, 3, 4])('comes to an end where hardly anything fits: %d', (longest) => {
    expect(without(splitText('高😀[12] 低', longest).join(''))).toBe('高😀[12]低');
  });

  it('does its duty on a thousand random texts', () => {
    const random = seededRandom(20_260_301);
    const below = (end: number) => Math.floor(random() * end);
    const scraps = ['血压', '要复诊', '，', '。', '！', '\n', '\n\n', ' ', '  ', 'measure ', 'twice', '. ', ', ', '😀'];
    scraps.push(
      '👩‍⚕️',
      '[1]',
      ' [2]',
      '[12]',
      '[1][2]',
      '[',
      ']',
      '[x]',
      '3.5',
      'mmHg',
      '“',
      '。”',
      '\t',
      '𠮷',
      '；',
      '1',
    );
    let cuts = 0;
    for (let at = 0; at < 1000; at++) {
      let text = '';
      for (let left = below(200); left > 0; left--) text += scraps[below(scraps.length)] ?? '';
      const longest = 40 + below(100);
      // More marks in a row than fit into a part are another matter.
      text = text.replace(runOfMarks, (marks) => (marks.match(/\s*\[\d{1,3}\]/g) ?? []).slice(0, 5).join(''));
      cuts += expectWellCut(text, longest).length - 1;
    }
    expect(cuts).toBeGreaterThan(2000);
  }, 60_000);
});
