import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { foldText } from './character-runs';
import { normaliseForMatch } from './normalise';
import { SIMPLIFIED_FORMS } from './simplified-forms';
import { simplify } from './simplify';

/** Its own types do not resolve under Node's module rules. */
interface OpenCC {
  Converter: (options: { from: string; to: string }) => (text: string) => string;
}
const { Converter } = jest.requireActual<OpenCC>('opencc-js');

const shipped = ['patients', 'research'].flatMap((name) => {
  const folder = join(__dirname, '../../knowledge', name, 'documents');
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
});

describe('simplify', () => {
  it.each([
    ['化療後能吃蝦嗎', '化疗后能吃虾吗'],
    ['高血壓患者為什麼頭髮會變乾', '高血压患者为什么头发会变干'],
    ['裏面跟裡面', '里面跟里面'],
    ['吃著藥，隻身一人，只有一隻', '吃着药，只身一人，只有一只'],
    ['想瞭解一下，謝謝回覆', '想了解一下，谢谢回复'],
    ['臺灣和台灣', '台湾和台湾'],
    ['麵條與面子，鬆開的松樹', '面条与面子，松开的松树'],
    ['什么 甚至 沈医生 𠮷野家 HbA1c 안녕 カタカナ', '什么 甚至 沈医生 𠮷野家 HbA1c 안녕 カタカナ'],
  ])('matches %s like %s', (traditional, simplified) => {
    expect(simplify(traditional)).toBe(simplify(simplified));
    expect(normaliseForMatch(traditional)).toBe(normaliseForMatch(simplified));
  });

  it('changes nothing twice, and no length', () => {
    expect(simplify(SIMPLIFIED_FORMS)).toHaveLength(SIMPLIFIED_FORMS.length);
    expect(simplify(simplify(SIMPLIFIED_FORMS))).toBe(simplify(SIMPLIFIED_FORMS));
  });

  it.each(['tw', 'hk', 't'] as const)('matches the shipped documents in traditional characters (%s)', (to) => {
    const convert = Converter({ from: 'cn', to });
    let changed = 0;
    for (const text of shipped) {
      const traditional = convert(text);
      if (traditional !== text) changed++;
      expect(foldText(traditional)).toBe(foldText(text));
    }
    expect(changed).toBeGreaterThan(10);
  });

  it('takes a long text in traditional characters', () => {
    expect(simplify('血壓'.repeat(100_000))).toBe('血压'.repeat(100_000));
  });
});
