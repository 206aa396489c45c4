import { NameMatcher } from './name-matcher';

const found = (names: readonly string[], text: string): string[] =>
  new NameMatcher(names.map((name) => [name, name] as const))
    .find(text)
    .flatMap(({ values, start, end }) => values.map((value) => `${value}@${text.slice(start, end)}`));

describe('NameMatcher', () => {
  it('finds the longest name, in the order of the text, without overlap', () => {
    expect(found(['高血压', '血压', '夜间高血压', '盐'], '夜间高血压和血压')).toEqual([
      '夜间高血压@夜间高血压',
      '血压@血压',
    ]);
    expect(found(['血压计', '血压'], '血压')).toEqual(['血压@血压']);
  });

  it('finds a name whatever its case, width and kind of characters', () => {
    expect(found(['HbA1c', '胰岛素'], '测ＨＢＡ１Ｃ和胰島素')).toEqual(['HbA1c@ＨＢＡ１Ｃ', '胰岛素@胰島素']);
  });

  it('takes a Latin name as a whole word, and its plural', () => {
    expect(found(['ACE', 'gene'], 'acetone genes ACE, ace2')).toEqual(['gene@gene', 'ACE@ACE']);
    expect(found(['ACEI'], '吃ACEI的人')).toEqual(['ACEI@ACEI']);
  });

  it('does not take everyday words for the abbreviations that look like them', () => {
    expect(found(['CAN', 'PET'], 'can my pet do a PET scan')).toEqual(['PET@PET']);
  });

  it('gives all that have the same name', () => {
    const matcher = new NameMatcher([
      ['PCI', 1],
      ['pci', 2],
    ]);
    expect(matcher.find('PCI')).toEqual([{ start: 0, end: 3, values: [1, 2] }]);
  });
});
